// The overview moves the view: its brush is dragged, its ends are, a click goes there, and so do keys.

import { boxOf } from "../draw/elements.js";
import { brushOf, drawOverview } from "../draw/overview.js";
import { timeText } from "../time/calendar.js";
import { clamp } from "../time/numbers.js";
import { timeOf, viewBetween } from "../time/scale.js";
import { nameLanesBelow } from "./below.js";
import { settle } from "./moves.js";
import { chart, isVertical, part } from "./page.js";
import { setView, setZoomed, state } from "./state.js";
import { afterPaint, moving, namesPx, paintSoon } from "./view.js";

// Px between the ends of the brush at the least, and the share of the window that a key moves an end by.
const LEAST_BRUSH = 6;
const KEY_STEP = 0.05;

/** Where the brush was grabbed: which part of it, the px of the pointer, and the brush as it was. */
/** @type {{ part: string, x: number, brush: Stretch } | null} */
let grabbed = null;

const root = () => /** @type {HTMLElement | null} */ (part("overview"));

/**
 * @param {boolean} _isMoving
 * @param {Scene} scene
 */
function paintOverview(_isMoving, scene) {
  const { scale, view } = scene;
  const box = root();
  if (!box || isVertical()) return;
  box.style.marginLeft = `${namesPx(scene.isWide, scene.rem)}px`;
  const brush = brushOf(scale, view);
  const times = [0, scale.width].map((x) => timeOf(scale, view, x));
  const length = times[1] - times[0];
  const { from = "", to = "" } = box.dataset;
  drawOverview(/** @type {Element} */ (box.firstElementChild), { ...scene, view: scale.whole }, brush, [
    {
      end: "from",
      label: from,
      text: timeText(state.data.lang, times[0], length),
      share: brush[0] / scale.width,
    },
    {
      end: "to",
      label: to,
      text: timeText(state.data.lang, times[1], length),
      share: brush[1] / scale.width,
    },
  ]);
}

/**
 * Show what lies between two px of the whole.
 * @param {number} from
 * @param {number} to
 */
function showBetween(from, to) {
  const { scale } = state;
  if (!scale) return;
  const [start, end] = [from, to].map((x) => timeOf(scale, scale.whole, x));
  const whole = from <= 0 && to >= scale.width;
  const view = whole ? scale.whole : viewBetween(scale, start, end);
  if (view.k !== state.view.k) setZoomed(true);
  setView(view);
  paintSoon(moving);
}

/**
 * The brush with one of its parts moved.
 * @param {string} moved "from", "to" or "all"
 * @param {Stretch} brush
 * @param {number} by px
 * @returns {Stretch}
 */
function movedBrush(moved, [from, to], by) {
  const width = state.scale?.width ?? 0;
  if (moved === "from") return [clamp(from + by, 0, to - LEAST_BRUSH), to];
  if (moved === "to") return [from, clamp(to + by, from + LEAST_BRUSH, width)];
  const shift = clamp(by, -from, width - to);
  return [from + shift, to + shift];
}

/** @param {PointerEvent} event */
function grabBrush(event) {
  const box = root();
  const { scale, view } = state;
  if (!box || !scale || event.button !== 0) return;
  event.preventDefault();
  const x = event.clientX - boxOf(box).left;
  let brush = brushOf(scale, view);
  const handle = /** @type {Element} */ (event.target).closest(".handle");
  const end = /** @type {SVGElement | null} */ (handle)?.dataset.end;
  if (!end && (x < brush[0] || x > brush[1])) {
    brush = movedBrush("all", brush, x - (brush[0] + brush[1]) / 2);
    showBetween(...brush);
  }
  grabbed = { part: end || "all", x, brush };
  box.setPointerCapture(event.pointerId);
}

/** @param {PointerEvent} event */
function dragBrush(event) {
  const box = root();
  if (!grabbed || !box) return;
  const x = event.clientX - boxOf(box).left;
  showBetween(...movedBrush(grabbed.part, grabbed.brush, x - grabbed.x));
}

function releaseBrush() {
  if (!grabbed) return;
  grabbed = null;
  settle();
}

/** @param {KeyboardEvent} event */
function onOverviewKey(event) {
  const end = /** @type {SVGElement | null} */ (/** @type {Element} */ (event.target).closest(".handle"))
    ?.dataset.end;
  const { scale, view } = state;
  if (!end || !scale) return;
  const brush = brushOf(scale, view);
  const step = Math.max((brush[1] - brush[0]) * KEY_STEP, 2);
  /** @type {Record<string, number>} */
  const steps = {
    ArrowLeft: -step,
    ArrowDown: -step,
    ArrowRight: step,
    ArrowUp: step,
    PageDown: -4 * step,
    PageUp: 4 * step,
    Home: -scale.width,
    End: scale.width,
  };
  const by = steps[event.key];
  if (by === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  showBetween(...movedBrush(end, brush, by));
  settle();
}

export function listenToOverview() {
  const box = root();
  if (!box) return;
  afterPaint(paintOverview);
  nameLanesBelow(box, /** @type {HTMLElement} */ (box.lastElementChild));
  box.addEventListener("pointerdown", grabBrush);
  box.addEventListener("pointermove", dragBrush);
  box.addEventListener("pointerup", releaseBrush);
  box.addEventListener("pointercancel", releaseBrush);
  box.addEventListener("keydown", onOverviewKey);
  box.addEventListener("dblclick", () => {
    if (state.scale) showBetween(0, state.scale.width);
    settle();
  });
  chart.classList.add("brushed"); // which is not animated: hundreds of marks take longer than a frame has
}

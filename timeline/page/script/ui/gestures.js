// What a reader does to the chart: a drag or a sideways wheel pans, two fingers or ctrl and the wheel zoom, a
// double click looks closer. A wheel that turns up or down and a vertical swipe are left to the page.

import { boxOf } from "../draw/elements.js";
import { clamp } from "../time/numbers.js";

/**
 * What gestures ask for; `left` are the px of what is beside the chart.
 * @typedef {{
 *   pan: (dx: number) => void, zoom: (factor: number, x: number) => void, settle: () => void,
 *   step: (way: string) => void, choose: (event: MouseEvent | KeyboardEvent) => void, left: () => number,
 * }} Moves
 * @typedef {{ size: number, middle: number }} Pinch
 */

// Px a pointer moves before that is a drag; ms without a turn of the wheel after which it has come to rest.
const DRAG = 5;
const REST = 160;

/**
 * @param {HTMLElement} target
 * @param {Moves} moves
 */
export function listenTo(target, moves) {
  listenToPointers(target, moves);
  /** @param {MouseEvent} event */
  const xIn = (event) => event.clientX - boxOf(target).left - moves.left();
  let rest = 0;
  target.addEventListener("dblclick", (event) => {
    event.preventDefault();
    moves.zoom(2, xIn(event));
    moves.settle();
  });
  target.addEventListener(
    "wheel",
    (event) => {
      // With shift, some browsers turn the wheel sideways themselves.
      const sideways = event.shiftKey && !event.deltaX ? event.deltaY : event.deltaX;
      const pans = !event.ctrlKey && (event.shiftKey || Math.abs(sideways) > Math.abs(event.deltaY));
      if (!event.ctrlKey && !pans) return;
      event.preventDefault();
      const pixels = (pans ? sideways : event.deltaY) * (event.deltaMode === 1 ? 16 : 1);
      if (pans) moves.pan(-pixels);
      else moves.zoom(Math.exp(-clamp(pixels, -120, 120) / 240), xIn(event));
      clearTimeout(rest);
      rest = setTimeout(moves.settle, REST);
    },
    { passive: false },
  );
  target.addEventListener("keydown", (event) => {
    const mark = /** @type {Element} */ (event.target).closest(".event, [data-lane][role]");
    if (mark && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      moves.choose(event);
    }
    if (event.key === "+" || event.key === "-") moves.step(event.key === "+" ? "in" : "out");
    if (event.key === "0") moves.step("whole");
  });
}

/**
 * @param {HTMLElement} target
 * @param {Moves} moves
 */
function listenToPointers(target, { pan, zoom, settle, choose, left }) {
  /** @type {Map<number, { x: number, y: number }>} */
  const fingers = new Map();
  /** @type {{ x: number, pinch: Pinch | null } | null} */
  let start = null;
  let moved = false;
  /** @returns {Pinch} */
  const pinch = () => {
    const [a, b] = [...fingers.values()];
    return { size: Math.max(Math.hypot(a.x - b.x, a.y - b.y), 20), middle: (a.x + b.x) / 2 };
  };
  target.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    start = { x: event.clientX, pinch: fingers.size === 2 ? pinch() : null };
    moved = fingers.size > 1;
  });
  target.addEventListener("pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger || !start) return;
    const dx = event.clientX - (moved ? finger.x : start.x);
    if (!moved && Math.abs(dx) < DRAG) return;
    Object.assign(finger, { x: event.clientX, y: event.clientY });
    if (!moved) {
      moved = true;
      target.setPointerCapture(event.pointerId);
      target.classList.add("dragging");
      return pan(dx);
    }
    if (fingers.size === 1) return pan(dx);
    const after = pinch();
    const before = start.pinch || after;
    start.pinch = after;
    pan(after.middle - before.middle);
    zoom(after.size / before.size, after.middle - boxOf(target).left - left());
  });
  /** @param {PointerEvent} event */
  const lift = (event) => {
    if (!fingers.delete(event.pointerId)) return;
    target.classList.remove("dragging");
    start = fingers.size && start ? { ...start, pinch: null } : null;
    if (moved && !fingers.size) settle();
  };
  target.addEventListener("pointerup", lift);
  target.addEventListener("pointercancel", lift);
  target.addEventListener("click", (event) => {
    if (moved && event.detail) moved = false;
    else choose(event);
  });
}

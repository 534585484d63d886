// Relations between dates: which of them are drawn, and where, in the vertical picture, beside the rails.

import { startAt } from "./between.js";
import { inTracks } from "./tracks.js";

/**
 * An end of a relation: px from the top, which line's mark it is at, -1 for none that is there, whether its
 * date hangs on the other's, and whether it is a sign of a report's line, which is far away.
 * @typedef {{ y: number, line: number, hangs: boolean, isSign?: boolean }} End
 *
 * A relation beside the rails: its upper and its lower end, and its column.
 * @typedef {{ ends: End[], lit: boolean, column: number }} Tie
 */

// How many have room side by side without any made for them, and at the most.
const FREE = 3;
const MOST = 10;

// Px from which on a report is far away, and to the sign that stands for it.
const FAR_PX = 200;
const SIGN_PX = 30;

/** Px from one to the next. */
export const STEP = 4;

/** Px beside the rails that are free for them. */
export const FREE_PX = FREE * STEP;

/**
 * The relations that are drawn: all of them, of which a chosen event's chain is lit, or those of the chosen
 * event alone, which they begin at; and of each end whether its date hangs on the other's. Of two that hang
 * on each other there is one.
 * @param {Scene} scene
 * @returns {{ ends: [number, number], hangs: boolean[], lit: boolean }[]}
 */
export function tiesOf(scene) {
  const { chosen, data, allTies } = scene;
  const chain = allTies ? chainOf(scene) : null;
  const anchors = new Map(data.ties);
  return data.ties.flatMap(([event, anchor]) => {
    const isMutual = anchors.get(anchor) === event;
    if (isMutual && anchor < event) return [];
    const lit = chain ? chain.has(event) && chain.has(anchor) : event === chosen || anchor === chosen;
    if (!lit && !allTies) return [];
    const ends = /** @type {[number, number]} */ (anchor === chosen ? [anchor, event] : [event, anchor]);
    return [{ ends, hangs: ends.map((end) => isMutual || end === event), lit: lit || chosen < 0 }];
  });
}

/**
 * The chosen event, with all that it hangs on and all that hangs on it, however far.
 * @param {Scene} scene
 */
function chainOf({ chosen, data }) {
  const chain = new Set([chosen]);
  for (const [from, to] of [
    [0, 1],
    [1, 0],
  ]) {
    const reached = new Set([chosen]);
    for (const event of reached) for (const tie of data.ties) if (tie[from] === event) reached.add(tie[to]);
    for (const event of reached) chain.add(event);
  }
  return chain;
}

/**
 * Whether an event is a report that is drawn as a line through all lanes; no era is.
 * @param {Pick<Scene["data"], "band" | "group" | "groups">} data
 * @param {number} event
 */
export const isReportLine = ({ band, group, groups }, event) =>
  band[event] < 0 && groups[group[event]] === "report";

/**
 * The ends of a relation to a report: where that is far away, a sign of its line is met instead.
 * @param {End[]} ends
 * @param {number} report which of them it is, or -1
 * @returns {End[]}
 */
function metNearby(ends, report) {
  const [there, here] = [ends[report], ends[1 - report]];
  if (report < 0 || !here.hangs || here.line < 0 || Math.abs(there.y - here.y) < FAR_PX) return ends;
  const y = here.y + Math.sign(there.y - here.y) * SIGN_PX;
  return [here, { line: -1, y, hangs: false, isSign: true }];
}

/**
 * Relations in columns beside the rails, those that pass one another side by side; and the px by which the
 * rails make room for them. A list of thousands has not each event's line: what is tied to another goes on to
 * the list's end.
 * @param {Scene} scene
 * @param {{ event: number, y: number }[]} lines
 * @param {number} height
 * @returns {{ ties: Tie[], shift: number }}
 */
export function tiesBeside(scene, lines, height) {
  const { data, times, shown, allTies } = scene;
  const places = new Map(lines.map(({ event }, i) => [event, i]));
  /**
   * @param {number} event
   * @param {boolean} hangs
   */
  const endOf = (event, hangs) => {
    const line = places.get(event) ?? -1;
    const isAbove = startAt(times, event) < startAt(times, lines[0].event);
    return { line, y: line >= 0 ? lines[line].y : isAbove ? 0 : height, hangs };
  };
  const ties = tiesOf(scene)
    .filter(({ ends }) => ends.every((event) => shown[event]) && ends.some((event) => places.has(event)))
    .map(({ ends, hangs, lit }) => {
      const report = ends.findIndex((event) => isReportLine(data, event));
      const met = ends.map((event, i) => endOf(event, hangs[i]));
      return { lit, ends: metNearby(met, report).sort((a, b) => a.y - b.y) };
    })
    .sort((a, b) => a.ends[0].y - b.ends[0].y);
  const spans = ties.map(({ ends: [{ y: from }, { y: to }] }) => ({ band: 0, from, to }));
  const { tracks, counts } = inTracks(spans, allTies ? MOST : FREE);
  return {
    ties: ties.map((tie, i) => ({ ...tie, column: tracks[i] })),
    shift: Math.max((counts.get(0) || 0) - FREE, 0) * STEP,
  };
}

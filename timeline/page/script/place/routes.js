// Routes of relations from mark to mark, level and upright, past other marks, titles and routes.

import { HEAD } from "./in_the_way.js";
import { clamp, sum } from "../time/numbers.js";

/**
 * @typedef {import("./in_the_way.js").Box} Box
 * @typedef {import("./in_the_way.js").Edges} Edges
 * @typedef {import("./in_the_way.js").Point} Point
 *
 * Where a route may end, the way out from there, 1 long, level or upright; and what that costs.
 * @typedef {Point & { dx: number, dy: number, cost?: number }} Port
 *
 * A route's ends and the corners between them.
 * @typedef {Point[]} Route
 *
 * A route that is wanted: where it may begin and end, the events there, and where it has an arrow.
 * @typedef {{ starts: Port[], ends: Port[], own: number[], hangs: boolean[] }} Wire
 *
 * A straight piece of a route, or an arrow; and where that route begins and ends, which another may share.
 * @typedef {Edges & { isLevel: boolean, isHead: boolean, ends: number[] }} Piece
 *
 * What routes pass by.
 * @typedef {{ boxes: Box[], pieces: Set<Piece> }} Ground
 */

// Px of a piece of a route at least, and of its end that nothing is to hide; beyond its marks, where it may
// turn; and between two side by side. Those by which a short straight one may come nearer to both its marks.
const LEAVE = 8;
const BARE = 3;
const NEARER = 4;
const TRACKS = [10, 18, 34, 50, 80, 120];
const CLOSE_BY = 10;
// Px that two marks may be aside of one another for a straight line between them.
const ALIGNED = 10;
// What a px of way costs, one that lacks and one beside another route, a corner, to cross another route, to
// turn behind a title, and to touch the arrow of another.
const WAY_COST = 0.04;
const SHORT_COST = 10;
const BESIDE_COST = 3;
const CORNER_COST = 4;
const CROSS_COST = 6;
const HIT_COST = 70;
const ARROW_COST = 200;

/** @type {(long: number) => number} px that a piece lacks to be seen */
const lacking = (long) => Math.max(LEAVE - long, 0);

/** @type {(port: Port, end: Point, next: Point) => number} px that a route lacks there, or turns back */
const shortOf = ({ dx, dy }, { x, y }, next) => lacking((next.x - x) * dx + (next.y - y) * dy);

/**
 * The routes that there may be from one port to another, with three corners at the most.
 * @param {Port} from
 * @param {Port} to
 * @returns {Route[]}
 */
function routesBetween(from, to) {
  if (from.dx && to.dx) return acrossWays(from, to);
  // What is upright is level with its axes exchanged.
  if (!from.dx && !to.dx)
    return acrossWays(exchanged(from), exchanged(to)).map((route) => route.map(exchanged));
  const [level, upright] = from.dx ? [from, to] : [to, from];
  const corner = { x: upright.x, y: level.y };
  const ways = TRACKS.slice(0, 3).flatMap((out) =>
    TRACKS.slice(0, 3).map((off) => {
      const [x, y] = [level.x + level.dx * out, upright.y + upright.dy * off];
      return [level, { x, y: level.y }, { x, y }, { x: upright.x, y }, upright];
    }),
  );
  const all = [[level, corner, upright], ...ways];
  return from.dx ? all : all.map((route) => route.reverse());
}

/** @type {(point: Point & { dx?: number, dy?: number }) => Port} */
const exchanged = ({ x, y, dx = 0, dy = 0 }) => ({ x: y, y: x, dx: dy, dy: dx });

/**
 * Routes between two level ports: straight, or with two corners.
 * @param {Port} from
 * @param {Port} to
 * @returns {Route[]}
 */
function acrossWays(from, to) {
  const isFacing = from.dx !== to.dx;
  if (isFacing && Math.abs(from.y - to.y) <= ALIGNED) {
    const y = (from.y + to.y) / 2;
    // Between two rows there is little room: up to its marks if need be.
    const nearer = (from.dx * clamp(LEAVE - (to.x - from.x) * from.dx, 0, NEARER)) / 2;
    return [
      [
        { x: from.x - nearer, y },
        { x: to.x + nearer, y },
      ],
    ];
  }
  const outer = from.dx * Math.max(from.x * from.dx, to.x * from.dx);
  const turns = isFacing
    ? [...TRACKS.flatMap((out) => [from.x + from.dx * out, to.x + to.dx * out]), (from.x + to.x) / 2]
    : TRACKS.map((out) => outer + from.dx * out);
  return turns.map((x) => [from, { x, y: from.y }, { x, y: to.y }, to]);
}

/** @type {(a: Point, b: Point) => Edges} those of the box between two corners */
const edgesBetween = (a, b) => ({
  x0: Math.min(a.x, b.x),
  x1: Math.max(a.x, b.x),
  y0: Math.min(a.y, b.y),
  y1: Math.max(a.y, b.y),
});

/**
 * @param {Route} route
 * @param {Wire} wire
 * @returns {Piece[]}
 */
function straightsOf(route, { own, hangs }) {
  const ends = own.map((event, i) => event * 2 + Number(hangs[i]));
  /** @type {(a: Point, b: Point, isHead: boolean) => Piece} */
  const pieceOf = (a, b, isHead) => ({ ...edgesBetween(a, b), isLevel: a.y === b.y, isHead, ends });
  const heads = [route[0], ...route.slice(-1)].filter((_, i) => hangs[i]);
  return [
    ...route.slice(1).map((point, i) => pieceOf(route[i], point, false)),
    ...heads.map(({ x, y }) => pieceOf({ x: x - HEAD, y: y - HEAD }, { x: x + HEAD, y: y + HEAD }, true)),
  ];
}

/** @type {(a: Edges, b: Edges) => number} px that two have in common across; below 0 those between them */
const across = (a, b) => Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);

/** @type {(a: Edges, b: Edges) => number} */
const down = (a, b) => Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);

/**
 * Whether no route comes between some edges.
 * @param {Route[]} routes
 * @param {Edges} edges
 */
export const isClearOf = (routes, edges) =>
  routes.every((route) =>
    route.slice(1).every((end, i) => {
      const piece = edgesBetween(route[i], end);
      return across(piece, edges) < 0 || down(piece, edges) < 0;
    }),
  );

/**
 * What it costs to meet another route. Those from one event, or to one, may share their way.
 * @param {Piece} piece
 * @param {Piece} other
 */
function meetingCost(piece, other) {
  const [wide, high] = [across(piece, other), down(piece, other)];
  if (wide < -CLOSE_BY || high < -CLOSE_BY) return 0;
  const isShared = piece.ends.some((end) => other.ends.includes(end));
  if (piece.isHead || other.isHead) return isShared || wide < 0 || high < 0 ? 0 : ARROW_COST;
  if (piece.isLevel !== other.isLevel) {
    const isCrossed = wide >= 0 && high >= 0 && !(isShared && (!wide || !high));
    return isCrossed ? CROSS_COST : 0;
  }
  const [along, aside] = piece.isLevel ? [Math.max(wide, 0), high] : [Math.max(high, 0), wide];
  return isShared && !aside ? -along * WAY_COST : (along + HEAD) * BESIDE_COST;
}

/** @type {(point: Point, edges: Edges) => boolean} */
const isWithin = ({ x, y }, { x0, x1, y0, y1 }) => x >= x0 && x <= x1 && y >= y0 && y <= y1;

/**
 * What it costs that a route ends there, wherever it comes from.
 * @param {Ground} ground
 * @param {Port} port
 * @param {boolean} hangs
 */
function endCost({ boxes }, { x, y, dx, dy }, hangs) {
  const tip = { x: x + dx * BARE, y: y + dy * BARE };
  const over = boxes.filter((box) => isWithin(tip, box));
  return Math.max(...over.map((box) => box.over[Number(hangs)]), 0);
}

/**
 * What it costs to meet all that a route meets, but for marks where it joins them. From `most` on it need not
 * be known.
 * @param {Ground} ground
 * @param {Piece[]} pieces
 * @param {number[]} own
 * @param {number} most
 */
function wayCost({ boxes, pieces: others }, pieces, own, most) {
  let cost = 0;
  const last = pieces.filter(({ isHead }) => !isHead).length - 1;
  for (const [i, piece] of pieces.entries()) {
    const joined = [i ? null : own[0], i < last ? null : own[1]];
    for (const box of piece.isHead ? [] : boxes) {
      const wide = across(piece, box);
      if (wide < 0) continue;
      const high = down(piece, box);
      if (high < 0 || joined.includes(box.event)) continue;
      cost += (piece.isLevel ? wide : high) * box.cost;
      if (cost > most) return cost;
    }
    for (const other of others) cost += meetingCost(piece, other);
  }
  return cost;
}

/**
 * The best of all ways between two marks, of which each has some ports.
 * @param {Ground} ground
 * @param {Wire} wire
 */
function bestOf(ground, wire) {
  const { starts, ends, own, hangs } = wire;
  const [leaving, arriving] = [starts, ends].map((ports, i) =>
    ports.map((port) => (port.cost || 0) + endCost(ground, port, hangs[i])),
  );
  /** @param {Point} corner */
  const isHidden = (corner) => ground.boxes.some((box) => box.hides && isWithin(corner, box));
  const ways = starts.flatMap((from, i) =>
    ends.flatMap((to, j) =>
      routesBetween(from, to).map((route) => {
        const lengths = route
          .slice(1)
          .map(({ x, y }, n) => Math.abs(x - route[n].x) + Math.abs(y - route[n].y));
        const short = [
          shortOf(from, route[0], route[1]),
          shortOf(to, route[route.length - 1], route[route.length - 2]),
          ...lengths.map(lacking),
        ];
        const way = sum(lengths) * WAY_COST + sum(short) * SHORT_COST + lengths.length * CORNER_COST;
        return { route, cost: leaving[i] + arriving[j] + way };
      }),
    ),
  );
  ways.sort((a, b) => a.cost - b.cost);
  let [best, pieces, least] = [ways[0].route, straightsOf(ways[0].route, wire), Infinity];
  for (const { route, cost: atLeast } of ways) {
    if (atLeast >= least) break;
    const cost = atLeast + route.slice(1, -1).filter(isHidden).length * HIT_COST;
    const straights = straightsOf(route, wire);
    const whole = cost + wayCost(ground, straights, own, least - cost);
    if (whole < least) [best, pieces, least] = [route, straights, whole];
  }
  for (const piece of pieces) ground.pieces.add(piece);
  return { route: best, pieces };
}

/**
 * Routes past boxes and one another: each past those before it, then each again, as those after it were not
 * there yet.
 * @param {Box[]} boxes
 * @param {Wire[]} wires
 * @returns {Route[]}
 */
export function routesPast(boxes, wires) {
  /** @type {Ground} */
  const ground = { boxes, pieces: new Set() };
  const first = wires.map((wire) => bestOf(ground, wire));
  return first.map(({ pieces }, i) => {
    for (const piece of pieces) ground.pieces.delete(piece);
    return bestOf(ground, wires[i]).route;
  });
}

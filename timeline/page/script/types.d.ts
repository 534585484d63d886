// The records that the script's modules hand to one another. Times are seconds since 1970, places CSS px.

/** A stretch from … to, of seconds or px. */
type Stretch = [number, number];

// --- what Python hands over: timeline/page/payload.py and entries.py ---

/**
 * Part of a date of several: the event's row, start and end (null where open), whether it is one known
 * moment.
 */
type Member = [number, number | null, number | null, number];

interface ReadingData {
  low: ArrayLike<number | null>;
  first?: ArrayLike<number | null>;
  last: ArrayLike<number | null>;
  high?: ArrayLike<number | null>;
  form: ArrayLike<number>;
  flags: ArrayLike<number>;
  members: Member[];
  known: number;
  whole: [from: number, to: number, begin?: number];
  gaps: GapData[];
  unit?: number;
}

/** What the source alone supports has an order of its own, and words: briefly and in full. */
interface SourceData extends ReadingData {
  order: ArrayLike<number>;
  words?: Record<string, [string, string]>;
}

/** One reading of every date, with NaN where there is no time, and the parts of each event of several. */
interface Reading {
  low: Float64Array;
  first: Float64Array;
  last: Float64Array;
  high: Float64Array;
  form: ArrayLike<number>;
  flags: ArrayLike<number>;
  members: Member[];
  byEvent: Map<number, Member[]>;
  known: number;
  whole: [from: number, to: number, begin?: number];
  gaps: GapData[];
}

/** A gap that is left out: from, to, how long it is in words and shorter, and 1 within a date. */
type GapData = [from: number, to: number, words: string, short: string, isWithin?: 1];

/** A text under the chart: from, to, what it says. */
type NoteData = [number | null, number | null, string];

/** The chart with its list, or time running down beside it. */
type Layout = "horizontal" | "vertical";

interface SharedData {
  lang: string;
  icons: string[];
  count: number;
  labels: Record<number, string>;
  beginnings: string[];
  slot: ArrayLike<number>;
  group: ArrayLike<number>;
  groups: string[];
  band: number[] | Int32Array;
  rank: ArrayLike<number>;
  grades: Record<number, number>;
  details: Record<number, string>;
  important: number;
  bands: string[];
  parts?: [number, string][];
  part?: ArrayLike<number>;
  further?: [number, number, number][];
  least: number;
  open: [number | null, number | null] | null;
  today: NoteData | null;
  eras: number[];
  notes: NoteData[];
  ties: [number, number][];
  others: Member[];
  layout: Layout | null;
  allTies: boolean;
}

interface Payload extends SharedData {
  checked: ReadingData;
  source: SourceData | null;
  entries?: EntryData;
}

interface Data extends SharedData {
  checked: Reading;
  source: (Reading & Pick<SourceData, "order" | "words">) | null;
}

/** What the page cannot tell from the CSV that it carries, to write an entry when it comes into view. */
interface EntryData {
  dates: Record<string, [string, string]>;
  ties: Record<string, [string, string, string]>;
  implied: Record<string, string>;
  others: Record<string, string>;
  images: Record<string, [string, number, number]>;
  known: string[];
  kinds: Record<string, string>;
  tags: string[];
  captions: string[];
  marks: string;
  datetime: string;
  web: string;
  details: [string, string, boolean][];
}

/**
 * What one entry is filled in from: texts by the names of its placeholders, and lists of such for what is
 * repeated.
 */
type EntryValues = Record<string, string | number | boolean | Record<string, string>[]>;

// --- time ---

/**
 * Segments of time side by side; `secondsBefore` each; px a second of the whole and of the closest look;
 * seconds of the least that matters.
 */
interface Scale {
  segments: Stretch[];
  gaps: GapData[];
  begins: number[];
  secondsBefore: number[];
  total: number;
  width: number;
  closest: number;
  least: number;
  whole: View;
}

/** Px a second, and the px at which the first segment begins. */
interface View {
  readonly k: number;
  readonly dx: number;
}

/** Px of a line of text at the size of small text. */
type Measure = (text: string, bold: boolean) => number;

interface TickName {
  x: number;
  text: string;
  row: 0 | 1;
  bold: boolean;
}

/** Where a unit begins: whether a line through the bands is drawn there, and whether it is the finer unit. */
interface TickMark {
  x: number;
  rule: boolean;
  fine: boolean;
}

interface Ticks {
  names: TickName[];
  marks: TickMark[];
}

// --- place ---

/** One event's date in a reading. */
interface EventDate {
  low: number;
  first: number;
  last: number;
  high: number;
  form: number;
  flags: number;
  members: Member[];
}

/**
 * Px that a mark takes, whether it `holds` a label and is an outline, the px from which on it does, and what is
 * between its parts.
 */
interface Ink {
  at?: number;
  x0: number;
  x1: number;
  holds?: boolean;
  outlined?: boolean;
  inner?: number;
  between?: Stretch[];
}

interface Disc {
  disc: true;
  x: number;
}

interface Pill {
  disc?: undefined;
  x0: number;
  x1: number;
}

/** The ink of one date: exactly one of `disc`, `pill`, `bar` and `parts`. */
interface Shape extends Ink {
  flags: number;
  x?: number;
  disc?: boolean;
  pill?: boolean;
  bar?: boolean;
  parts?: (Disc | Pill)[];
  startFades?: boolean;
  endFades?: boolean;
  arrow?: boolean;
  sure?: Stretch;
  about?: number;
  startCut?: boolean;
  endCut?: boolean;
}

/** What has ink in the chart: an event's row in the data, its shape, and that shape's px. */
interface Item extends Ink {
  event: number;
  slot: number;
  shape: Shape;
}

/** A title in lines, the px of the widest, and whether all of it is there. */
interface Folding {
  lines: string[];
  textWidth: number;
  whole: boolean;
}

/** A mark and the ways in which its title may stand. */
interface Labelled extends Ink {
  foldings: Folding[];
  symbolX?: number;
  detail?: string;
}

/** An item with its title; `turn` is -2 if chosen, -1 if important, 1 if long. */
interface TextItem extends Item {
  foldings: Folding[];
  symbolX?: number;
  detail?: string;
  turn: number;
  rank: number;
  key: number;
}

/** Where a label may stand, and what that costs, in rows. */
interface Choice {
  folding: Folding;
  from: number;
  to: number;
  cost: number;
  crosses: boolean;
  before?: boolean;
  inside?: boolean;
  hides?: boolean;
  isAway?: boolean;
  under?: boolean;
  detail?: string;
}

/** Where a label stands: the first of its rows. */
interface Place extends Choice {
  row: number;
}

/** What of a place is kept while the view moves. */
interface Kept {
  row: number;
  lines: number;
  left: boolean;
  inside: boolean;
  under: boolean;
}

/** What bounds a band's rows: px, rows at most, px of the report's lines, and what a further line costs. */
interface Room {
  gap?: number;
  textGap?: number;
  beside?: number;
  detailWidth?: (text: string) => number;
  reserves?: boolean;
  orderCost?: number;
  width: number;
  most: number;
  lines: number[];
  gaps?: Pick<Gap, "left" | "right">[];
  lineCost: number;
}

/**
 * What a band, or a part of one, is drawn in. Its `key` is its lane's name in full. A band of two levels knows its
 * `parts`, and whether these are drawn, each `within` the band's own stripe, which may be empty.
 */
interface Stripe {
  key: string;
  name: string;
  caption: string;
  isFolded: boolean;
  isShown: boolean;
  isEmpty?: boolean;
  parts?: string[];
  isParted?: boolean;
  within?: number;
  setIn?: number;
}

type Lanes = Pick<SharedData, "bands" | "beginnings" | "band" | "parts" | "part" | "further">;

/**
 * Where events stand; whether one is shown where some lanes alone are; whether there is a lane; those that are left
 * without one; and which mark tells of an event that has several.
 */
interface Levels {
  standing: (data: Lanes, looks: Looks, shown: ArrayLike<number>) => Standing;
  shows: (data: Lanes, lanes: ReadonlySet<string>) => (event: number) => boolean;
  has: (data: Lanes) => (lane: string) => boolean;
  without: (data: Lanes, shown: string[], lane: string) => string[];
  tellOnce?: (items: PlacedItem[], dots: PlacedDot[], strips: Strip[], packed: PackedBand[]) => void;
}

/** Stripes from top to bottom; the one that each event stands in, and where else it does. */
interface Standing {
  stripes: Stripe[];
  stripe: ArrayLike<number>;
  further: Map<number, number[]>;
}

/** How lanes are looked at: shown alone, folded to a row, and in their parts; by their names in full. */
interface Looks {
  lanes: ReadonlySet<string>;
  folded: ReadonlySet<string>;
  parted: ReadonlySet<string>;
}

/** Where everything was a moment ago, or is in the whole: kept as far as it can be. */
interface Previous {
  places: Map<number, Kept>;
  counts: number[];
  levels: number[];
  row: number;
  height: number;
  anchor: View;
  moving?: boolean;
}

/** An event without a label in its stack. */
interface Dot {
  event: number;
  x: number;
  level: number;
}

interface PlacedDot extends Ink {
  event: number;
  band: number;
  isAgain?: boolean;
  x: number;
  y: number;
  slot: number;
}

/** An event that is counted only, at a px. */
interface Counted {
  event: number;
  x: number;
}

interface PackedBand {
  items: TextItem[];
  places: (Place | null)[];
  rows: number;
  dots: Dot[];
  counted: Counted[];
  levels: number;
}

interface PlacedItem extends TextItem {
  band: number;
  isAgain?: boolean;
  label: Place;
  y: number;
}

interface Report extends Item {
  x: number;
  from: number;
  text: string;
  y: number;
}

/**
 * Counts of a band's events that have no label: px of the bins by how full they are, and the largest numbers.
 */
interface Strip {
  band: number;
  top: number;
  bottom: number;
  count: number;
  alone: number;
  levels: number[][];
  peaks: { x: number; count: number }[];
}

interface Band {
  band: number;
  stripe: Stripe;
  names: string[];
  captions: number;
  top: number;
  bottom: number;
  rows: number;
  levels: number;
}

interface Note {
  x0: number;
  x1: number;
  left: number;
  text: string;
  row: number;
  y: number;
}

interface Gap {
  left: number;
  right: number;
  texts: string[];
  /** What the length is between. */
  ends: number[];
}

/** Where everything stands. */
interface Plan extends Previous {
  today: number;
  width: number;
  axis: number;
  height: number;
  bottom: number;
  bands: Band[];
  items: PlacedItem[];
  dots: PlacedDot[];
  reports: Report[];
  strips: Strip[];
  segments: Stretch[];
  ticks: Ticks;
  gaps: Gap[];
  notes: Note[];
  eras: Stretch[];
  hidden: number;
}

// --- draw ---

/** All that a picture is made from; `foot`: px that may be left under it. What `isFixed` must not be higher than its budget; `top` is the chart's, in the window. */
interface Scene {
  data: Data;
  times: Reading;
  reading: "checked" | "source";
  shown: ArrayLike<number>;
  standing: Standing;
  lanes: ReadonlySet<string>;
  notes: SharedData["notes"];
  chosen: number;
  tab: number;
  allTies: boolean;
  scale: Scale;
  view: View;
  width: number;
  top: number;
  rem: number;
  isWide: boolean;
  lang: string;
  titles: string[];
  labels: string[];
  ids: string[];
  whens: (event: number) => string;
  briefs: (event: number) => string;
  target: number;
  budget: number;
  foot: number;
  windowPx: number;
  tall: number;
  isFixed?: boolean;
  foldings: (event: number) => Folding[];
  widthOf: (text: string, size: number, bold: boolean) => number;
  /** What is said of a date that hangs on a report's. */
  byReport: string;
  countText: (count: number) => string;
  numberText: (count: number) => string;
  rowText: (lane: string) => string;
}

type Attributes = Record<string, string | number>;

/** An element: tag, attributes, children or text, and a key by which it is known again. */
type Wanted = [string, Attributes, (Wanted[] | string)?, string?];

/** An entry of a saved picture's key: a kind's symbol, or where there is none, the next of the samples. */
interface KeyItem {
  slot: number;
  text: string;
  icon: string;
}

/** What stands around a chart that is saved. */
interface About {
  title: string;
  deck: string;
  said: string[];
  source: string;
  key: KeyItem[];
  samples: Element[];
  rem: number;
  family: string;
  serif: string;
  isRtl: boolean;
}

/** Where a saved picture's parts stand: px of its own, and how many times larger it is drawn. */
interface Frame {
  head: { parts: Wanted[]; y: number };
  foot: { lines: string[]; height: number };
  left: number;
  width: number;
  height: number;
  zoom: number;
}

// --- ui ---

/** What the rest asks of the list, written out or on demand. */
interface EventList {
  titles: string[];
  ids: string[];
  when: (event: number) => string;
  brief: (event: number) => string;
  text: (event: number) => string;
  element: (event: number) => HTMLElement | null;
  rowOf: (id: string) => number;
  order: () => number[];
  written: () => { event: number; node: HTMLElement }[];
  show: () => void;
  choose: (event: number) => void;
  observe: () => void;
}

type Named = "kinds" | "lanes" | "folded" | "parted";

interface State {
  data: Data;
  list: EventList;
  labels: string[];
  csv: string | null;
  opened: boolean;
  reading: "checked" | "source";
  times: Reading;
  kinds: Set<string>;
  lanes: Set<string>;
  folded: Set<string>;
  parted: Set<string>;
  shown: Uint8Array;
  standing: Standing;
  count: number;
  notes: SharedData["notes"];
  chosen: number;
  scale: Scale | null;
  view: View;
  plan: Plan | null;
  wholePlan: Plan | null;
  zoomed: boolean;
  allTies: boolean;
  layout: Layout | null;
  window: [number | null, number | null] | null;
}

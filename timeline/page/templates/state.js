// What the page shows, and the data that it carries.

const root = document.documentElement;
root.classList.add("js");
const $ = (id) => document.getElementById(":" + id);
const stage = $("stage"), chart = $("chart"), svg = chart.querySelector("svg"), column = $("list"), entriesRoot = $("entries"), search = $("search");
const calm = matchMedia("(prefers-reduced-motion: reduce)"), touch = matchMedia("(pointer: coarse)");
const wideWindow = matchMedia("(min-width: 64em)"), narrowWindow = matchMedia("(max-width: 43.74em)"), printing = matchMedia("print");
// A phone's list has rails, but on paper it has the chart.
const narrow = () => narrowWindow.matches && !printing.matches;
const state = { reading: "checked", kinds: new Set(), shown: null, alive: [], count: 0, chosen: -1, mix: null };
let numbers = null, plurals = null, data = null, list = null, scale = null, view = null, plan = null, home = null, times = null, here = null;

function unpack(base64) {
  const text = atob(base64), bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = text.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}

const ARRAYS = { f8: Float64Array, i4: Int32Array };

async function unpacked() {
  const csv = unpack($("csv").href.split(",")[1]).text();
  const [text, buffer] = await Promise.all([unpack($("data").textContent).text(), unpack($("arrays").textContent).arrayBuffer()]);
  data = JSON.parse(text, (_, value) => (ARRAYS[value?.array] ? new ARRAYS[value.array](buffer, value.at, value.n) : value));
  state.csv = await csv;
  list = listOnDemand(state.csv, data, entriesRoot);
  $("download").href = URL.createObjectURL(new Blob([await csv], { type: "text/csv" }));
}

// Numbers as typed arrays; null is where there is none.
function readable(reading) {
  if (!reading) return null;
  const numbers = (values) => (values instanceof Float64Array ? values : Float64Array.from(values, (value) => value ?? NaN));
  const byEvent = new Map();
  for (const member of reading.members) byEvent.set(member[0], [...(byEvent.get(member[0]) || []), member]);
  return { ...reading, low: numbers(reading.low), first: numbers(reading.first), last: numbers(reading.last), high: numbers(reading.high), byEvent };
}


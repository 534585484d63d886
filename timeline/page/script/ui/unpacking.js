// The data of thousands of events, which the page carries packed.

import { part } from "./page.js";

const ARRAYS = { f8: Float64Array, i4: Int32Array };

/** @param {string} base64 */
function unpack(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = text.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/**
 * @param {string} name
 */
const textIn = (name) => part(name).textContent || "";

/** @returns {Promise<{ csv: string, data: Payload }>} */
export async function unpacked() {
  const link = /** @type {HTMLAnchorElement} */ (part("csv"));
  const unpacking = unpack(link.href.split(",")[1]).text();
  const [text, buffer] = await Promise.all([
    unpack(textIn("data")).text(),
    unpack(textIn("arrays")).arrayBuffer(),
  ]);
  /** @type {Payload} */
  const data = JSON.parse(text, (_, value) => arrayIn(buffer, value));
  const csv = await unpacking;
  const file = new Blob([csv], { type: "text/csv" });
  /** @type {HTMLAnchorElement} */ (part("download")).href = URL.createObjectURL(file);
  return { csv, data };
}

/**
 * A typed array where a value names its place among the packed numbers, else the value itself.
 * @param {ArrayBuffer} buffer
 * @param {any} value
 */
function arrayIn(buffer, value) {
  const Numbers = ARRAYS[/** @type {keyof typeof ARRAYS} */ (value?.array)];
  return Numbers ? new Numbers(buffer, value.at, value.n) : value;
}

// Widths of texts, as this browser will draw them.

const pen = document.createElement("canvas").getContext("2d");
const widths = new Map();

// Px of a line of text at a size in px; bold as it is where bold is asked for.
function widthOf(text, size, bold, family) {
  const font = `${bold ? 700 : 400} ${size}px ${family}`, key = font + "\0" + text;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > 20000) widths.clear();
    if (pen.font !== font) pen.font = font;
    widths.set(key, (width = pen.measureText(text).width));
  }
  return width;
}

// As much of a text as has room, ending in an ellipsis where that is not all.
function cut(text, limit, measure) {
  if (measure(text) <= limit) return text;
  const signs = [...text];
  let low = 0, high = signs.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(signs.slice(0, middle).join("").trimEnd() + "…") <= limit) low = middle;
    else high = middle - 1;
  }
  return low ? signs.slice(0, low).join("").trimEnd() + "…" : "";
}

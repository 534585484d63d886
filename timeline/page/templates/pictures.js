// The chart as a picture that stands by itself: headline, key, the view shown, source.

// Rules that an SVG needs where no page lends it its own; colours as they are at the moment.
function rulesFor(svg) {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "band", "ink", "quiet", "line", "link", "report", ...[0, 1, 2, 3].map((slot) => `kind-${slot}`)];
  const variables = names.map((name) => `--${name}:${style.getPropertyValue(`--${name}`).trim()}`).join(";");
  const rules = [...document.styleSheets[0].cssRules].filter((rule) => rule.selectorText?.startsWith(".timeline")).map((rule) => rule.cssText);
  return `svg{${variables};font-family:${getComputedStyle(svg).fontFamily}}${rules.join("")}`;
}

function pictureOf(chart, { title, source, key, rem, family }) {
  const size = (node, name) => parseFloat(node.getAttribute(name));
  const width = size(chart, "width") + 32, parts = [];
  const make = (tag, attributes, text) => {
    const node = document.createElementNS(SVG, tag);
    for (const name in attributes) node.setAttribute(name, attributes[name]);
    if (text !== undefined) node.textContent = text;
    parts.push(node);
    return node;
  };
  const headline = wrapped(title, width - 32, (text) => widthOf(text, 26 * rem, true, "Georgia, serif"));
  let y = 14;
  for (const line of headline) make("text", { x: 16, y: (y += 30 * rem), class: "headline", "font-size": 26 * rem, "font-weight": 700, "font-family": "Georgia, 'DejaVu Serif', serif" }, line);
  y += 28 * rem;
  let x = 22;
  for (const { slot, name, count } of key) {
    const text = `${name} ${count}`, wide = widthOf(text, 13 * rem, false, family) + 40;
    if (x + wide > width) { x = 22; y += 22 * rem; }
    const group = make("g", { class: `event kind-${slot}`, transform: `translate(${x} ${y - 4})` });
    group.innerHTML = `<path class="mark disc" d="${DISCS[slot]}"/>`;
    make("text", { x: x + 14, y, "font-size": 13 * rem, class: "caption" }, text);
    x += wide;
  }
  y += 16 * rem;
  const copy = chart.cloneNode(true), height = size(chart, "height");
  copy.setAttribute("x", 16);
  copy.setAttribute("y", y);
  parts.push(copy);
  y += height + 20 * rem;
  make("text", { x: 16, y, "font-size": 12 * rem, class: "caption quiet" }, source);
  const whole = document.createElementNS(SVG, "svg"), total = Math.ceil(y + 14);
  const style = document.createElementNS(SVG, "style");
  style.textContent = rulesFor(chart);
  const ground = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ width, height: total, class: "paper" })) ground.setAttribute(name, value);
  for (const [name, value] of Object.entries({ xmlns: SVG, width, height: total, viewBox: `0 0 ${width} ${total}`, class: "timeline" })) whole.setAttribute(name, value);
  whole.append(style, ground, ...parts);
  return { text: new XMLSerializer().serializeToString(whole), width, height: total };
}

function download(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

async function savePicture(sort, chart, about) {
  const { text, width, height } = pictureOf(chart, about);
  const svg = new Blob([text], { type: "image/svg+xml" });
  if (sort === "svg") return download(svg, "timeline.svg");
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
  canvas.getContext("2d").drawImage(image, 0, 0, width * 2, height * 2);
  canvas.toBlob((blob) => download(blob, "timeline.png"), "image/png");
}

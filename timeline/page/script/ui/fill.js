// An entry of placeholders, ⟦so⟧, filled in: what has data-if goes where that is blank, what has data-each is
// repeated. What a cell holds is text: nothing in it becomes an element, a placeholder, or another address
// than a web one.

// Between two of these stands a sign.
const SEPARATORS = new Map([["tags", " · "]]);

/**
 * @param {HTMLElement} node
 * @param {EntryValues} values
 * @returns {HTMLElement} the same node
 */
export function fill(node, values) {
  /** @type {[HTMLElement, Comment][]} */
  const repeated = [...node.querySelectorAll(/** @type {"div"} */ ("[data-each]"))].map((part) => {
    const place = document.createComment("");
    part.replaceWith(place);
    return [part, place];
  });
  for (const part of node.querySelectorAll(/** @type {"div"} */ ("[data-if]"))) {
    if (values[part.dataset.if || ""]) part.removeAttribute("data-if");
    else part.remove();
  }
  const walk = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let inner = /** @type {Node | null} */ (node); inner; inner = walk.nextNode()) {
    if (inner instanceof Text) fillText(inner, values);
    else fillAttributes(/** @type {Element} */ (inner), values);
  }
  for (const [part, place] of repeated) repeat(part, place, values);
  return node;
}

/**
 * One pass over a text: what is put into it is not looked at again.
 * @param {string} text
 * @param {EntryValues} values
 */
const filled = (text, values) => text.replace(/⟦(\w+)⟧/g, (_, name) => String(values[name] ?? ""));

/**
 * @param {Text} text
 * @param {EntryValues} values
 */
function fillText(text, values) {
  if (text.data.includes("⟦")) text.data = filled(text.data, values);
}

/**
 * @param {Element} element
 * @param {EntryValues} values
 */
function fillAttributes(element, values) {
  for (const { name, value } of [...element.attributes]) {
    if (!value.includes("⟦")) continue;
    const text = filled(value, values);
    const missing = /^da/.test(name) && !text; // a date, or how much it leads the eye
    const elsewhere = name === "href" && !/^(#|https?:)/i.test(text);
    const strange = name === "src" && !/^data:image\/(png|jpeg|webp|gif);base64,[\w+/=]*$/.test(text);
    if (missing || elsewhere || strange) element.removeAttribute(name);
    else element.setAttribute(name, text);
  }
}

/**
 * @param {HTMLElement} part
 * @param {Comment} place
 * @param {EntryValues} values
 */
function repeat(part, place, values) {
  const name = part.dataset.each || "";
  part.removeAttribute("data-each");
  const records = /** @type {Record<string, string>[]} */ (values[name]);
  const copies = records.map((record) => fill(/** @type {HTMLElement} */ (part.cloneNode(true)), record));
  const between = SEPARATORS.get(name);
  place.replaceWith(...copies.flatMap((copy, i) => (i && between ? [between, copy] : [copy])));
}

/**
 * Links, bold and italics in a description.
 * @param {Element | null} told
 * @param {RegExp} marks
 */
export function markUp(told, marks) {
  const text = told?.textContent || "";
  if (!told || !/[*/]/.test(text)) return;
  const parts = [];
  let end = 0;
  for (const { index, 0: whole, 1: named, 2: address, 3: bare, 4: bold, 5: italic } of text.matchAll(marks)) {
    const part = document.createElement(bold ? "b" : italic ? "i" : "a");
    part.textContent = named || bare || bold || italic;
    if (address || bare) Object.assign(part, { href: address || bare });
    parts.push(text.slice(end, index), part);
    end = index + whole.length;
  }
  told.replaceChildren(...parts, text.slice(end));
}

// Elements from plain lists, so that drawing anew changes only what differs.

export const SVG = "http://www.w3.org/2000/svg";

/**
 * Px as they stand in a path.
 * @param {number} value
 */
export const px = (value) => Math.round(value * 100) / 100;

/**
 * What a node was last made from.
 * @typedef {{ key?: string, attributes: Attributes, text?: string }} Made
 */

/** @type {WeakMap<Node, Made>} */
const made = new WeakMap();

/**
 * Make a node's children those wanted. Nodes are kept, by key where there is one.
 * @param {Element} parent
 * @param {Wanted[]} wanted
 */
export function sync(parent, wanted) {
  const keys = new Set(wanted.map(([, , , key]) => key));
  /** @type {Map<string, Element>} */
  const keyed = new Map();
  for (const node of [...parent.children]) {
    const key = made.get(node)?.key;
    if (key === undefined) continue;
    if (keys.has(key)) keyed.set(key, node);
    else node.remove(); // before any is put in: all that follow would be moved in front of it
  }
  let next = parent.firstChild;
  for (const [tag, attributes, content, key] of wanted) {
    let node = key === undefined ? reusable(next, tag) : keyed.get(key);
    if (!node) {
      node = document.createElementNS(SVG, tag);
      made.set(node, { key, attributes: {} });
    }
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
    const record = /** @type {Made} */ (made.get(node));
    update(node, record.attributes, attributes);
    record.attributes = attributes;
    if (Array.isArray(content)) sync(node, content);
    else if (content !== undefined && record.text !== content) node.textContent = record.text = content;
  }
  while (next) {
    const following = next.nextSibling;
    next.remove();
    next = following;
  }
}

/**
 * @param {ChildNode | null} node
 * @param {string} tag
 */
function reusable(node, tag) {
  if (!(node instanceof Element) || node.localName !== tag) return null;
  const record = made.get(node);
  return record && record.key === undefined ? node : null;
}

/**
 * @param {Element} node
 * @param {Attributes} before
 * @param {Attributes} attributes
 */
function update(node, before, attributes) {
  for (const name in attributes) {
    if (before[name] !== attributes[name]) node.setAttribute(name, String(attributes[name]));
  }
  for (const name in before) if (!(name in attributes)) node.removeAttribute(name);
}

/**
 * Where an element is in the window, in px.
 * @param {Element} element
 */
export const boxOf = (element) => element.getBoundingClientRect();

// Elements from plain lists, so that drawing anew changes only what differs.

const SVG = "http://www.w3.org/2000/svg";

// Make a node's children those wanted: [tag, attributes, content, key]. Nodes are kept, by key where there is one.
function sync(parent, wanted) {
  const keyed = new Map();
  for (const node of parent.children) if (node._key !== undefined) keyed.set(node._key, node);
  let at = parent.firstChild;
  for (const [tag, attributes, content, key] of wanted) {
    let node = key !== undefined ? keyed.get(key) : at && at._key === undefined && at.localName === tag ? at : null;
    if (!node) {
      node = document.createElementNS(SVG, tag);
      node._key = key;
    }
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
    const old = node._attributes || {};
    for (const name in attributes) if (old[name] !== attributes[name]) node.setAttribute(name, attributes[name]);
    for (const name in old) if (!(name in attributes)) node.removeAttribute(name);
    node._attributes = attributes;
    if (Array.isArray(content)) sync(node, content);
    else if (content !== undefined && node._text !== content) node.textContent = node._text = content;
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

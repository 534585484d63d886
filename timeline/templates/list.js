"use strict";
// The list of thousands of events: read from the CSV that the page carries, and written where it is looked at.
// What `page.js` asks of a list is the same as of one that stands in the page.

// Columns of a CSV as pandas writes it.
function columnsOf(csv) {
  const columns = [];
  let at = 0, column = 0;
  while (at < csv.length) {
    let cell;
    if (csv[at] === '"') {
      let end = csv.indexOf('"', at + 1);
      while (csv[end + 1] === '"') end = csv.indexOf('"', end + 2);
      cell = csv.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      const start = at;
      for (let sign = csv.charCodeAt(at); at < csv.length && sign !== 44 && sign !== 10; sign = csv.charCodeAt(++at));
      cell = csv.slice(start, at);
    }
    (columns[column] ||= []).push(cell);
    column = csv[at] === "," ? column + 1 : 0;
    at += 1;
  }
  // The title stands first and the notes last: neither is an event.
  const kinds = columns.find(([name]) => name === "kind") || [];
  const first = kinds[1] === "title" ? 2 : 1;
  let last = columns[0].length;
  while (kinds[last - 1] === "note") last -= 1;
  return new Map(columns.map(([name, ...cells]) => [name, cells.slice(first - 1, last - 1)]));
}

function listOnDemand(csv, facts, root) {
  const table = columnsOf(csv);
  const none = [];
  const cell = (name, row) => (table.get(name) || none)[row] || "";
  const ids = table.get("id"), titles = table.get("title"), dates = table.get("date"), count = ids.length;
  const kinds = Array.from({ length: count }, (_, row) => facts.drawn[cell("kind", row)]);
  const lanes = table.get("lane") || Array(count).fill("");
  const rows = new Map(ids.map((id, row) => [id, row]));
  const when = (row) => cell("display_date", row) || facts.dates[dates[row]][0];
  const others = [...table.keys()].filter((name) => !facts.known.includes(name));
  const blank = document.getElementById(":blank").content.querySelector(".entry");
  const web = (text) => /^https?:/i.test(text);
  const host = (text) => { try { return new URL(text).hostname; } catch { return ""; } };

  function valuesOf(row) {
    const [, sure] = facts.dates[dates[row]], anchor = cell("relative_to", row), [before, behind] = facts.ties[row] || ["", ""];
    const values = {
      number: row + 1, id: ids[row], link: encodeURIComponent(ids[row]), kind: kinds[row], lane: lanes[row],
      slot: facts.slots[kinds[row]], icon: facts.icons[facts.slots[kinds[row]]], when: when(row), sure: facts.sure[sure],
      datetime: /^\d{4}(-(0\d|1[0-2])(-\d\d(T[\d:]+(Z|[+-][\d:]+)?)?)?)?$/.test(dates[row]) ? dates[row] : "",
      title: titles[row], tags: [...new Set([cell("kind", row), lanes[row], cell("place", row)])].filter(Boolean).map((tag) => ({ tag })),
      before, behind, tie: before + behind, anchor_link: encodeURIComponent(anchor),
      anchor_title: rows.has(anchor) ? titles[rows.get(anchor)] : anchor,
      alone: facts.sources[cell("source_date", row)] || "", date: dates[row], check_host: host(cell("check_url", row)),
      media_text: [cell("media_caption", row), cell("media_credit", row)].filter(Boolean).join(" · "),
      more: others.map((name) => ({ name, text: cell(name, row) })).filter((one) => one.text),
    };
    for (const name of ["cue", "paragraph", "description", "source", "check_url", "media"]) values[name] = cell(name, row);
    values.media_text = web(values.media) ? values.media_text || values.media : `${values.media} ${values.media_text}`;
    values.found = values.cue + values.paragraph;
    values.details = values.found + values.tie + values.alone + values.source + values.check_url + (values.more.length ? "more" : "");
    return values;
  }

  // Put values in the place of ⟦names⟧. All of it is text: nothing in it becomes an element or another address than a web one.
  function fill(node, values) {
    const put = (text) => text.replace(/⟦(\w+)⟧/g, (_, name) => values[name] ?? "");
    for (const part of node.querySelectorAll("[data-each]")) {
      const copies = values[part.dataset.each].map((one) => fill(part.cloneNode(true), one));
      for (const copy of copies) copy.removeAttribute("data-each");
      part.replaceWith(...copies.flatMap((copy, i) => (i && part.dataset.each === "tags" ? [" · ", copy] : [copy])));
    }
    for (const part of node.querySelectorAll("[data-if]")) {
      if (values[part.dataset.if]) part.removeAttribute("data-if");
      else part.remove();
    }
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let one = node; one; one = walk.nextNode()) {
      if (one.nodeType === Node.TEXT_NODE) {
        if (one.data.includes("⟦")) one.data = put(one.data);
        continue;
      }
      for (const { name, value } of [...one.attributes]) {
        if (!value.includes("⟦")) continue;
        const text = put(value);
        if (name === "datetime" && !text || name === "href" && !web(text) && !text.startsWith("#")) one.removeAttribute(name);
        else one.setAttribute(name, text);
      }
    }
    return node;
  }

  // --- pieces of the list, written when they come near the window -------------------------------

  const SIZE = 50, HEIGHT = 104;
  let pieces = [], places = new Int32Array(count).fill(-1), order = [];
  const watch = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) (isIntersecting ? write : clear)(pieces[target.dataset.piece]);
  }, { rootMargin: "1500px 0px" });

  const heading = (level, text) => Object.assign(document.createElement(level), { textContent: text });

  function write(piece) {
    if (!piece || piece.written) return;
    piece.written = true;
    const parts = [];
    let list = null, year = null, month = null;
    for (const row of order.slice(piece.first, piece.first + SIZE)) {
      const [, , y, m] = facts.dates[dates[row]];
      if (y !== year) parts.push(heading("h2", facts.years[y]));
      if (m >= 0 && (m !== month || y !== year)) parts.push(heading("h3", facts.months[m]));
      if (y !== year || m !== month) parts.push(list = Object.assign(document.createElement("ol"), { start: row + 1 }));
      [year, month] = [y, m];
      const entry = fill(blank.cloneNode(true), valuesOf(row)), title = entry.querySelector(".title");
      if (m < 0) title.replaceWith(Object.assign(heading("h3", ""), { className: "title", innerHTML: title.innerHTML }));
      list.append(entry);
    }
    piece.root.style.minHeight = "";
    piece.root.replaceChildren(...parts);
  }

  function clear(piece) {
    if (!piece?.written || piece.root.contains(document.activeElement)) return;
    piece.root.style.minHeight = piece.root.offsetHeight + "px";
    piece.root.replaceChildren();
    piece.written = false;
  }

  function show(shown) {
    order = Array.from({ length: count }, (_, row) => row).filter((row) => shown[row]);
    places.fill(-1);
    order.forEach((row, place) => { places[row] = place; });
    watch.disconnect();
    pieces = [];
    for (let first = 0; first < order.length; first += SIZE) {
      const div = Object.assign(document.createElement("div"), { className: "piece year month" });
      div.dataset.piece = pieces.length;
      div.style.minHeight = Math.min(SIZE, order.length - first) * HEIGHT + "px";
      pieces.push({ root: div, first, written: false });
    }
    root.querySelectorAll(".piece").forEach((piece) => piece.remove());
    root.append(...pieces.map((piece) => piece.root));
    write(pieces[0]);
    for (const piece of pieces) watch.observe(piece.root);
  }

  function element(row) {
    if (!(places[row] >= 0)) return null;
    write(pieces[Math.floor(places[row] / SIZE)]);
    return document.getElementById(ids[row]);
  }

  function hover(row) {
    const safe = (text) => text.replace(/[&<>$]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, " ");
    const lines = titles[row].match(/.{1,60}(?=\s|$)|.{1,60}/gsu) || [""];
    const head = lines.map((line) => `<b>${safe(line.trim())}</b>`);
    const said = [facts.dates[dates[row]][0], cell("place", row)].filter(Boolean).join(" · ");
    return [...head, safe(said), facts.found[row]].filter(Boolean).join("<br>");
  }

  return {
    count, ids, kinds, lanes, titles, element, hover, show,
    rowOf: (id) => rows.get(id),
    text: (row) => [titles[row], when(row), ...[...table.values()].map((cells) => cells[row])].join(" "),
    rendered: () => root.querySelectorAll(".entry"),
    shown: () => order,
  };
}

// The list of thousands of events: read from the CSV that the page carries, and written where it is looked at.

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

function listOnDemand(csv, data, root) {
  const table = columnsOf(csv), entryData = data.entries, none = [];
  const cell = (name, row) => (table.get(name) || none)[row] || "";
  const ids = table.get("id"), titles = table.get("title"), dates = table.get("date"), count = ids.length;
  const rows = new Map(ids.map((id, row) => [id, row]));
  const when = (row) => cell("display_date", row) || entryData.dates[dates[row]][0];
  const others = [...table.keys()].filter((name) => !entryData.known.includes(name));
  const blank = document.getElementById(":blank").content.querySelector(".entry");
  const kindNames = new Map(Object.entries(entryData.kinds));
  const web = (text) => /^https?:/i.test(text);
  const host = (text) => { try { return new URL(text).hostname; } catch { return ""; } };

  function valuesOf(row) {
    const [, brief, sure] = entryData.dates[dates[row]], [anchor, before, behind] = entryData.ties[row] || ["", "", ""];
    const values = {
      id: ids[row], link: encodeURIComponent(ids[row]), kind: data.groups[data.group[row]], lane: cell("lane", row), brief, gap: entryData.gaps[row] || "",
      slot: data.slot[row], icon: data.icons[data.slot[row]], when: when(row), sure: entryData.sure[sure],
      datetime: /^\d{4}(-(0\d|1[0-2])(-\d\d(T[\d:]+(Z|[+-][\d:]+)?)?)?)?$/.test(dates[row]) ? dates[row] : "",
      title: titles[row], tags: [...new Set(entryData.tags.map((name) => (name === "kind" && kindNames.get(cell(name, row))) || cell(name, row)))].filter(Boolean).map((tag) => ({ tag })),
      before, behind, tie: before + behind, anchor_link: encodeURIComponent(anchor),
      anchor_title: rows.has(anchor) ? titles[rows.get(anchor)] : anchor,
      alone: entryData.sources[cell("source_date", row)] || "", date: dates[row],
      implied: entryData.implied[row] || "", others: entryData.others[row] || "",
      details: entryData.details.map(([name, label, address]) => ({ label, text: cell(name, row), host: address ? host(cell(name, row)) : "", plain: address ? "" : "plain" })).filter(({ text }) => text),
      media_text: [cell("media_caption", row), cell("media_credit", row)].filter(Boolean).join(" · "),
      more: others.map((name) => ({ name, text: cell(name, row) })).filter((one) => one.text),
    };
    for (const name of [...entryData.cells, "media"]) values[name] = cell(name, row);
    values.media_text = web(values.media) ? values.media_text || values.media : `${values.media} ${values.media_text}`;
    values.found = values.cue + values.paragraph;
    return values;
  }

  // Put values in the place of ⟦names⟧, in one pass over each piece of the template: what a cell holds is never a template.
  // All of it is text: nothing in it becomes an element or another address than a web one.
  function fill(node, values) {
    const put = (text) => text.replace(/⟦(\w+)⟧/g, (_, name) => values[name] ?? "");
    const repeated = [...node.querySelectorAll("[data-each]")].map((part) => {
      const place = document.createComment("");
      part.replaceWith(place);
      return [part, place];
    });
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
    for (const [part, place] of repeated) {
      const copies = values[part.dataset.each].map((one) => fill(part.cloneNode(true), one));
      for (const copy of copies) copy.removeAttribute("data-each");
      place.replaceWith(...copies.flatMap((copy, i) => (i && part.dataset.each === "tags" ? [" · ", copy] : [copy])));
    }
    return node;
  }

  // Links, bold and italics in a description.
  const marks = new RegExp(entryData.marks, "g");
  function mark(entry) {
    const told = entry.querySelector(".description");
    if (!told || !/[*/]/.test(told.textContent)) return entry;
    const text = told.textContent, parts = [];
    let at = 0;
    for (const { index, 0: all, 1: named, 2: address, 3: bare, 4: bold, 5: italic } of text.matchAll(marks)) {
      const part = document.createElement(bold ? "b" : italic ? "i" : "a");
      part.textContent = named || bare || bold || italic;
      if (address || bare) Object.assign(part, { href: address || bare, rel: "noreferrer nofollow" });
      parts.push(text.slice(at, index), part);
      at = index + all.length;
    }
    told.replaceChildren(...parts, text.slice(at));
    return entry;
  }

  // --- pieces of the list, written when they come near the window -------------------------------

  const SIZE = 50;
  let pieces = [], places = new Int32Array(count).fill(-1), order = [], line = 36, watch = null;

  function write(piece) {
    if (!piece || piece.written) return;
    piece.written = true;
    piece.root.replaceChildren(...order.slice(piece.first, piece.first + SIZE).map((row) => {
      const entry = mark(fill(blank.cloneNode(true), valuesOf(row)));
      if (row === api.chosen) entry.setAttribute("aria-current", "true");
      return entry;
    }));
    piece.root.style.minHeight = "";
  }

  function clear(piece) {
    if (!piece?.written || piece.root.contains(document.activeElement) || piece.root.querySelector("[aria-current]")) return;
    piece.root.style.minHeight = piece.root.offsetHeight + "px";
    piece.root.replaceChildren();
    piece.written = false;
  }

  // Which pieces are in sight depends on what scrolls: the list's own column, or the window.
  function observe() {
    watch?.disconnect();
    const scroller = root.closest(".list"), own = getComputedStyle(scroller).overflowY !== "visible";
    watch = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) (isIntersecting ? write : clear)(pieces[target.dataset.piece]);
    }, { root: own ? scroller : null, rootMargin: "800px 0px" });
    for (const piece of pieces) watch.observe(piece.root);
  }

  function show(shown) {
    order = Array.from({ length: count }, (_, row) => row).filter((row) => shown[row]);
    places.fill(-1);
    order.forEach((row, place) => { places[row] = place; });
    pieces = [];
    for (let first = 0; first < order.length; first += SIZE) {
      const part = Object.assign(document.createElement("ol"), { className: "piece" });
      part.dataset.piece = pieces.length;
      part.style.minHeight = Math.min(SIZE, order.length - first) * line + "px";
      pieces.push({ root: part, first, written: false });
    }
    root.replaceChildren(...pieces.map((piece) => piece.root));
    write(pieces[0]);
    line = root.querySelector(".entry")?.offsetHeight || line;
    observe();
  }

  function element(row) {
    if (!(places[row] >= 0)) return null;
    write(pieces[Math.floor(places[row] / SIZE)]);
    return document.getElementById(ids[row]);
  }

  const api = {
    titles, ids, when, element, show, observe, chosen: -1, brief: (row) => entryData.dates[dates[row]][1], rowOf: (id) => rows.get(id) ?? -1,
    text: (row) => [titles[row], when(row), ...[...table.values()].map((cells) => cells[row])].join(" "),
    order: () => order,
    written: () => [...root.querySelectorAll(".entry")].map((node) => ({ row: rows.get(node.id), node })),
  };
  return api;
}

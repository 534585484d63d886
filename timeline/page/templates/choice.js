// The chosen event: by mark, label, list, key, step; shown in the chart, told in the list, announced.

let chosenEntry = null;

function choose(row, { history: write = true, focus = false } = {}) {
  const old = state.chosen, entryBefore = row >= 0 ? list.element(row) : null, stood = entryBefore?.getBoundingClientRect().top;
  state.chosen = list.chosen = row;
  chosenEntry?.removeAttribute("aria-current");
  chosenEntry = entryBefore;
  chosenEntry?.setAttribute("aria-current", "true");
  reveal(row);
  if (chosenEntry) bring(chosenEntry, focus ? null : stood);
  paint(moving());
  say();
  if (focus) chosenEntry?.querySelector(".title a").focus({ preventScroll: true });
  if (row !== old) remember(write);
}

// Show an entry where it is: the column scrolls by itself, a phone's list keeps it under the finger.
function bring(entry, stood) {
  if (wideWindow.matches) {
    const head = column.querySelector(".steps").offsetHeight, top = entry.offsetTop, room = column.clientHeight - head;
    const at = top - head, end = top + entry.offsetHeight - column.clientHeight;
    if (at < column.scrollTop || entry.offsetHeight > room) column.scrollTop = at - 4;
    else if (end > column.scrollTop) column.scrollTop = end + 4;
    return;
  }
  const box = entry.getBoundingClientRect(), top = narrow() ? 0 : stage.getBoundingClientRect().bottom, bottom = innerHeight - 70 * rem();
  if (narrow() && stood !== undefined && stood !== null && stood >= 0 && stood < bottom - 80) scrollBy({ top: box.top - stood, behavior: "instant" });
  else if (box.top < top || box.bottom > bottom) scrollBy({ top: box.top - top - 12, behavior: "instant" });
}

function say() {
  const order = list.order(), at = order.indexOf(state.chosen), { position, total } = $("position").dataset;
  $("position").textContent = at >= 0 ? position.replace("{number}", numbers.format(at + 1)).replace("{all}", numbers.format(order.length)) : counted(JSON.parse(total), order.length);
  $("status").textContent = at >= 0 ? `${list.titles[state.chosen]}, ${list.when(state.chosen)}` : "";
}

function go(by, focus) {
  const order = list.order(), at = order.indexOf(state.chosen);
  if (!order.length) return;
  choose(order[at < 0 ? (by > 0 ? 0 : order.length - 1) : Math.min(Math.max(at + by, 0), order.length - 1)], { focus: focus && !chart.contains(document.activeElement) });
  if (focus && chart.contains(document.activeElement)) svg.querySelector('[aria-current="true"]')?.focus({ preventScroll: true });
}

// The event under the pointer: the nearest of those whose mark or label is there.
function eventAt({ clientX, clientY, target }) {
  const mark = target.closest?.(".event");
  if (!plan || !clientX) return mark ? list.rowOf(mark.dataset.id) : -1;
  const box = svg.getBoundingClientRect(), scaled = box.width / parseFloat(svg.getAttribute("width")) || 1;
  const x = (clientX - box.left) / scaled - left(), y = (clientY - box.top) / scaled, half = (touch.matches ? 44 : 24 * rem()) / 2;
  const ends = (one) => (one.label ? [Math.min(one.x0, one.label.from), Math.max(one.x1, one.label.to)] : [one.x0, one.x1]);
  const near = [...plan.items, ...plan.reports].filter((one) => { const [a, b] = ends(one); return x >= a - 4 && x <= b + 4 && Math.abs(y - one.y) <= half; });
  near.sort((a, b) => Math.abs(y - a.y) - Math.abs(y - b.y));
  return near.length ? near[0].i : mark ? list.rowOf(mark.dataset.id) : -1;
}

function chooseAt(event) {
  const row = eventAt(event);
  if (row >= 0) return choose(row);
  const strip = event.target.closest?.(".strip");
  if (strip) { zoom(3, event.clientX - svg.getBoundingClientRect().left - left()); settle(); }
}

listenTo(chart, { pan, zoom, settle, step, left, choose: chooseAt });

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key === "Escape") {
    if (event.target === search && search.value) { search.value = ""; filter(); }
    return choose(-1);
  }
  if (!chart.contains(event.target) && !column.contains(event.target)) return;
  const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
  if (!by) return;
  event.preventDefault();
  go(by, true);
});

document.addEventListener("click", (event) => {
  const target = event.target.closest?.("[data-step], [data-zoom], [data-kind]:is(button), [data-dates], [data-save], a[href^='#'], .entry");
  if (!target || event.defaultPrevented) return;
  const { step: by, zoom: way, kind, dates, save } = target.dataset;
  if (by) return go(by === "next" ? 1 : -1);
  if (way) return step(way);
  if (target.matches("button[data-kind]")) {
    if (!state.kinds.delete(kind)) state.kinds.add(kind);
    return filter();
  }
  if (dates) return read(dates);
  if (save) return save === "csv" ? null : picture(save);
  const id = target.matches("a") ? decodeURIComponent(target.getAttribute("href").slice(1)) : target.id, row = list.rowOf(id);
  if (row < 0 || event.target.closest("a:not([href^='#'])") || (target.matches(".entry") && row === state.chosen)) return;
  event.preventDefault();
  choose(row === state.chosen && narrow() ? -1 : row, { focus: target.matches(".body a") });
});


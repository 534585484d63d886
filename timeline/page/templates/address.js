// The address: #event?kinds=…&q=…&dates=source. Each choice is one step back.

function remember(push) {
  if (!here) return;
  const query = new URLSearchParams();
  if (state.kinds.size) query.set("kinds", JSON.stringify([...state.kinds]));
  if (search.value) query.set("q", search.value);
  if (state.reading === "source") query.set("dates", "source");
  const hash = (state.chosen >= 0 ? encodeURIComponent(list.ids[state.chosen]) : "") + (query.size ? "?" + query : "");
  if ((hash ? "#" + hash : "") === location.hash) return;
  try { history[push ? "pushState" : "replaceState"](null, "", hash ? "#" + hash : location.pathname + location.search); } catch { /* a frame without an address of its own */ }
  state.moved?.();
}

function recall() {
  const [id, query] = location.hash.slice(1).split(/\?(.*)/s), asked = new URLSearchParams(query || "");
  let kinds = [], chosen = id;
  try { kinds = JSON.parse(asked.get("kinds") || "[]"); } catch { /* a mangled link filters nothing */ }
  try { chosen = decodeURIComponent(id); } catch { /* not one of ours */ }
  state.kinds = new Set([].concat(kinds).filter((kind) => data.groups.includes(kind)));
  search.value = asked.get("q") || "";
  filter({ write: false });
  read(asked.get("dates") === "source" ? "source" : "checked", { write: false });
  const row = list.rowOf(chosen);
  if (row !== state.chosen) choose(state.shown[row] ? row : -1, { history: false });
}

// Beside the chart, a list's entry is shown by scrolling its column: the window, which a browser would scroll to the
// element of that name, goes back to where it was.
function keepStill() {
  const opened = performance.now();
  let known = location.hash, steady = scrollY, touched = !known;
  for (const act of ["wheel", "pointerdown", "keydown"]) addEventListener(act, () => { touched = true; }, { capture: true, passive: true });
  const settled = () => { if (wideWindow.matches && location.hash !== known) scrollTo(0, steady); known = location.hash; };
  addEventListener("hashchange", settled);
  addEventListener("scroll", () => {
    if (wideWindow.matches && (location.hash !== known || (!touched && performance.now() - opened < 1000))) scrollTo(0, steady);
    else steady = scrollY;
  }, { passive: true });
  state.moved = () => { known = location.hash; };
}


// What a reader takes along besides a picture: the CSV of what is shown, and a line that puts the page into another one.

// A CSV's lines as they stand in it; one may go on over several.
function linesOfCsv(csv) {
  const found = [];
  for (let at = 0, begin = 0, quoted = false; at < csv.length; at += 1) {
    if (csv[at] === '"') quoted = !quoted;
    if (csv[at] === "\n" && !quoted) { found.push(csv.slice(begin, at + 1)); begin = at + 1; }
  }
  return found;
}

// Header and title, the events that are shown, and the notes.
function csvOfShown(csv) {
  const lines = linesOfCsv(csv), head = lines.length - data.count - data.notes.length;
  return [...lines.slice(0, head), ...lines.slice(head, head + data.count).filter((_, row) => state.shown[row]), ...lines.slice(head + data.count)].join("");
}

function takeAlong() {
  const csv = document.querySelector("a[data-save=csv]"), embed = $("embed");
  csv.addEventListener("click", (event) => {
    if (state.count === data.count) return;
    event.preventDefault();
    const bytes = state.csv ? null : Uint8Array.from(atob(csv.href.split(",")[1]), (sign) => sign.charCodeAt(0));
    download(new Blob([csvOfShown(state.csv ?? new TextDecoder().decode(bytes))], { type: "text/csv" }), "events.csv");
  });
  const address = location.protocol.startsWith("http") ? location.href.split("#")[0] : location.pathname.split("/").pop() || "timeline.html";
  embed.value = embed.value.replace('src=""', () => `src="${address.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`);
  embed.addEventListener("focus", () => embed.select());
}

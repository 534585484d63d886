// The list as it stands in the page. What the rest asks of a list is the same as of one that is written on demand.

function listInPage(root) {
  const entries = [...root.querySelectorAll(".entry")], rows = new Map(entries.map((entry, row) => [entry.id, row]));
  const text = (row, selector) => entries[row].querySelector(selector).textContent.trim();
  const titles = entries.map((_, row) => text(row, ".title")), plainTexts = [];
  let order = entries.map((_, row) => row);
  return {
    titles, ids: entries.map((entry) => entry.id),
    when: (row) => text(row, ".when-full"), brief: (row) => text(row, ".when-brief"),
    element: (row) => entries[row], rowOf: (id) => rows.get(id) ?? -1,
    text: (row) => (plainTexts[row] ??= entries[row].textContent),
    order: () => order,
    written: () => order.map((row) => ({ row, node: entries[row] })),
    show(shown) {
      order = [];
      entries.forEach((entry, row) => {
        entry.hidden = !shown[row];
        if (shown[row]) order.push(row);
      });
    },
    observe() {},
  };
}

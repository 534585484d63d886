// The page opens.

function open() {
  DISCS = data.icons;
  numbers = new Intl.NumberFormat(data.lang);
  plurals = new Intl.PluralRules(svg.dataset.spoken);
  data.checked = readable(data.checked);
  data.source = readable(data.source);
  times = data.checked;
  recall();
  here = true;
  takeAlong();
  const size = () => [chart.clientWidth, innerWidth, innerHeight, rem()].join();
  let before = size(); // as it is before the drawing brings a scroll bar
  paint(null);
  if (chosenEntry) bring(chosenEntry, null);
  say();
  root.classList.add("drawn");
  const redraw = () => { list.observe(); if (size() === before && !narrow()) return; before = size(); paint(null); };
  new ResizeObserver(redraw).observe(chart);
  new ResizeObserver(() => narrow() && paint(null)).observe(entriesRoot);
  addEventListener("resize", redraw);
  printing.addEventListener("change", () => narrowWindow.matches && paint(null));
  addEventListener("popstate", recall);
  addEventListener("hashchange", recall);
  keepStill();
  if (narrow() && data.count > 3000) addEventListener("scroll", () => soon(() => null), { passive: true });
}

if ($("arrays")) unpacked().then(open).catch(failed);
else {
  data = JSON.parse($("data").textContent);
  list = listInPage(entriesRoot);
  open();
}

"""What a page shows, measured in the browser: boxes of marks and labels, and what touches what."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

#: Every event's box of ink, in px of the window: left, top, right, bottom.
BOXES = """() => Object.fromEntries([...document.querySelectorAll('svg.timeline .event')].map(event => {
  const boxes = [...event.querySelectorAll('.mark')].map(mark => mark.getBoundingClientRect())
    .filter(b => b.width || b.height);
  return [event.dataset.id, [Math.min(...boxes.map(b => b.left)), Math.min(...boxes.map(b => b.top)),
    Math.max(...boxes.map(b => b.right)), Math.max(...boxes.map(b => b.bottom))]];
}))"""

#: Pairs that touch: a label and another label, another's mark, its own mark's edge, a lane's name, a report's line.
TOUCHES = """() => {
  // A browser's box of a text is as high as its font's line: what is more than 1.2 em of it holds no ink.
  const box = (node) => {
    const b = node.getBoundingClientRect(), lines = node.childElementCount || 1;
    const line = node.localName === 'text' ? 1.2 * parseFloat(getComputedStyle(node).fontSize) : Infinity;
    const spare = Math.max((b.height / lines - line) / 2, 0) + 1;
    return [b.left, b.top + spare, b.right, b.bottom - spare]; };
  const meet = (a, b) => a[0] < b[2] - 0.5 && a[2] > b[0] + 0.5 && a[1] < b[3] - 0.5 && a[3] > b[1] + 0.5;
  const svg = document.querySelector('svg.timeline'), events = [...svg.querySelectorAll('.lane .event')], found = [];
  const frame = document.querySelector('.chart').getBoundingClientRect();
  const labels = [...svg.querySelectorAll('.event :is(text.label, text.detail)')].filter(l => l.textContent)
    .map(l => [l.closest('.event').dataset.id, box(l)]);
  const marks = events.flatMap(e => [...e.querySelectorAll('.mark')].map(m => [e.dataset.id, box(m)]));
  const names = [...svg.querySelectorAll('.lane-name')].map(node => ['lane ' + node.textContent, box(node)]);
  const origin = svg.querySelector('.axis')?.getBoundingClientRect();
  const at = svg.getScreenCTM(), scaled = at.a, shift = svg.querySelector('.report')?.getScreenCTM();
  const lines = [...svg.querySelectorAll('.report .line')].flatMap(line =>
    [...line.getAttribute('d').matchAll(/M([-\\d.]+) ([-\\d.]+)V([-\\d.]+)/g)]
    .map(([, x, a, b]) => ['report', [shift.e + x * scaled - 0.5, shift.f + a * scaled, shift.e + x * scaled + 0.5,
      shift.f + b * scaled]]));
  labels.forEach(([id, a], i) => {
    for (const [other, b] of labels.slice(i + 1)) if (meet(a, b)) found.push(['labels', id, other]);
    for (const [other, b] of marks) if (other !== id && meet(a, b)) found.push(['mark', id, other]);
    for (const [other, b] of [...names, ...lines]) if (meet(a, b)) found.push([other, id]);
    if (a[0] < frame.left - 1 || a[2] > frame.right + 1) found.push(['outside', id]);
    const own = marks.filter(([other]) => other === id).map(([, b]) => b);
    if (own.length) {
      const whole = [Math.min(...own.map(b => b[0])), Math.min(...own.map(b => b[1])),
        Math.max(...own.map(b => b[2])), Math.max(...own.map(b => b[3]))];
      const under = a[1] >= whole[3] - 2;
      const inside = a[0] >= whole[0] + 2 && a[2] <= whole[2] - 2, apart = a[2] <= whole[0] - 0.5 ||
        a[0] >= whole[2] + 0.5;
      if (!inside && !apart && !under) found.push(['own edge', id, a, whole]);
    }
  });
  return found;
}"""

LABELLED = (
    "[...document.querySelectorAll('svg.timeline .event')].filter(e => "
    "e.querySelector('text.label')?.textContent).map(e => e.dataset.id)"
)
MARKED = "[...document.querySelectorAll('svg.timeline .event')].map(e => e.dataset.id)"
COUNTED = (
    "[...document.querySelectorAll('svg.timeline .strip')].reduce((sum, strip) => sum + Number(strip.dataset.count), 0)"
)
OUTSIDE = "Number(document.querySelector('svg.timeline').dataset.outside)"
CHOSEN = "[...document.querySelectorAll('[aria-current=\"true\"]')].map(e => e.id || e.dataset.id)"
SHOWN = "[...document.querySelectorAll('.entry')].map(e => e.id)"

#: What is wrong with the rails: marks that do not begin beside their entries, rails longer or shorter than the list,
#: rails under a title, and sideways scrolling.
WRONG = """() => {
  const box = (node) => node.getBoundingClientRect(), found = [];
  const list = box(document.getElementById(':entries')), svg = document.querySelector('.rails svg'), rails = box(svg);
  const isRtl = document.documentElement.dir === 'rtl';
  if (Math.abs(rails.bottom - list.bottom) > 8 || Math.abs(rails.top - list.top) > 8)
    found.push(['rails', rails, list]);
  const marks = new Map([...svg.querySelectorAll('.event')].map((event) => [event.dataset.id, event]));
  for (const entry of document.querySelectorAll('.entry')) {
    const parts = [...(marks.get(entry.id)?.querySelectorAll('.mark') || [])].map(box)
      .filter((b) => b.width || b.height);
    const line = box(entry.querySelector('.line')), title = box(entry.querySelector('.title a'));
    const top = Math.min(...parts.map((b) => b.top)), bottom = Math.max(...parts.map((b) => b.bottom));
    if (!(top >= line.top - 2 && top <= line.bottom)) found.push(['mark', entry.id, top, line.top, line.bottom]);
    if (bottom > list.bottom + 8) found.push(['beyond', entry.id]);
    if (isRtl ? title.right > rails.left + 1 : title.left < rails.right - 1) found.push(['title', entry.id]);
    const date = entry.querySelector('.when-brief'), lines = date.getClientRects().length;
    date.style.whiteSpace = 'nowrap';
    const wide = box(date).width + parseFloat(getComputedStyle(date).marginInlineEnd);
    const fits = wide <= (isRtl ? title.right - line.left : line.right - title.left);
    date.style.whiteSpace = '';
    if (lines > 1 && fits) found.push(['lines of a date', entry.id]);
    marks.delete(entry.id);
  }
  if (marks.size) found.push(['left over', ...marks.keys()]);
  if (document.documentElement.scrollWidth > innerWidth) found.push(['sideways']);
  return found;
}"""

#: Numbers of a strip that lie on labels or lane names.
COUNTS_TOUCH = """() => { const boxes = (what) => [...document.querySelectorAll('svg.timeline ' + what)]
  .filter(e => e.textContent).map(e => [e.textContent, e.getBoundingClientRect()]);
  const labels = boxes(':is(text.label, text.detail)'), names = boxes('.lane-name');
  return boxes('.count').flatMap(([text, a]) => [...labels, ...names].filter(([, b]) => a.left < b.right - 1
    && a.right > b.left + 1 && a.top < b.bottom - 3 && a.bottom > b.top + 3).map(([other]) => [text, other])); }"""


def boxes(page: Page) -> dict[str, list[float]]:
    return page.evaluate(BOXES)


def zoom_in(page: Page, times: int) -> None:
    """Press + so often; each press doubles."""
    for _ in range(times):
        page.locator("[data-zoom=in]").click()
    still(page)


def whole(page: Page) -> None:
    page.locator("[data-zoom=whole]").click()
    still(page)


#: How many ms a page may wait before it moves, after a wheel has turned: longer than anything waits.
RESTED = 220


def still(page: Page | Frame, quiet: int = 60) -> None:
    """Wait until nothing has moved for three frames and so many ms; `RESTED` where something may be waited for."""
    page.evaluate(
        """async (quiet) => {
      let changes = 0;
      const watch = new MutationObserver((seen) => { changes += seen.length; });
      watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      const look = () => [scrollX, scrollY, document.querySelector('.list')?.scrollTop, changes].join();
      // A frame is drawn late by a busy machine, and not at all where nobody can see it.
      const frame = () => new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 100); });
      let before = look(), since = performance.now(), frames = 0;
      for (const start = since; (frames < 3 || performance.now() - since < quiet)
          && performance.now() - start < 8000; frames += 1) {
        await frame();
        const now = look(), moves = document.getAnimations().some((a) => a.playState === 'running');
        if (now !== before || moves) { before = now; since = performance.now(); frames = -1; }
      }
      watch.disconnect();
    }""",
        quiet,
    )

// What a reader does to the chart: drag pans, two fingers or ctrl and the wheel zoom, a double click looks closer.
// A bare wheel and a vertical swipe are left to the page.

function listenTo(target, { pan, zoom, settle, choose, left, step }) {
  const fingers = new Map();
  let start = null, moved = false, quiet = 0;
  const xIn = (event) => event.clientX - target.getBoundingClientRect().left - left();
  const apart = () => {
    const [a, b] = [...fingers.values()];
    return { size: Math.max(Math.hypot(a.x - b.x, a.y - b.y), 20), middle: (a.x + b.x) / 2 };
  };
  const later = () => { clearTimeout(quiet); quiet = setTimeout(settle, 160); };

  target.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    start = { x: event.clientX, y: event.clientY, pinch: fingers.size === 2 ? apart() : null };
    moved = fingers.size > 1;
  });
  target.addEventListener("pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger || !start) return;
    const dx = event.clientX - finger.x;
    if (!moved && Math.abs(event.clientX - start.x) < 5) return;
    if (!moved) {
      moved = true;
      target.setPointerCapture(event.pointerId);
      target.classList.add("dragging");
      pan(event.clientX - start.x);
      Object.assign(finger, { x: event.clientX, y: event.clientY });
      return;
    }
    Object.assign(finger, { x: event.clientX, y: event.clientY });
    if (fingers.size === 1) return pan(dx);
    const now = apart(), before = start.pinch || now;
    start.pinch = now;
    pan(now.middle - before.middle);
    zoom(now.size / before.size, now.middle - target.getBoundingClientRect().left - left());
  });
  const lift = (event) => {
    if (!fingers.delete(event.pointerId)) return;
    target.classList.remove("dragging");
    start = fingers.size ? { ...start, pinch: null } : null;
    if (moved && !fingers.size) settle();
  };
  target.addEventListener("pointerup", lift);
  target.addEventListener("pointercancel", lift);

  target.addEventListener("click", (event) => {
    if (moved && event.detail) { moved = false; return; }
    choose(event);
  });
  target.addEventListener("dblclick", (event) => {
    event.preventDefault();
    zoom(2, xIn(event));
    settle();
  });
  target.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
    zoom(Math.exp(-Math.min(Math.max(pixels, -120), 120) / 240), xIn(event));
    later();
  }, { passive: false });
  target.addEventListener("keydown", (event) => {
    const mark = event.target.closest(".event");
    if (mark && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      choose(event);
    }
    if (event.key === "+" || event.key === "-") step(event.key === "+" ? "in" : "out");
    if (event.key === "0") step("whole");
  });
}

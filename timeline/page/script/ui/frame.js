// The page in a frame of another: links lead out of it, the other learns how high it should be, and in a low
// frame a button unfolds headline and key.

import { all, framed, part } from "./page.js";

// The share of the screen that a frame is told to be at the most: what stays at its foot must be in sight.
const MOST_OF_SCREEN = 0.9;

/** @param {Element | null | undefined} link */
const leadOut = (link) => link?.setAttribute("target", "_blank");

/** Px that the frame should have. */
export const wantedHeight = () =>
  Math.min(document.body.offsetHeight, Math.round(screen.height * MOST_OF_SCREEN));

const tellHeight = () => {
  const height = wantedHeight();
  if (height) parent.postMessage({ timelineHeight: height }, "*");
};

export function settleInFrame() {
  if (!framed) return;
  all("a[href^=http]").forEach(leadOut);
  const onClick = (/** @type {Event} */ event) =>
    leadOut(/** @type {Element} */ (event.target).closest("a[href^=http]"));
  document.addEventListener("click", onClick, true);
  part("fold").addEventListener("click", () => {
    const isOpen = document.documentElement.classList.toggle("unfolded");
    part("fold").setAttribute("aria-expanded", String(isOpen));
  });
  new ResizeObserver(tellHeight).observe(document.body);
}

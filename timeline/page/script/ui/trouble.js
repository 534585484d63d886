// Where a browser lacks what the rest needs, the page is what it is without a script, and says so.

/** @param {unknown} error */
export function failed(error) {
  const { classList } = document.documentElement;
  classList.remove("js", "drawn", "down");
  classList.add("failed");
  const trouble = document.getElementById(":trouble");
  if (trouble) trouble.hidden = false;
  const entries = document.getElementById(":entries");
  // The CSV is what is left of so many.
  if (entries && document.getElementById(":blank")) entries.textContent = "";
  console.error(error);
}

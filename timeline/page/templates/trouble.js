// Where a browser lacks what the rest needs, the page is what it is without a script, and says so.

function failed(error) {
  const root = document.documentElement;
  root.classList.remove("js", "drawn");
  root.classList.add("failed");
  document.getElementById(":trouble").hidden = false;
  if (document.getElementById(":blank")) document.getElementById(":entries").textContent = ""; // the CSV is what is left of so many
  console.error(error);
}

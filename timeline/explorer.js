// The page of a timeline in a notebook's cell. It is asked for when it is shown, so that no saved notebook carries it.

const HEIGHT = 640;

/** The notebook's theme, as each of them says it; "" where none does. */
function themeNow() {
  const { body, documentElement: root } = document;
  const light = body.dataset.jpThemeLight;
  if (light) return light === "true" ? "light" : "dark";
  const names = [...root.classList, ...body.classList, root.getAttribute("theme") || "", root.dataset.theme || ""];
  if (names.some((name) => /^(vscode-)?dark$|^vscode-high-contrast$/.test(name))) return "dark";
  return names.some((name) => /^(vscode-)?light$/.test(name)) ? "light" : "";
}

function render({ model, el }) {
  const frame = document.createElement("iframe");
  frame.title = model.get("here");
  frame.style.cssText = `width:100%;border:0;height:${model.get("height") || HEIGHT}px`;
  const note = document.createElement("p");
  note.textContent = model.get("here");
  el.append(note);

  // What the page said last: what comes back from the kernel as it was said is no wish.
  let said = {};
  const ask = (asked) => frame.contentWindow?.postMessage({ toTimeline: asked }, "*");
  const wish = (name, trait) => () => {
    const value = model.get(trait);
    if (JSON.stringify(value) !== JSON.stringify(said[name])) ask({ [name]: value });
  };
  const turn = () => ask({ theme: themeNow() || undefined });

  const onMessage = ({ source, data }) => {
    if (source !== frame.contentWindow || !data?.timeline) return;
    const first = !Object.keys(said).length;
    said = data.timeline;
    if (!model.get("height")) frame.style.height = `${Math.ceil(said.height) + 8}px`;
    if (first) {
      turn();
      const chosen = model.get("chosen");
      const shown = model.get("shown");
      const window = model.get("_seconds");
      const partly = shown.length && shown.length < said.shown.length;
      ask({ ...(chosen && { chosen }), ...(partly && { shown }), ...(window && { window }) });
      if (chosen || partly || window) return;
    }
    model.set("chosen", said.chosen);
    model.set("shown", said.shown);
    model.set("_seconds", said.window);
    model.save_changes();
  };
  const onPage = (content) => {
    if (content.page === undefined) return;
    note.remove();
    frame.srcdoc = content.page;
    el.append(frame);
  };
  const wishes = { chosen: wish("chosen", "chosen"), shown: wish("shown", "shown"), _seconds: wish("window", "_seconds") };

  window.addEventListener("message", onMessage);
  model.on("msg:custom", onPage);
  for (const [trait, follow] of Object.entries(wishes)) model.on(`change:${trait}`, follow);
  const turned = new MutationObserver(turn);
  for (const root of [document.body, document.documentElement]) turned.observe(root, { attributes: true });
  model.send({ wanted: "page" });

  return () => {
    window.removeEventListener("message", onMessage);
    model.off("msg:custom", onPage);
    for (const [trait, follow] of Object.entries(wishes)) model.off(`change:${trait}`, follow);
    turned.disconnect();
  };
}

export default { render };

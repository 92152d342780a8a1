// What every part uses, and what a page without findings needs too. The page is complete without any of it.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (id) => document.getElementById(id);
const root = document.documentElement;
const plural = (n, single, many) => `${n} ${n === 1 ? single : many}`;
const make = (tag, text = "", attributes = {}) => {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

// Colours: the reader's choice, else the system's.
function offerTheme() {
  const button = one("theme");
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const label = () => { button.textContent = isDark() ? "Light" : "Dark"; };
  const kept = store.get("theme");
  if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  button.hidden = false;
  label();
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    store.set("theme", root.dataset.theme);
    label();
  });
}

// Browsers differ in whether a link into a fold opens it.
function unfold(element) {
  for (let fold = element && element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

// On paper nothing can be unfolded.
function unfoldForPrint() {
  let opened = [];
  addEventListener("beforeprint", () => { opened = all("details:not([open])"); opened.forEach((d) => { d.open = true; }); });
  addEventListener("afterprint", () => { opened.forEach((d) => { d.open = false; }); opened = []; });
}

// Keys: each stands on a button (data-shortcut), does what the button does, and can be turned off.
const singleKeys = () => one("single").checked;

// The letter printed on the key where a layout has no Latin letters.
function keyOf(event) {
  if (/^[\x21-\x7e]$/.test(event.key)) return event.key;
  const letter = /^Key([A-Z])$/.exec(event.code);
  return letter ? (event.shiftKey ? letter[1] : letter[1].toLowerCase()) : event.key;
}

function listenToKeys() {
  const buttons = new Map(all("[data-shortcut]").map((b) => [b.dataset.shortcut, b]));
  for (const [key, button] of buttons) {
    one("keys").append(make("dt"), make("dd", button.dataset.help));
    one("keys").lastChild.previousSibling.append(make("kbd", key));
    button.title = button.dataset.help;
  }
  const apart = () => {
    root.classList.toggle("no-keys", !singleKeys());
    for (const [key, button] of buttons) {
      if (singleKeys()) button.setAttribute("aria-keyshortcuts", key); else button.removeAttribute("aria-keyshortcuts");
    }
  };
  one("single").checked = store.get("keys") !== false;
  one("single").addEventListener("change", () => { store.set("keys", singleKeys()); apart(); });
  apart();
  addEventListener("keydown", (event) => {
    // On some keyboards brackets are typed with AltGr, which counts as Ctrl and Alt.
    const held = !event.getModifierState("AltGraph") && (event.ctrlKey || event.metaKey || event.altKey);
    if (held || event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (event.target === one("search")) {
      if (event.key === "Enter" || event.key === "Escape") {
        event.preventDefault();
        if (event.key === "Escape") { chosen.text = ""; apply(); }
        const first = listed()[0];
        if (first) select(current || first); else event.target.blur();
      }
      return;
    }
    if (!singleKeys() || event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea")) return;
    const button = buttons.get(keyOf(event));
    if (button) { event.preventDefault(); button.click(); }
  });
}

"use strict";
// Filters, keys and the colour switch. The page is complete without any of it.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const cards = all(".card");
  const marks = all("mark[data-findings]");
  const chosen = { severity: new Set(all("[data-filter=severity]").map((b) => b.dataset.value)) };
  const place = document.getElementById("place");
  let current = null;

  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* from disk some browsers keep nothing */ } };
  const recall = (key) => { try { return localStorage.getItem(key); } catch { return null; } };

  const theme = document.getElementById("theme");
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const label = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
  const kept = recall("mtcheck-theme");
  if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  theme.hidden = false;
  label();
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remember("mtcheck-theme", root.dataset.theme);
    label();
  });

  // Browsers that do not open a fold for a link into it.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && target.closest("details");
    if (fold && !fold.open) { fold.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);
  reveal();

  let opened = [];
  addEventListener("beforeprint", () => { opened = all("details:not([open])"); opened.forEach((d) => { d.open = true; }); });
  addEventListener("afterprint", () => opened.forEach((d) => { d.open = false; }));

  if (!cards.length) return;
  document.getElementById("tools").hidden = false;

  const passes = (card, except) => Object.entries(chosen).every(([name, want]) =>
    name === except || (want instanceof Set ? want.has(card.dataset[name]) : !want || card.dataset[name] === want));
  const shown = () => cards.filter((c) => !c.hidden);
  const tell = () => {
    const list = shown();
    const at = list.indexOf(current);
    place.textContent = at < 0 ? `${list.length} of ${cards.length}` : `${at + 1} of ${list.length}`;
  };

  const apply = () => {
    cards.forEach((c) => { c.hidden = !passes(c); });
    const visible = new Set(shown().map((c) => c.dataset.finding));
    marks.forEach((m) => m.classList.toggle("off", !m.dataset.findings.split(" ").some((id) => visible.has(id))));
    all("[data-count]").forEach((n) => {
      n.textContent = cards.filter((c) => c.dataset.severity === n.dataset.count && passes(c, "severity")).length;
    });
    all(".group").forEach((group) => {
      const own = all(".card", group);
      const left = own.filter((c) => !c.hidden).length;
      group.hidden = own.length > 0 && left === 0;
      const word = own.length === 1 ? "finding" : "findings";
      all(".shown", group).forEach((n) => { n.textContent = left === own.length ? `${left} ${word}` : `${left} of ${own.length} ${word}`; });
    });
    document.getElementById("none").hidden = visible.size > 0;
    if (current && current.hidden) { current.classList.remove("current"); current = null; }
    tell();
  };

  const step = (by) => {
    const list = shown();
    if (!list.length) return;
    const at = list.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by));
    if (current) current.classList.remove("current");
    current = list[next];
    current.classList.add("current");
    current.focus({ preventScroll: true });
    current.scrollIntoView({ block: "start" });
    tell();
  };

  all("button[data-filter]").forEach((button) => button.addEventListener("click", () => {
    const { filter, value } = button.dataset;
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    chosen[filter][on ? "add" : "delete"](value);
    apply();
  }));
  all("select[data-filter]").forEach((select) => select.addEventListener("change", () => {
    chosen[select.dataset.filter] = select.value;
    apply();
  }));
  all("[data-step]").forEach((button) => button.addEventListener("click", () => step(Number(button.dataset.step))));
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  tell();
})();

// The index: which stories are shown. It is complete without any of it.
function offerFilters() {
  const rows = all(".stories tbody tr");
  const search = one("search");
  const place = one("place");
  const toggles = all("button[data-look]");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  // Read once, when first searched: there may be thousands.
  let texts = null;
  let asked = 0;

  const apply = () => {
    asked = 0;
    const looks = new Set(toggles.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.look));
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    if (words.length && !texts) texts = rows.map((r) => fold(`${r.cells[0].textContent} ${r.cells[1].textContent}`));
    let shown = 0;
    rows.forEach((row, i) => {
      const passes = looks.has(row.dataset.look) && words.every((w) => texts[i].includes(w));
      if (row.hidden === passes) row.hidden = !passes;
      shown += passes;
    });
    place.textContent = shown === rows.length ? plural(shown, "story", "stories") : `${shown} of ${plural(rows.length, "story", "stories")}`;
    one("none").hidden = shown > 0;
  };
  // Typing fast, the list follows once a frame.
  const soon = () => { asked = asked || requestAnimationFrame(apply); };

  search.addEventListener("input", soon);
  toggles.forEach((button) => button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    soon();
  }));
  one("clear").addEventListener("click", () => {
    search.value = "";
    toggles.forEach((b) => b.setAttribute("aria-pressed", "true"));
    apply();
    search.focus();
  });
  one("tools").hidden = false;
  // A browser that comes back to the page keeps what was typed.
  if (search.value) apply();
}

offerTheme();
unfoldForPrint();
if (one("tools")) offerFilters();

// What each button does, and the beginning.
const withCard = (what) => () => { const card = atHand(); if (card) what(card); else say("There is no finding here."); };
const isCritical = (card) => card.dataset.severity === "critical";

const DOES = {
  next: () => step(1),
  previous: () => step(-1),
  "next-critical": () => step(1, isCritical),
  "previous-critical": () => step(-1, isCritical),
  accept: withCard((card) => decide(card, "accepted")),
  dismiss: withCard(askWhy),
  undo: () => undo(),
  evidence: withCard((card) => {
    const evidence = card.querySelector(".evidence");
    const fold = card.querySelector(".fold");
    if (!fold.open) fold.open = true;
    else if (evidence) evidence.open = !evidence.open;
    else say("No other version says anything on this.");
  }),
  text: withCard((card) => select(card, inText() ? "card" : "text")),
  "version-before": () => turnVersion(-1),
  "version-after": () => turnVersion(1),
  copy: withCard(copy),
  search: () => { one("search").focus(); one("search").select(); },
  help: () => one("help").showModal(),
  clear: clearFilters,
  save: saveDecisions,
  load: () => one("file").click(),
  table: saveTable,
};
const ACTS = { accept: (card) => decide(card, "accepted"), dismiss: askWhy, undo, copy };

function listen() {
  all("[data-do]").forEach((b) => b.addEventListener("click", () => DOES[b.dataset.do]()));
  all("[data-close]").forEach((b) => b.addEventListener("click", () => b.closest("dialog").close()));
  one("findings").addEventListener("click", (event) => {
    const card = event.target.closest(".card");
    const button = event.target.closest("[data-act]");
    if (!card) return;
    if (card !== current) select(card, "");
    if (button) ACTS[button.dataset.act](card);
  });
  all(".aligned").forEach((list) => list.addEventListener("focusin", (event) => {
    const mark = event.target.querySelector("mark[data-findings]");
    const ids = mark ? idsOf(mark) : [];
    if (mark && !(current && ids.includes(current.dataset.finding))) select(cardOf.get(ids[0]), "");
  }));
  all("button[data-filter]").forEach((button) => button.addEventListener("click", () => {
    const { value } = button.dataset;
    chosen.severity[chosen.severity.has(value) ? "delete" : "add"](value);
    apply();
  }));
  all("select[data-filter]").forEach((s) => s.addEventListener("change", () => { chosen[s.dataset.filter] = s.value; apply(); }));
  one("search").addEventListener("input", () => { chosen.text = one("search").value; apply(); });
  all("a[data-kind]").forEach((link) => link.addEventListener("click", () => {
    const { kind, version } = link.dataset;
    const on = link.hasAttribute("aria-current");
    chosen.kind = on ? "" : kind;
    if (one("tools").querySelector("[data-filter=version]")) chosen.version = on ? "" : version;
    apply();
  }));
  one("file").addEventListener("change", async () => {
    const [file] = one("file").files;
    if (file) loadDecisions(await file.text(), file.name);
    one("file").value = "";
  });
  addEventListener("hashchange", readView);
  // Another window with the same report.
  addEventListener("storage", (event) => { if (event.key === `mtcheck:${data.key}`) { recallDecisions(); apply(); } });
}

offerTheme();
unfoldForPrint();
readTies();
if (cards.length) {
  root.classList.add("works");
  one("tools").hidden = one("dock").hidden = false;
  recallDecisions();
  listenToKeys();
  answerWhy();
  listen();
  readView();
} else unfold(location.hash && one(location.hash.slice(1)));
followPointer();

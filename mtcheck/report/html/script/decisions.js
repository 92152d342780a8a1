// Decisions: kept by the browser under the story's key, saved to and loaded from a file of JSON lines.
const STATUSES = ["accepted", "dismissed"];
const decisions = new Map(); // finding -> decision; one taken back has the status ""
const taken = []; // what stood before each decision of this visit, the last one last
const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");

const isNewer = (a, b) => !b || (Date.parse(a.at) || 0) >= (Date.parse(b.at) || 0);
const takeOver = (decision) => { if (isNewer(decision, decisions.get(decision.finding))) decisions.set(decision.finding, decision); };

function recallDecisions() {
  data.decisions.forEach(takeOver);
  const kept = store.get(data.key);
  if (kept && typeof kept === "object") Object.values(kept).filter((d) => d && typeof d.finding === "string").forEach(takeOver);
  cards.forEach(showDecision);
}

function keepDecisions() {
  if (!store.set(data.key, Object.fromEntries(decisions))) {
    say("This browser keeps nothing for this page: save the decisions before you close it.");
  }
}

function inWords({ status, reason, note }) {
  if (!STATUSES.includes(status)) return "";
  const why = data.reasons[reason];
  const words = status === "accepted" ? "Accepted" : why ? `Dismissed: ${why[0].toLowerCase()}${why.slice(1)}` : "Dismissed";
  return note ? `${words} (“${note}”)` : words;
}

function showDecision(card) {
  const decision = decisions.get(card.dataset.finding) || { status: "" };
  const status = decision.status || "open";
  if (status !== card.dataset.status || status === "dismissed") card.querySelector(".fold").open = status !== "dismissed";
  card.dataset.status = status;
  card.classList.toggle("accepted", status === "accepted");
  card.classList.toggle("dismissed", status === "dismissed");
  card.querySelector(".decided").textContent = inWords(decision);
}

function decide(card, status, reason = "", note = "") {
  const id = card.dataset.finding;
  const { code, file, text } = data.findings[id];
  taken.push([id, decisions.get(id)]);
  decisions.set(id, { schema: 1, finding: id, status, reason, note, at: now(), code, file, text });
  showDecision(card);
  apply();
  const next = listed().find((c) => orderOf.get(c) > orderOf.get(card));
  if (next) select(next, inText() ? "text" : "card");
  say(`${inWords(decisions.get(id))}.${next ? "" : " That was the last."}`);
  keepDecisions();
}

function takeBack(card, before) {
  const id = card.dataset.finding;
  decisions.set(id, before || { finding: id, status: "", at: now() });
  showDecision(card);
  if (!passes(card)) chosen.status = "";
  if (passes(card)) apply(); else clearFilters();
  select(card);
  say("Taken back.");
  keepDecisions();
}

function undo(card) {
  if (!card && taken.length) {
    const [id, before] = taken.pop();
    takeBack(cardOf.get(id), before);
  } else if ((card ||= current) && card.dataset.status !== "open") {
    const last = taken.findLastIndex(([id]) => id === card.dataset.finding);
    if (last >= 0) taken.splice(last, 1);
    takeBack(card);
  } else say("There is nothing to take back.");
}

// The dialog that asks why a finding is none. The browser gives the focus back when it closes.
let asked = null;

function askWhy(card) {
  asked = card;
  one("note").value = "";
  one("dismissal-words").textContent = card.querySelector(".brief").textContent;
  one("dismissal").showModal();
  one("dismissal").querySelector("[data-reason]").focus();
}

function answerWhy() {
  const dialog = one("dismissal");
  const buttons = all("[data-reason]", dialog);
  // At once, not when the dialog says that it is closed: the next key may come before that.
  buttons.forEach((b) => b.addEventListener("click", () => {
    dialog.close();
    decide(asked, "dismissed", b.dataset.reason, one("note").value.trim());
  }));
  dialog.addEventListener("keydown", (event) => {
    const typing = event.target === one("note");
    if (typing && event.key === "Enter") { event.preventDefault(); buttons[0].focus(); }
    const at = buttons.indexOf(document.activeElement);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && at >= 0) { event.preventDefault(); buttons[(at + by + buttons.length) % buttons.length].focus(); }
    if (!typing && singleKeys() && buttons[Number(event.key) - 1]) { event.preventDefault(); buttons[Number(event.key) - 1].click(); }
  });
}

const FIELDS = ["finding", "status", "reason", "note", "at", "code", "file", "text"];

function decisionLines() {
  const made = [...decisions.values()].filter((d) => STATUSES.includes(d.status));
  return made.map((d) => asLine({ schema: 1, ...Object.fromEntries(FIELDS.map((f) => [f, d[f] || ""])) })).join("");
}

// Some readers take these for the end of a line.
const asLine = (value) => `${JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, (c) => `\\u${c.codePointAt(0).toString(16).padStart(4, "0")}`)}\n`;

// All of a file or nothing: half of somebody's decisions would pass for all of them. mtcheck/decisions.py reads
// the same files by the same rules.
function loadDecisions(text, name) {
  const read = [];
  for (const [n, line] of text.replace(/^\ufeff/, "").split("\n").entries()) {
    if (!line.trim()) continue;
    const problem = (what) => `${name}, line ${n + 1}: ${what}. Nothing was taken over.`;
    let d;
    try { d = JSON.parse(line); } catch { return say(problem("this is no JSON")); }
    if (!d || typeof d !== "object" || d.schema !== 1) return say(problem("this is no decision of a version this page reads"));
    if (FIELDS.some((f) => d[f] !== undefined && typeof d[f] !== "string")) return say(problem("a field is not text"));
    if (!d.finding || !STATUSES.includes(d.status)) return say(problem("it says not which finding was accepted or dismissed"));
    if (d.reason && !Object.hasOwn(data.reasons, d.reason)) return say(problem(`“${d.reason.slice(0, 40)}” is not a reason this page knows`));
    if (d.at && !(/(Z|[+-]\d\d:?\d\d)$/i.test(d.at) && Date.parse(d.at))) return say(problem("its time is not written as 2031-05-04T10:00:00Z"));
    read.push(d);
  }
  read.forEach(takeOver);
  cards.forEach(showDecision);
  apply();
  keepDecisions();
  const here = read.filter((d) => cardOf.has(d.finding)).length;
  say(`${plural(read.length, "decision", "decisions")} loaded${here < read.length ? `, ${here} of them about findings of this report` : ""}.`);
}

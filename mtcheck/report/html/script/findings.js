// The findings, the one that is current, and the way from one to the next.
const data = JSON.parse(one("data").textContent);
const cards = all(".card");
const cardOf = new Map(cards.map((c) => [c.dataset.finding, c]));
const orderOf = new Map(cards.map((c, i) => [c, i]));
const marks = all("mark[data-findings]");
const marksOf = byFinding(marks, idsOf);
const proofOf = byFinding(all("mark[data-evidence]"), (m) => m.dataset.evidence.split(" "));
const RANK = { critical: 3, major: 2, minor: 1 };
let current = null;

function idsOf(mark) { return mark.dataset.findings.split(" "); }
function byFinding(elements, ids) {
  const found = new Map();
  for (const e of elements) for (const id of ids(e)) found.set(id, [...(found.get(id) || []), e]);
  return found;
}
// All that is coloured for a finding: its card, its words, the words it rests on.
const signsOf = (card) => [card, ...(marksOf.get(card.dataset.finding) || []), ...(proofOf.get(card.dataset.finding) || [])];
const isDismissed = (card) => card.dataset.status === "dismissed";
// A dismissed finding counts only where the dismissed ones are asked for.
const counts = (card) => !isDismissed(card) || chosen.status === "dismissed";
const listed = () => cards.filter((c) => !c.hidden && counts(c));
const placeOf = (card) => one(`m-${card.dataset.finding}`);
const inText = () => Boolean(document.activeElement && document.activeElement.closest(".aligned, .asides"));

function say(words) { one("said").textContent = words; }

function tell() {
  const list = listed();
  const at = list.indexOf(current);
  one("place").textContent = at < 0 ? plural(list.length, "finding", "findings") : `${at + 1} of ${list.length}`;
}

// Makes a finding the current one; `go` says where the reader is taken: to its card, into the text, or nowhere.
function select(card, go = "card") {
  if (current) signsOf(current).forEach((e) => e.classList.remove("current"));
  current = card;
  if (card) {
    signsOf(card).forEach((e) => e.classList.add("current"));
    const text = go === "text" && placeOf(card);
    if (text) {
      unfold(text);
      const link = text.closest("a") || text.nextElementSibling;
      link.focus({ preventScroll: true });
      link.scrollIntoView({ block: "center", behavior: "instant" });
    } else if (go) {
      card.focus({ preventScroll: true });
      card.scrollIntoView({ block: "start", behavior: "instant" });
    }
  }
  tell();
  lightCurrent();
  writeView();
}

function step(by, only = () => true) {
  const list = listed();
  const wanted = list.filter(only);
  if (!wanted.length) { say(list.length ? "None that is critical." : "No finding matches."); return; }
  // From a card that is not listed, such as one just dismissed, the next is the one that follows it on the page.
  const order = orderOf.get(current) ?? -1;
  const next = by > 0
    ? wanted.find((c) => orderOf.get(c) > order)
    : wanted.findLast((c) => order < 0 || orderOf.get(c) < order);
  say(next ? "" : by > 0 ? "That was the last." : "This is the first.");
  select(next || (wanted.includes(current) ? current : wanted[by > 0 ? wanted.length - 1 : 0]), inText() ? "text" : "card");
}

// The current finding, or the first one on the screen where none is.
function atHand() {
  if (current && !current.hidden) return current;
  const onScreen = listed().find((c) => c.getBoundingClientRect().bottom > 80);
  if (onScreen) select(onScreen);
  return onScreen || null;
}

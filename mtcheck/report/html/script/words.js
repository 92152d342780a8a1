// Words that answer for each other light up; words that differ in the same language are underlined.
// Painted as highlights, which leave the document as it is; a browser without them shows the text alone.
const HAS_HIGHLIGHTS = typeof Highlight === "function" && Boolean(CSS.highlights);
const ties = new Map(); // row of a text -> version -> tie
const nodes = new WeakMap();

function readTies() {
  for (const text of all(".text")) {
    const rows = [...text.querySelector(".aligned").children];
    for (const [row, number, beside, links, reworded, theirs] of data.texts[text.dataset.version] || []) {
      const own = rows[row].querySelector(".own");
      const other = rows[beside].querySelector(`.beside-${number}`);
      if (!own || !other) continue;
      const tie = { own, other, links: groups(links, 4), reworded: groups(reworded, 2), theirs: groups(theirs, 2) };
      for (const p of [own, other]) ties.set(p, [...(ties.get(p) || []), [number, tie]]);
    }
  }
}

const groups = (flat, size) => Array.from({ length: flat.length / size }, (_, i) => flat.slice(i * size, (i + 1) * size));

// The text nodes of a paragraph with their offsets, without the words that only a screen reader gets.
function nodesOf(paragraph) {
  if (!nodes.has(paragraph)) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let at = 0; walker.nextNode();) {
      if (walker.currentNode.parentElement.closest(".unseen")) continue;
      found.push([at, walker.currentNode]);
      at += walker.currentNode.data.length;
    }
    nodes.set(paragraph, found);
  }
  return nodes.get(paragraph);
}

function rangeOf(paragraph, start, length) {
  const found = nodesOf(paragraph);
  const end = start + length;
  const first = found.findLast(([at]) => at <= start);
  const last = found.findLast(([at]) => at < end);
  if (!first || !last || end - last[0] > last[1].data.length) return null;
  const range = new Range();
  range.setStart(first[1], Math.min(start - first[0], first[1].data.length));
  range.setEnd(last[1], end - last[0]);
  return range;
}

// A stretch without the words that are marked as findings: a highlight would take the colour of their underline.
function unmarked(paragraph, start, length) {
  return nodesOf(paragraph).filter(([, node]) => !node.parentElement.closest("mark[data-findings]")).map(([at, node]) => {
    const from = Math.max(start, at);
    const to = Math.min(start + length, at + node.data.length);
    return from < to ? rangeOf(paragraph, from, to - from) : null;
  });
}

function offsetIn(paragraph, node, offset) {
  const found = nodesOf(paragraph).find(([, n]) => n === node);
  return found ? found[0] + offset : -1;
}

const chosenBeside = (text) => Number(text.querySelector("fieldset input:checked")?.value || 0);
const tiesOf = (paragraph) => {
  const beside = chosenBeside(paragraph.closest(".text"));
  return (ties.get(paragraph) || []).filter(([number]) => number === beside).map(([, tie]) => tie);
};

function paint(name, ranges) {
  if (HAS_HIGHLIGHTS) CSS.highlights.set(name, new Highlight(...ranges.filter(Boolean)));
}

// The words over start:end of a paragraph, and those that answer for them on the other side.
function answers(paragraph, start, end) {
  const ranges = [];
  for (const { own, other, links } of tiesOf(paragraph)) {
    for (const [o, ol, t, tl] of links) {
      const [at, length] = paragraph === own ? [o, ol] : [t, tl];
      if (at < end && start < at + length) ranges.push(rangeOf(own, o, ol), rangeOf(other, t, tl));
    }
  }
  return ranges;
}

function spanOf(mark) {
  const paragraph = mark.closest("p");
  const own = nodesOf(paragraph).filter(([, node]) => mark.contains(node));
  return own.length ? [paragraph, own[0][0], own.at(-1)[0] + own.at(-1)[1].data.length] : null;
}

// The words of the current finding, wherever the reader is.
function lightCurrent() {
  const own = (current && marksOf.get(current.dataset.finding) || []).filter((m) => m.closest(".aligned"));
  paint("counterpart", own.map(spanOf).filter(Boolean).flatMap((s) => answers(...s)));
}

function lightAt(x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  const range = caret ? null : document.caretRangeFromPoint?.(x, y);
  const [node, offset] = caret ? [caret.offsetNode, caret.offset] : range ? [range.startContainer, range.startOffset] : [null, 0];
  const paragraph = node?.parentElement?.closest(".own, .beside");
  const at = paragraph && ties.has(paragraph) ? offsetIn(paragraph, node, offset) : -1;
  paint("pointed", at < 0 ? [] : answers(paragraph, at, at + 1));
}

// What differs from the version that is chosen, and a line that says how to read it.
function compare(text) {
  const hint = text.querySelector(".hint");
  const choice = text.querySelector("fieldset input:checked");
  if (!hint || !choice) return;
  const alike = choice.dataset.alike === "yes";
  hint.textContent = !HAS_HIGHLIGHTS ? "" : alike
    ? "Underlined words are worded otherwise in the other version. Point at a word to see its counterpart."
    : "Point at a word to see the words that answer for it.";
  hint.hidden = !hint.textContent;
  const ranges = [];
  for (const some of all(".text")) {
    for (const own of all(".own", some)) {
      for (const tie of tiesOf(own)) {
        ranges.push(...tie.reworded.flatMap(([at, n]) => unmarked(tie.own, at, n)), ...tie.theirs.flatMap(([at, n]) => unmarked(tie.other, at, n)));
      }
    }
  }
  paint("reworded", ranges);
  if (cards.length) lightCurrent();
}

function followPointer() {
  let waiting = false;
  for (const list of all(".aligned")) {
    list.addEventListener("pointermove", (event) => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; lightAt(event.clientX, event.clientY); });
    });
    list.addEventListener("pointerleave", () => paint("pointed", []));
    list.addEventListener("focusin", (event) => {
      const mark = event.target.querySelector?.("mark");
      const span = mark && spanOf(mark);
      paint("pointed", span ? answers(...span) : []);
    });
    list.addEventListener("focusout", () => paint("pointed", []));
  }
  for (const text of all(".text")) {
    text.addEventListener("change", () => { compare(text); if (cards.length) writeView(); });
    compare(text);
  }
}

// The text the reader is at: that of the current finding, or the one on the screen.
function textAtHand() {
  if (current) return one(`${current.dataset.version}-text`);
  return all(".text").find((t) => t.getBoundingClientRect().bottom > 0) || all(".text")[0];
}

function turnVersion(by) {
  const text = textAtHand();
  const choices = text ? all("fieldset input", text) : [];
  if (!choices.length) { say("There is no other version."); return; }
  const at = choices.findIndex((c) => c.checked);
  const next = choices[(at + by + choices.length) % choices.length];
  next.checked = true;
  compare(text);
  writeView();
  say(`Beside the text: ${next.dataset.name}.`);
}

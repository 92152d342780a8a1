// What leaves the page: a finding as text, the decisions, the table. Files are made here; nothing is sent.
const squeeze = (text) => text.replace(/\s+/g, " ").trim();
const marked = (quoted) => {
  const mark = quoted.querySelector("mark");
  return squeeze([...quoted.childNodes].map((n) => (n === mark ? `[${n.textContent}]` : n.textContent)).join(""));
};

function asText(card) {
  const found = data.findings[card.dataset.finding];
  const lines = [
    `${card.dataset.severity.toUpperCase()} · ${card.dataset.kind} · ${squeeze(card.querySelector(".stance").textContent)}`,
    `${found.file}: “${marked(card.querySelector("blockquote"))}”`,
    squeeze(card.querySelector(".why").textContent),
  ];
  const suggestion = card.querySelector(".suggestion q");
  if (suggestion) lines.push(`Suggestion: ${squeeze(suggestion.textContent)}`);
  return [...lines, ...evidenceOf(card)].join("\n");
}

function evidenceOf(card) {
  return all(".evidence li", card).map((li) => {
    const words = li.querySelector("q");
    const who = `${squeeze(li.querySelector(".says").textContent)} – ${squeeze(li.querySelector(".file").textContent)}`;
    return words ? `${who}: “${marked(words)}”` : who;
  });
}

async function copy(card) {
  const text = asText(card);
  try {
    await navigator.clipboard.writeText(text);
    say("Copied.");
  } catch {
    one("plain-text").value = text;
    one("plain").showModal();
    one("plain-text").select();
  }
}

function download(name, type, text) {
  const link = make("a", "", { download: name });
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.click();
  // Some browsers begin to read only after the click is over.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function saveDecisions() {
  const lines = decisionLines();
  if (!lines) { say("Nothing is decided yet."); return; }
  download("decisions.jsonl", "application/jsonl", lines);
  say(`${plural(lines.split("\n").length - 1, "decision", "decisions")} saved.`);
}

// A cell of the editor's own words that a spreadsheet would take for a formula is made text.
const cell = (text) => (/^[=+@\t\r\n＝＋－＠-]/.test(text) ? `'${text}` : text);
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

// The table of `--format csv`, of the findings that are shown, with what is decided by now.
function saveTable() {
  const rows = cards.filter((c) => !c.hidden).map((c) => {
    const made = decisions.get(c.dataset.finding) || {};
    const own = STATUSES.includes(made.status)
      ? { decision: made.status, reason: data.reasons[made.reason] || "", note: cell(made.note || ""), decided: made.at || "" }
      : {};
    return data.findings[c.dataset.finding].cells.map((text, i) => own[data.columns[i]] ?? text);
  });
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  const lines = [data.columns, ...rows].map((row) => row.map(quoted).join(","));
  download("findings.csv", "text/csv", `\ufeff${lines.join("\r\n")}\r\n`);
  say(`${plural(rows.length, "finding", "findings")} in the table.`);
}

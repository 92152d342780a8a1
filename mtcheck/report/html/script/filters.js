// Filters; every count on the page follows them, and the address carries them, so that a view can be mailed.
const SEVERITIES = ["critical", "major", "minor"];
const CHOICES = ["kind", "version", "stance", "status"];
const chosen = { severity: new Set(SEVERITIES), kind: "", version: "", stance: "", status: "", text: "" };
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const searched = new Map();

// What is searched: all that a card says, not what its buttons say.
function wordsOf(card) {
  if (!searched.has(card)) {
    const parts = all("h4, .stance, blockquote, .why, .suggestion, .evidence, .meta", card);
    searched.set(card, fold(parts.map((p) => p.textContent).join(" ")));
  }
  return searched.get(card);
}

function passes(card, ...except) {
  const has = (name) => except.includes(name) || !chosen[name] || card.dataset[name] === chosen[name];
  if (!except.includes("severity") && !chosen.severity.has(card.dataset.severity)) return false;
  return CHOICES.every(has) && (!chosen.text || fold(chosen.text).split(/\s+/).every((w) => wordsOf(card).includes(w)));
}

function isFiltered() {
  return chosen.severity.size < SEVERITIES.length || CHOICES.some((n) => chosen[n]) || chosen.text.trim() !== "";
}

function apply() {
  cards.forEach((c) => { c.hidden = !passes(c); });
  paintMarks();
  countSeverities();
  countChoices();
  countGroups();
  countVerdicts();
  one("none").hidden = cards.some((c) => !c.hidden);
  one("clear").hidden = !isFiltered();
  if (current && current.hidden) select(null);
  tell();
  writeView();
}

// A mark has the look of the gravest finding on it that is shown and stands.
function paintMarks() {
  marks.forEach((mark) => {
    const standing = idsOf(mark).map((id) => cardOf.get(id)).filter((c) => c && !c.hidden && !isDismissed(c));
    const worst = standing.reduce((a, c) => (!a || RANK[c.dataset.severity] > RANK[a] ? c.dataset.severity : a), "");
    mark.classList.remove(...SEVERITIES, "dismissed");
    mark.classList.add(worst || "dismissed");
  });
}

function countSeverities() {
  all("[data-count]").forEach((n) => {
    n.textContent = cards.filter((c) => c.dataset.severity === n.dataset.count && counts(c) && passes(c, "severity")).length;
  });
  all("button[data-filter=severity]").forEach((b) => b.setAttribute("aria-pressed", String(chosen.severity.has(b.dataset.value))));
}

function countChoices() {
  all("select[data-filter]").forEach((select) => {
    const name = select.dataset.filter;
    select.value = chosen[name];
    select.classList.toggle("set", Boolean(chosen[name]));
    const others = cards.filter((c) => (name === "status" || counts(c)) && passes(c, name));
    for (const option of select.options) {
      option.dataset.label ||= option.textContent;
      const n = others.filter((c) => !option.value || c.dataset[name] === option.value).length;
      option.textContent = option.value ? `${option.dataset.label} (${n})` : option.dataset.label;
    }
  });
  if (one("search").value !== chosen.text) one("search").value = chosen.text;
}

function countGroups() {
  all(".group").forEach((group) => {
    const own = all(".card", group);
    if (!own.length) return;
    const standing = own.filter((c) => !isDismissed(c)).length;
    const shown = own.filter((c) => !c.hidden && counts(c)).length;
    const dismissed = own.length - standing;
    group.hidden = own.every((c) => c.hidden);
    const whole = chosen.status === "dismissed" ? own.length : standing;
    all(".shown", group).forEach((n) => {
      n.textContent = (shown === whole ? plural(shown, "finding", "findings") : `${shown} of ${plural(whole, "finding", "findings")}`)
        + (dismissed ? `, ${dismissed} dismissed` : "");
    });
  });
}

// The verdict is what the run said; beside it stands how far the editor is.
function countVerdicts() {
  all(".verdict[data-version]").forEach((verdict) => {
    const own = cards.filter((c) => c.dataset.version === verdict.dataset.version);
    if (!own.length) return;
    const open = own.filter((c) => c.dataset.status === "open");
    let bar = verdict.querySelector(".progress");
    if (!bar) {
      bar = make("p", "", { class: "progress" });
      bar.append(make("progress", "", { "aria-label": "Findings decided", max: own.length }), make("span"));
      verdict.querySelector(".sentence").after(bar);
    }
    bar.firstChild.value = own.length - open.length;
    const left = SEVERITIES.map((s) => [open.filter((c) => c.dataset.severity === s).length, s]).filter(([n]) => n);
    const done = own.length - open.length;
    bar.lastChild.textContent = !done ? `${plural(own.length, "finding", "findings")} to decide`
      : left.length ? `${done} of ${own.length} decided; open: ${left.map(([n, s]) => `${n} ${s}`).join(", ")}`
        : `All ${own.length} decided`;
  });
  all("a[data-kind]").forEach((link) => {
    const { kind, version } = link.dataset;
    const n = cards.filter((c) => c.dataset.kind === kind && c.dataset.version === version && counts(c) && passes(c, "kind", "version")).length;
    link.querySelector("b").textContent = n;
    link.classList.toggle("zero", n === 0);
    const on = chosen.kind === kind && (!one("tools").querySelector("[data-filter=version]") || chosen.version === version);
    if (on) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
  });
}

function clearFilters() {
  chosen.severity = new Set(SEVERITIES);
  CHOICES.forEach((n) => { chosen[n] = ""; });
  chosen.text = "";
  apply();
}

// The address: "#f-ID" or another place first, then what is chosen.
function writeView() {
  const parts = current ? [encodeURIComponent(current.id)] : [];
  const put = (name, value) => { if (value) parts.push(`${name}=${encodeURIComponent(value)}`); };
  if (chosen.severity.size < SEVERITIES.length) parts.push(`severity=${[...chosen.severity].join(",")}`);
  CHOICES.forEach((n) => put(n, chosen[n]));
  put("text", chosen.text.trim());
  all(".text").forEach((text) => {
    const now = text.querySelector("fieldset input:checked");
    if (now && !now.defaultChecked) put(`${text.dataset.version}-beside`, now.value);
  });
  const address = `${location.href.split("#")[0]}${parts.length ? `#${parts.join("&")}` : ""}`;
  try { if (address !== location.href) history.replaceState(null, "", address); } catch { /* the view is shown all the same */ }
}

function readView() {
  const decode = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  const parts = location.hash.slice(1).split("&").filter(Boolean);
  const place = parts.length && !parts[0].includes("=") ? one(decode(parts.shift())) : null;
  const wanted = new Map(parts.map((p) => { const at = p.indexOf("="); return [p.slice(0, at), decode(p.slice(at + 1))]; }));
  if (wanted.size) {
    const severities = wanted.has("severity") ? wanted.get("severity").split(",") : SEVERITIES;
    chosen.severity = new Set(severities.filter((s) => SEVERITIES.includes(s)));
    for (const select of all("select[data-filter]")) {
      const value = wanted.get(select.dataset.filter) || "";
      chosen[select.dataset.filter] = [...select.options].some((o) => o.value === value) ? value : "";
    }
    chosen.text = wanted.get("text") || "";
    for (const text of all(".text")) {
      const choice = all("fieldset input", text).find((i) => i.value === wanted.get(`${text.dataset.version}-beside`));
      if (choice) { choice.checked = true; compare(text); }
    }
  }
  if (!place) { apply(); return; }
  unfold(place);
  if (place.matches(".card")) {
    // A link to a finding shows it, whatever the filters were.
    if (!passes(place)) { chosen.severity = new Set(SEVERITIES); CHOICES.forEach((n) => { chosen[n] = ""; }); chosen.text = ""; }
    apply();
    select(place);
  } else if (place.id.startsWith("m-") && cardOf.has(place.id.slice(2))) {
    apply();
    select(cardOf.get(place.id.slice(2)), "text");
  } else {
    apply();
    place.scrollIntoView();
  }
}

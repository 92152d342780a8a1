"""An invented story in five versions, one of them hostile, and the report on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from mtcheck.claims import build_claims
from mtcheck.merge import judge, merge
from mtcheck.types import (
    Alignment,
    Article,
    Bead,
    Block,
    BlockRole,
    Date,
    Evidence,
    EvidenceStance,
    Facts,
    Finding,
    Name,
    Note,
    Number,
    NumberKind,
    Report,
    Segment,
    Severity,
    Span,
    Stance,
    Story,
)

HOSTILE = "</script><img src=x onerror=alert(1)>"

TARGET = """\
# Storm traps 1,240 passengers in the tunnel for sixteen hours
Some 1,240 passengers spent the night on board four trains after the storm Odile cut the power on Tuesday, the operator said. Rescuers from Savoy led 35 children and their parents out first.
"We did not have never seen such a gust of wind", said the prefect, Claire Montfortel, who permitted to the firefighters to open the service gallery.
The damage is estimated at 2.4 billion euros. Trains will not run again before Saturday.
! furniture | A line that offers other articles. | Read also: our ten most beautiful night trains </script><img src=x onerror=alert(1)>
! foreign | This paragraph is in Italian. | Il traffico merci resta sospeso fino a nuovo ordine.
The hospital in Aix treated nine people for the cold.The mayor opened the gymnasium."""

SOURCE = """\
# La tempête bloque 1 240 passagers six heures dans le tunnel
Quelque 1 240 passagers ont passé la nuit à bord de quatre trains après que la tempête Odile a coupé le courant mardi, a indiqué l'exploitant. Les secours de Savoie ont d'abord évacué les enfants et leurs parents.
« Nous n'avions jamais vu une telle rafale », a déclaré la préfète, Claire Montfort, qui a permis aux pompiers d'ouvrir la galerie de service.
Les dégâts sont estimés à 2,4 millions d'euros. Les trains ne rouleront pas avant samedi. Aucun blessé grave n'est à déplorer.
L'hôpital d'Aix a soigné neuf personnes pour hypothermie. Le maire a ouvert le gymnase."""

AGENCY = """\
# Passengers stuck six hours in Alpine tunnel
More than 1,200 passengers were stuck for six hours on four trains in the tunnel. Prefect Claire Montfort praised the firefighters.
Repairs will cost about 2.4 million euros, the operator said. Nine people were treated for hypothermia."""

ARABIC = """\
# احتجاز 1240 راكبا ست ساعات في النفق
أمضى 1240 راكبا الليل في أربعة قطارات بعد أن قطعت العاصفة أوديل الكهرباء. وقالت المحافظة كلير مونفور إنها لم تر مثل هذه الرياح.
وتقدر الأضرار بنحو 2.4 مليون يورو."""

CHINESE = """\
# 暴风雪致1240名乘客被困隧道六小时
约1240名乘客在四列火车上过夜。
损失估计为240万欧元。"""


def article(text: str, name: str, language: str) -> Article:
    """Lines are blocks; "# " opens a headline, "! role | reason | " a block set aside."""
    blocks: list[Block] = []
    segments: list[Segment] = []
    plain = ""
    for line in text.split("\n"):
        role: BlockRole = "body"
        reason = ""
        if line.startswith("# "):
            role, line = "headline", line[2:]
        elif line.startswith("! "):
            kind, reason, line = line[2:].split(" | ", 2)
            role = "foreign" if kind == "foreign" else "furniture"
        start = len(plain)
        if role in ("headline", "body"):
            for sentence in _sentences(line):
                at = start + line.index(sentence)
                segments.append(Segment(at, at + len(sentence), sentence, len(blocks)))
        blocks.append(Block(start, start + len(line), role, reason, "it" if role == "foreign" else language))
        plain += line + "\n"
    return Article(
        name, plain, language, plain, blocks=tuple(blocks), segments=tuple(segments), digest=name * 8
    )


def _sentences(line: str) -> list[str]:
    marked = line.replace(". ", ".\n").replace("cold.The", "cold.\nThe").replace("。", "。\n")
    return [s for s in marked.split("\n") if s]


def beads(pairs: Sequence[tuple[Sequence[int], Sequence[int]]]) -> tuple[Bead, ...]:
    return tuple(Bead(tuple(a), tuple(b), 0.9 if a and b else 0.0) for a, b in pairs)


def span(of: Article, words: str) -> Span:
    start = of.text.index(words)
    return Span(start, start + len(words))


def evidence(of: Article, words: str, stance: EvidenceStance) -> Evidence:
    return Evidence(of.name, *(span(of, words) if words else (0, 0)), words, stance)


def count(of: Article, words: str, value: str, kind: NumberKind = "cardinal", **more: Any) -> Number:
    return Number(*span(of, words), Decimal(value), kind=kind, **more)


def again(of: Article, words: str, value: str) -> Number:
    start = of.text.rindex(words)
    return Number(start, start + len(words), Decimal(value))


def hours(of: Article, words: str, number: int) -> Date:
    return Date(*span(of, words), "duration", days=Decimal(number) / 24, unit="hour")


def euros(of: Article, words: str, value: str) -> Number:
    return count(of, words, value, "money", unit="EUR")


def make(
    of: Article,
    words: str,
    message: str,
    code: str,
    category: str,
    severity: Severity,
    stance: Stance,
    evidence: Sequence[Evidence] = (),
    suggestion: str = "",
    confidence: float = 0.9,
) -> Finding:
    return Finding(
        code,
        code[:3].lower(),
        category,
        severity,
        stance,
        of.name,
        *span(of, words),
        words,
        message,
        suggestion,
        confidence,
        tuple(evidence),
    )


def report() -> Report:
    """A translation checked against its original and three other versions, and one of those against it."""
    target = article(TARGET, "Morning Courier", "en")
    source = article(SOURCE, "La Dépêche des Alpes", "fr")
    agency = article(AGENCY, "Northern Wire", "en")
    arabic = article(ARABIC, "النشرة", "ar")
    chinese = article(CHINESE, "山报 " + HOSTILE, "zh")
    story = Story(
        target,
        source,
        (agency, arabic, chinese),
        {
            target.name: Facts(
                (
                    count(target, "1,240", "1240"),
                    again(target, "1,240", "1240"),
                    count(target, "four", "4", spelled=True),
                    count(target, "35", "35"),
                    euros(target, "2.4 billion euros", "2400000000"),
                    count(target, "nine", "9", spelled=True),
                ),
                (hours(target, "sixteen hours", 16),),
                (Name(*span(target, "Claire Montfortel"), "PER", "Claire Montfortel"),),
            ),
            source.name: Facts(
                (
                    count(source, "1 240", "1240"),
                    again(source, "1 240", "1240"),
                    count(source, "quatre", "4", spelled=True),
                    euros(source, "2,4 millions d'euros", "2400000"),
                    count(source, "neuf", "9", spelled=True),
                ),
                (hours(source, "six heures", 6),),
            ),
            agency.name: Facts(
                (
                    count(agency, "1,200", "1200", bound="more_than"),
                    count(agency, "four", "4", spelled=True),
                    euros(agency, "2.4 million euros", "2400000"),
                    count(agency, "Nine", "9", spelled=True),
                ),
                (hours(agency, "six hours", 6),),
            ),
            arabic.name: Facts(
                (count(arabic, "1240", "1240"), euros(arabic, "2.4 مليون يورو", "2400000")),
                (hours(arabic, "ست ساعات", 6),),
            ),
            chinese.name: Facts(
                (count(chinese, "1240", "1240"), euros(chinese, "240万欧元", "2400000")),
                (hours(chinese, "六小时", 6),),
            ),
        },
        {
            source.name: Alignment(
                source.name,
                "translation",
                beads([(((i),), ((i),)) for i in range(6)] + [((), (6,)), ((6,), (7,)), ((7,), (8,))]),
            ),
            agency.name: Alignment(
                agency.name,
                "comparison",
                beads([((0,), (0,)), ((1,), (1,)), ((3,), (2,)), ((4,), (3,)), ((6,), (4,))]),
            ),
            arabic.name: Alignment(
                arabic.name, "comparison", beads([((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((4,), (3,))])
            ),
            chinese.name: Alignment(
                chinese.name, "comparison", beads([((0,), (0,)), ((1,), (1,)), ((4,), (2,))])
            ),
        },
    )
    back = Story(
        agency,
        None,
        (target,),
        story.facts,
        {
            target.name: Alignment(
                target.name,
                "comparison",
                beads([((0,), (0,)), ((1,), (1,)), ((2,), (3,)), ((3,), (4,)), ((4,), (6,))]),
            )
        },
    )
    mistake, number = "accuracy/mistranslation", "accuracy/mistranslation/number"
    findings = [
        make(
            target,
            "sixteen hours",
            "Four other versions say six hours; only this one says sixteen.",
            "DAT001",
            "accuracy/mistranslation/date",
            "critical",
            "contradicted",
            [
                evidence(source, "six heures", "differs"),
                evidence(agency, "six hours", "differs"),
                evidence(arabic, "ست ساعات", "differs"),
                evidence(chinese, "六小时", "differs"),
            ],
            "six hours",
            0.97,
        ),
        make(
            target,
            "2.4 billion euros",
            "The original and two other versions speak of millions, not billions.",
            "NUM001",
            number,
            "critical",
            "contradicted",
            [
                evidence(source, "2,4 millions d'euros", "differs"),
                evidence(agency, "2.4 million euros", "differs"),
                evidence(arabic, "2.4 مليون يورو", "differs"),
                evidence(chinese, "", "silent"),
            ],
            "2.4 million euros",
            0.95,
        ),
        make(
            target,
            "Claire Montfortel",
            "The prefect is called Montfort in two other versions.",
            "NAM001",
            "accuracy/mistranslation/name",
            "major",
            "contradicted",
            [
                evidence(source, "Claire Montfort", "differs"),
                evidence(agency, "Claire Montfort", "differs"),
                evidence(arabic, "", "silent"),
                evidence(chinese, "", "silent"),
            ],
            "Claire Montfort",
            0.88,
        ),
        make(
            target,
            "said the prefect, Claire Montfortel, who permitted to the firefighters",
            "English does not say “permit to”; the French “permettre à” shows through.",
            "LIT001",
            "accuracy/mistranslation/literal",
            "major",
            "garbled",
            [evidence(source, "a permis aux pompiers", "agrees")],
            "allowed the firefighters",
            0.7,
        ),
        make(
            target,
            "did not have never seen",
            f"Two negations cancel each other, which the original does not mean. {HOSTILE}",
            "NEG001",
            "accuracy/mistranslation/negation",
            "major",
            "contradicted",
            [evidence(source, "n'avions jamais vu", "differs")],
            "had never seen",
            0.81,
        ),
        make(
            target,
            "35 children",
            "The number of children is in none of the other versions.",
            "NUM002",
            number,
            "minor",
            "unsupported",
            [evidence(agency, "", "silent"), evidence(arabic, "", "silent")],
            confidence=0.41,
        ),
        make(
            target,
            "cold.The",
            "A space is missing between two sentences.",
            "TYP001",
            "linguistic conventions/textual conventions",
            "minor",
            "garbled",
            suggestion="cold. The",
        ),
        make(
            target,
            "Read also: our ten most beautiful night trains",
            "A line of the web page has stayed in the text.",
            "FUR001",
            "design and markup/furniture",
            "minor",
            "garbled",
        ),
        make(
            agency,
            "hypothermia",
            "The other English version says “the cold”.",
            "TER001",
            mistake,
            "minor",
            "contradicted",
            [evidence(target, "the cold", "differs")],
            confidence=0.35,
        ),
    ]
    articles = {a.name: a for a in (target, agency, source, arabic, chinese)}
    merged = merge(findings, articles)
    notes = (
        Note(
            "NLI001",
            "Contradicted statements were not checked: it needs the entailment model, which this version does not hold.",
            "not-run",
        ),
        Note("names", "Names were found by rules, capitals and word lists, not by an entity model."),
    )
    return Report(
        (story, back),
        merged,
        judge(merged, [target, agency], notes),
        build_claims((story, back), merged),
        notes,
        {"mtcheck": "0.1.0", "encoder": "small sha256:0123456789abcdef", "minimum_confidence": "0.3"},
    )


def hostile() -> Report:
    """One short article with markup, direction overrides and a finding on nothing but markup."""
    text = f'The port is "open" \u202egnihton\u202c {HOSTILE} and <a href="x">quiet</a>.\n'
    plain = f'The port is "open" \u202egnihton\u202c {HOSTILE} and quiet.\n'
    opening, closing = text.index("<a "), text.index("</a>")
    dropped = {*range(opening, opening + len('<a href="x">')), *range(closing, closing + 4)}
    origin = (*(i for i in range(len(text)) if i not in dropped), len(text))
    target = Article(
        f'"><b>{HOSTILE}',
        text,
        "en",
        plain,
        origin,
        markup=(Span(opening, opening + 12), Span(closing, closing + 4)),
        blocks=(Block(0, len(plain) - 1),),
        segments=(Segment(0, len(plain) - 1, plain[:-1], 0),),
    )
    raw = make(
        target,
        '<a href="x">',
        "A tag was left in the text.",
        "MRK001",
        "design and markup/markup",
        "minor",
        "garbled",
    )
    words = make(
        target,
        "port is",
        HOSTILE,
        'X"><script>',
        HOSTILE,
        "major",
        "unsupported",
        [Evidence(HOSTILE, 0, 3, HOSTILE, "differs")],
        HOSTILE,
    )
    over = make(
        target,
        'is "open"',
        HOSTILE,
        "NUM001",
        "accuracy/mistranslation/number",
        "critical",
        "unsupported",
    )
    findings = (replace(words, id='a" onclick="alert(1)'), replace(over, id="same"), replace(raw, id="same"))
    return Report(
        (Story(target),),
        findings,
        judge(findings, [target]),
        (),
        (Note(HOSTILE, HOSTILE, "failed"),),
        {HOSTILE: HOSTILE},
    )

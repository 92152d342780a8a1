from decimal import Decimal

import pytest

from mtcheck.claims import MOST_ROWS, build_claims
from mtcheck.types import (
    Alignment,
    Article,
    Bead,
    Block,
    Claim,
    Date,
    Evidence,
    Facts,
    Finding,
    Name,
    Number,
    Segment,
    Story,
)


def article(name: str, *sentences: str, language: str = "en") -> Article:
    text = "\n".join(sentences)
    segments, at = [], 0
    for i, sentence in enumerate(sentences):
        segments.append(Segment(at, at + len(sentence), sentence, i))
        at += len(sentence) + 1
    blocks = tuple(Block(s.start, s.end) for s in segments)
    return Article(name, text, language, text, blocks=blocks, segments=tuple(segments))


def number(of: Article, words: str, value: str, **more) -> Number:
    start = of.text.index(words)
    return Number(start, start + len(words), Decimal(value), **more)


def duration(of: Article, words: str, days: int) -> Date:
    start = of.text.index(words)
    return Date(start, start + len(words), "duration", days=Decimal(days), unit="day")


def story(target: Article, others: dict[Article, list[tuple[int, int]]] | list, facts) -> Story:
    pairs = dict(others)
    alignments = {
        name.name: Alignment(name.name, "comparison", tuple(Bead((a,), (b,), 0.9) for a, b in beads))
        for name, beads in pairs.items()
    }
    return Story(target, None, tuple(pairs), {a.name: Facts(*f) for a, f in facts.items()}, alignments)


def finding(of: Article, words: str, *evidence: tuple[Article, str], **more) -> Finding:
    start = of.text.index(words)
    said = tuple(
        Evidence(a.name, a.text.index(w), a.text.index(w) + len(w), w, "differs") for a, w in evidence
    )
    made = {"category": "accuracy/mistranslation/number", "stance": "contradicted", **more}
    return Finding(
        "NUM001",
        "number",
        severity="critical",
        file=of.name,
        start=start,
        end=start + len(words),
        text=words,
        message="It differs.",
        evidence=said,
        id=f"{of.name}-{start}",
        **made,
    )


def cells(claims: tuple[Claim, ...]) -> list[tuple[str, ...]]:
    return [(c.label, *c.cells.values()) for c in claims]


def test_equal_and_bounded_figures_share_a_row() -> None:
    a = article("a", "Police inspected 812 lorries.")
    b = article("b", "More than 800 lorries were inspected.")
    c = article("c", "La police a contrôlé 812 camions.", language="fr")
    s = story(
        a,
        {b: [(0, 0)], c: [(0, 0)]},
        {
            a: ((number(a, "812", "812"),),),
            b: ((number(b, "800", "800", bound="more_than"),),),
            c: ((number(c, "812", "812"),),),
        },
    )
    assert cells(build_claims([s], [])) == [("lorries", "812", "More than 800", "812")]
    assert build_claims([s], [])[0].odd == ()


def test_a_figure_repeated_in_other_words_fills_one_cell() -> None:
    a = article("a", "Over 800 lorries stopped", "Police inspected 812 lorries on Monday.")
    b = article("b", "Police inspected 812 lorries.")
    s = story(
        a,
        {b: [(0, 0), (1, 0)]},
        {
            a: ((number(a, "800", "800", bound="more_than"), number(a, "812", "812")),),
            b: ((number(b, "812", "812"),),),
        },
    )
    assert cells(build_claims([s], [])) == [("lorries", "Over 800 / 812", "812")]


def test_a_part_and_a_total_of_one_version_never_share_a_row() -> None:
    a = article("a", "Of 9,400 lorries 600 lorries were empty.")
    b = article("b", "Of 9,400 lorries, 610 lorries were empty.")
    s = story(
        a,
        {b: [(0, 0)]},
        {
            a: ((number(a, "9,400", "9400"), number(a, "600", "600")),),
            b: ((number(b, "9,400", "9400"), number(b, "610", "610")),),
        },
    )
    assert cells(build_claims([s], [])) == [("lorries", "9,400", "9,400"), ("lorries", "600", "610")]


def test_a_total_here_and_a_part_there_are_two_facts() -> None:
    a = article("a", "The city counted 600 tenants.")
    b = article("b", "The city counted 9,400 tenants.")
    s = story(a, {b: [(0, 0)]}, {a: ((number(a, "600", "600"),),), b: ((number(b, "9,400", "9400"),),)})
    assert build_claims([s], []) == ()


def test_equal_small_figures_that_count_other_things_stay_apart() -> None:
    a = article("a", "Two pilots and two nurses came.")
    b = article("b", "Two nurses and two pilots came.")
    s = story(
        a,
        {b: [(0, 0)]},
        {
            a: ((number(a, "Two", "2"), number(a, "two", "2")),),
            b: ((number(b, "Two", "2"), number(b, "two", "2")),),
        },
    )
    assert cells(build_claims([s], [])) == [("pilots", "Two", "two"), ("nurses", "two", "Two")]


def test_sentences_that_are_not_aligned_share_nothing() -> None:
    a = article("a", "Police inspected 812 lorries.")
    b = article("b", "The valley has 812 inhabitants.")
    s = story(a, {b: []}, {a: ((number(a, "812", "812"),),), b: ((number(b, "812", "812"),),)})
    assert build_claims([s], []) == ()


def test_a_finding_makes_its_version_odd_and_the_row_first() -> None:
    a = article("a", "Police inspected 812 lorries.", "The strike lasted nine days.")
    b = article("b", "Police inspected 812 lorries.", "The strike lasted five days.")
    s = story(
        a,
        {b: [(0, 0), (1, 1)]},
        {
            a: ((number(a, "812", "812"),), (duration(a, "nine days", 9),)),
            b: ((number(b, "812", "812"),), (duration(b, "five days", 5),)),
        },
    )
    claims = build_claims([s], [finding(a, "nine days", (b, "five days"))])
    assert cells(claims) == [("duration", "nine days", "five days"), ("lorries", "812", "812")]
    assert claims[0].odd == ("a",)
    assert claims[0].findings == (f"a-{a.text.index('nine')}",)


@pytest.mark.parametrize(
    "more", [{"stance": "garbled"}, {"category": "linguistic conventions/spelling"}], ids=str
)
def test_a_finding_about_language_makes_no_version_odd(more: dict[str, str]) -> None:
    a = article("a", "Police inspected 812 lorries.")
    b = article("b", "Police inspected 812 lorries.")
    s = story(a, {b: [(0, 0)]}, {x: ((number(x, "812", "812"),),) for x in (a, b)})
    assert build_claims([s], [finding(a, "812 lorries", **more)])[0].odd == ()


def test_a_finding_about_a_whole_sentence_makes_none_of_its_figures_odd() -> None:
    a = article(
        "a", "Police inspected 812 lorries and the officers were seen at the border until late at night."
    )
    b = article("b", "Police inspected 812 lorries.")
    s = story(a, {b: [(0, 0)]}, {x: ((number(x, "812", "812"),),) for x in (a, b)})
    assert build_claims([s], [finding(a, a.text, category="accuracy/addition")])[0].odd == ()


def test_names_come_from_findings() -> None:
    a = article("a", "Minister Lena Brandtner resigned.")
    b = article("b", "Minister Lena Brandt resigned.")
    name = Name(a.text.index("Lena"), a.text.index(" resigned"), "PER", "Lena Brandtner")
    s = story(a, {b: [(0, 0)]}, {a: ((), (), (name,)), b: ()})
    found = finding(a, "Lena Brandtner", (b, "Lena Brandt"), category="accuracy/mistranslation/name")
    assert build_claims([s], [found]) == (
        Claim("person", {"a": "Lena Brandtner", "b": "Lena Brandt"}, ("a",), (found.id,)),
    )
    assert build_claims([s], []) == ()


def test_uncertain_readings_and_ordinals_are_no_facts() -> None:
    a = article("a", "The third one left.")
    b = article("b", "The third one left.")
    facts = {
        x: ((number(x, "third", "3", kind="ordinal"), number(x, "one", "1", certain=False)),) for x in (a, b)
    }
    assert build_claims([story(a, {b: [(0, 0)]}, facts)], []) == ()


def test_the_label_is_in_the_language_of_the_first_article() -> None:
    a = article("a", "Damage: 300 euros")
    b = article("b", "300 euros de dégâts", language="fr")
    facts = {x: ((number(x, "300 euros", "300", kind="money", unit="EUR"),),) for x in (a, b)}
    assert cells(build_claims([story(a, {b: [(0, 0)]}, facts)], [])) == [("amount", "300 euros", "300 euros")]


def test_both_directions_of_a_comparison_make_one_table() -> None:
    a = article("a", "Police inspected 812 lorries.")
    b = article("b", "Police inspected 812 lorries.")
    facts = {x: ((number(x, "812", "812"),),) for x in (a, b)}
    both = [story(a, {b: [(0, 0)]}, facts), story(b, {a: [(0, 0)]}, facts)]
    assert cells(build_claims(both, [])) == [("lorries", "812", "812")]


def test_the_table_is_short_and_nothing_gives_nothing() -> None:
    lines = [f"They counted {i} {'x' * 3}{chr(97 + i % 26)}b." for i in range(100, 140)]
    a, b = article("a", *lines), article("b", *lines)
    facts = {x: (tuple(number(x, str(i), str(i)) for i in range(100, 140)),) for x in (a, b)}
    claims = build_claims([story(a, {b: [(i, i) for i in range(40)]}, facts)], [])
    assert len(claims) == MOST_ROWS
    assert claims[0].cells == {"a": "100", "b": "100"}
    assert build_claims([], []) == ()
    assert build_claims([Story(a)], []) == ()


def test_a_figure_of_four_digits_is_known_wherever_it_stands() -> None:
    a = article("a", "Police inspected 8,127 lorries.")
    b = article("b", "There were 8,127 checks of lorries.")
    s = story(a, {b: []}, {a: ((number(a, "8,127", "8127"),),), b: ((number(b, "8,127", "8127"),),)})
    assert cells(build_claims([s], [])) == [("lorries", "8,127", "8,127")]


def test_a_contested_figure_is_written_with_the_words_that_the_finding_marks() -> None:
    ours = article("ours", "The search lasted more than three hours.")
    theirs = article("theirs", "The search lasted less than three hours.")
    found = finding(ours, "more than three", (theirs, "less than three"))
    told = story(
        ours, {theirs: [(0, 0)]}, {a: ((), (duration(a, "three hours", 0),)) for a in (ours, theirs)}
    )
    (row,) = build_claims([told], [found])
    assert row.cells == {"ours": "more than three hours", "theirs": "less than three hours"}
    assert row.odd == ("ours",)


def test_what_stands_before_a_comma_is_not_written_with_a_figure() -> None:
    target = article("a", "Dozens of drivers were fined.")
    other = article("b", "They used radar, and a total of 1,204 drivers were fined.")
    dozens = number(target, "Dozens", "12", upper=Decimal(100), spelled=True)
    total = number(other, "1,204", "1204")
    made = finding(target, "Dozens of drivers", (other, "radar, and a total of 1,204"))
    (row,) = build_claims(
        [story(target, {other: [(0, 0)]}, {target: ([dozens],), other: ([total],)})], [made]
    )
    assert row.cells == {"a": "Dozens of drivers", "b": "and a total of 1,204"}


def test_a_sentence_given_as_evidence_is_no_name() -> None:
    ours = article("ours", "The agency for Asia sends six boats.")
    theirs = article(
        "theirs", "The agency, which has its seat in Lisbon and a branch in Bergen, sends six boats."
    )
    found = finding(ours, "Asia", (theirs, theirs.text), category="accuracy/mistranslation/name")
    assert build_claims([story(ours, {theirs: [(0, 0)]}, {ours: ((),), theirs: ((),)})], [found]) == ()


def test_what_is_counted_is_not_named_by_a_word_left_in_the_original_language() -> None:
    ours, theirs = (
        article("ours", "The 2300 sauveteurs were there."),
        article("theirs", "The 2300 rescuers were there."),
    )
    facts = {a: ((number(a, "2300", "2300"),),) for a in (ours, theirs)}
    (row,) = build_claims([story(ours, {theirs: [(0, 0)]}, facts)], [])
    assert row.label == "rescuers"

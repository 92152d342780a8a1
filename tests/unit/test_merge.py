import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.merge import judge, merge
from mtcheck.segment import segment
from mtcheck.types import Article, Decision, Evidence, Finding, Note, Segment

TEXT = "The storm destroyed 410 houses. The mayor resigned. The storm destroyed 410 houses."
ARTICLE = Article(
    "a",
    TEXT,
    "en",
    TEXT,
    segments=(Segment(0, 31, TEXT[:31], 0), Segment(32, 51, TEXT[32:51], 0), Segment(52, 83, TEXT[52:83], 0)),
)
ARTICLES = {"a": ARTICLE}


def finding(start, end, code="NUM001", severity="major", category="accuracy/mistranslation/number", **more):
    return Finding(
        code=code,
        check="number",
        category=category,
        severity=severity,
        stance="contradicted",
        file="a",
        start=start,
        end=end,
        text=TEXT[start:end],
        message="m",
        **more,
    )


def test_one_error_found_twice_is_one_finding_with_all_the_evidence():
    b, c = Evidence("b", 0, 1, "x", "differs"), Evidence("c", 0, 1, "y", "agrees")
    merged = merge(
        [finding(20, 23, evidence=(b,)), finding(20, 30, evidence=(b, c), severity="minor")], ARTICLES
    )
    assert [(f.start, f.end, f.severity) for f in merged] == [(20, 23, "major")]
    assert merged[0].evidence == (b, c)


def test_checks_that_blame_the_same_thing_are_joined():
    other = finding(18, 23, code="DAT001", category="accuracy/mistranslation/date", severity="critical")
    assert [f.code for f in merge([finding(20, 23), other], ARTICLES)] == ["DAT001"]


def test_a_clause_left_out_and_the_figure_in_it_are_one():
    def gap(place, start, end, code, severity):
        words = (Evidence("b", start, end, "x" * (end - start), "differs"),)
        return finding(
            place, place, code=code, severity=severity, category="accuracy/omission", evidence=words
        )

    figure, clause = gap(10, 60, 70, "NUM006", "major"), gap(12, 40, 90, "OMI004", "minor")
    elsewhere = gap(12, 120, 150, "OMI004", "minor")
    assert [f.code for f in merge([clause, figure], ARTICLES)] == ["NUM006"]
    assert [f.code for f in merge([elsewhere, figure], ARTICLES)] == ["NUM006", "OMI004"]
    one, other = gap(10, 60, 70, "OMI001", "major"), gap(12, 60, 70, "OMI001", "major")
    assert len(merge([one, other], ARTICLES)) == 2


def test_a_quotation_and_a_number_in_it_stay_apart():
    quotation = finding(0, 31, code="QUO001", category="accuracy/mistranslation/quotation")
    assert len(merge([finding(20, 23), quotation], ARTICLES)) == 2


def sentence(start, end, severity="critical"):
    made = finding(start, end, code="NLI001", severity=severity, category="accuracy/mistranslation")
    return replace(made, check="nli")


def test_a_contradicted_sentence_is_its_contradicted_word():
    assert [f.code for f in merge([sentence(0, 31), finding(20, 23)], ARTICLES)] == ["NUM001"]


def test_a_contradicted_sentence_without_a_contradicted_word_stays():
    garbled = replace(finding(20, 23), stance="garbled")
    elsewhere = finding(72, 75)
    assert len(merge([sentence(0, 31), garbled, elsewhere], ARTICLES)) == 3


def test_neighbours_stay_apart():
    assert len(merge([finding(20, 23), finding(23, 30)], ARTICLES)) == 2


def test_other_kinds_of_error_on_the_same_words_stay_apart():
    grammar = finding(20, 23, code="ART002", category="linguistic conventions/grammar")
    assert len(merge([finding(20, 23), grammar], ARTICLES)) == 2


def test_same_words_in_the_same_sentence_twice_get_two_identities():
    a, b = merge([finding(20, 23), finding(72, 75)], ARTICLES)
    assert a.id != b.id


def test_a_finding_that_goes_does_not_give_its_name_to_another():
    first, second = merge([finding(20, 23), finding(72, 75)], ARTICLES)
    assert merge([finding(72, 75)], ARTICLES) == (second,)
    assert merge([finding(20, 23)], ARTICLES) == (first,)


def test_identity_does_not_hang_on_offsets_or_case():
    moved = "Intro. " + TEXT
    shifted = replace(
        ARTICLE,
        text=moved,
        plain=moved,
        segments=tuple(replace(s, start=s.start + 7, end=s.end + 7) for s in ARTICLE.segments),
    )
    (before,) = merge([finding(39, 51)], ARTICLES)
    (after,) = merge([replace(finding(39, 51), start=46, end=58)], {"a": shifted})
    assert before.id == after.id


# --- identity in articles that are cut into sentences as in a run ----------------------------------------

#: Sentences with words to blame; the first stands twice.
SENTENCES = [
    'The mayor said that "21 schools" had opened on Monday, and 21 more on Tuesday.',
    "The ferry carried 410 people across the bay.",
    'The mayor said that "21 schools" had opened on Monday, and 21 more on Tuesday.',
    "Repairs cost $5 a day, or 5 % of the budget.",
]
WORDS = ["21", "410", "ferry", "5", "$5", "5 %"]


def blamed(paragraphs, name="a", words=WORDS):
    """An article of paragraphs and a finding on every place of some words, as (article, findings)."""
    text = "\n\n".join(paragraphs)
    article = segment(Article.from_text(text, language="en", name=name))
    found = [
        replace(finding(0, 0), code=f"W{n:03}", file=name, start=m.start(), end=m.end(), text=word)
        for n, word in enumerate(words)
        for m in re.finditer(rf"(?<![\w$]){re.escape(word)}(?!\w)", text)
    ]
    return article, found


def ids(paragraphs, name="a"):
    """For every code the ids of its findings in the order of the text, but for those in added paragraphs."""
    article, found = blamed(paragraphs, name)
    merged = merge(found, {name: article})
    assert len({f.id for f in merged}) == len(merged)
    return [(f.code, f.id) for f in sorted(merged, key=lambda f: (f.code, f.start))]


plain_words = st.text("abcdefghij  ,;:", min_size=1, max_size=60)
added = st.lists(plain_words.map(lambda t: f"Then {' '.join(t.split())} was said."), max_size=3)


@settings(deadline=None)
@given(st.lists(added, min_size=5, max_size=5))
def test_identity_does_not_change_with_text_before_between_and_after(insertions):
    paragraphs = list(insertions[0])
    for sentence, more in zip(SENTENCES, insertions[1:], strict=True):
        paragraphs += [sentence, *more]
    assert ids(paragraphs) == ids(SENTENCES)


@settings(deadline=None)
@given(added, added)
def test_identity_does_not_change_within_a_paragraph_that_grows(before, after):
    grown = [" ".join([*before, s, *after]) for s in SENTENCES]
    assert ids(grown) == ids(SENTENCES)


@settings(deadline=None)
@given(
    st.sampled_from(["“”", "«»", "„“", "''", "``"]), st.sampled_from(["\u00a0", "  ", "\u202f", " \u00ad"])
)
def test_identity_does_not_hang_on_quotation_marks_and_spaces(marks, space):
    opening, closing = marks
    changed = [
        s.replace(' "', f" {opening}").replace('"', closing).replace("the ", f"the{space}") for s in SENTENCES
    ]
    assert ids(changed) == ids(SENTENCES)


def test_identity_does_not_hang_on_the_name_of_the_file():
    assert ids(SENTENCES, "final version.txt") == ids(SENTENCES, "mt.txt")


def test_findings_on_other_words_have_other_identities():
    article = segment(
        Article.from_text("It costs $5. It costs €5. It costs 5 %. यह का है. यह की है.", "en", "a")
    )
    found = [
        replace(finding(0, 0), file="a", start=s.start, end=s.end, text=s.text) for s in article.segments
    ]
    assert len({f.id for f in merge(found, {"a": article})}) == len(found) == 5


def test_versions_that_share_a_sentence_keep_their_identities_in_any_order():
    copies = {name: replace(ARTICLE, name=name) for name in ("a", "b")}
    found = [finding(20, 23), replace(finding(20, 23), file="b")]
    ways = [merge(found, copies), merge(found, dict(reversed(copies.items())))]
    assert {f.file: f.id for f in ways[0]} == {f.file: f.id for f in ways[1]}
    assert ways[0][0].id != ways[0][1].id


def test_what_was_left_out_is_known_by_its_own_words():
    def gap(place, words):
        missing = Evidence("fr", 0, len(words), words, "differs")
        return finding(place, place, code="OMI001", category="accuracy/omission", evidence=(missing,))

    first, second = merge([gap(31, "Une phrase."), gap(51, "Une autre.")], ARTICLES)
    assert first.id != second.id
    assert [f.id for f in merge([gap(51, "Une autre.")], ARTICLES)] == [second.id]
    assert [f.id for f in merge([gap(31, "« Une autre ! »")], ARTICLES)] == [second.id]


def test_words_left_out_of_two_sentences_are_two_omissions():
    other = Article("fr", "Hier, il a plu. Elle est venue hier.", "fr")
    source = segment(replace(other, plain=other.text))
    places = [Evidence("fr", i, i + 4, other.text[i : i + 4], "differs") for i in (0, 31)]
    assert [p.text.casefold() for p in places] == ["hier", "hier"]
    gaps = [
        finding(n, n, code="OMI002", category="accuracy/omission", evidence=(e,))
        for n, e in zip((31, 51), places, strict=True)
    ]
    first, second = merge(gaps, ARTICLES | {"fr": source})
    assert merge(gaps[1:], ARTICLES | {"fr": source}) == (second,)
    assert first.id != second.id


def test_a_point_belongs_to_the_sentence_it_ends():
    def point(place):
        return finding(place, place, code="SPC004")

    first, second, third = merge([point(31), point(51), point(83)], ARTICLES)
    assert len({first.id, second.id, third.id}) == 3
    assert merge([point(51)], ARTICLES)[0].id == second.id


@given(st.lists(st.tuples(st.integers(0, 70), st.integers(0, 12)), max_size=12))
def test_order_of_the_checks_does_not_matter(spans):
    findings = [finding(s, s + n) for s, n in spans]
    assert merge(findings, ARTICLES) == merge(findings[::-1], ARTICLES)


def test_verdicts():
    assert judge([], [ARTICLE])[0].sentence == "Nothing found by the checks that ran."
    assert (
        "2 did not run"
        in judge([], [ARTICLE], [Note("A", "m", "not-run"), Note("B", "m", "failed")])[0].sentence
    )
    assert judge([finding(0, 3, severity="minor")], [ARTICLE])[0].sentence == "1 minor. Small things only."
    assert judge([finding(0, 3)], [ARTICLE])[0].sentence == "1 major. Check before publishing."
    mixed = [finding(0, 3, severity="critical"), finding(4, 9), finding(10, 12)]
    assert judge(mixed, [ARTICLE])[0].sentence == "1 critical, 2 major. Do not publish as is."


def test_dismissed_findings_leave_the_verdict_and_are_counted_in_it():
    found = [replace(finding(0, 3, severity="critical"), id="a"), replace(finding(4, 9), id="b")]
    accepted, dismissed = Decision("b", "accepted"), Decision("a", "dismissed")
    (verdict,) = judge(found, [ARTICLE], [], {"a": dismissed, "b": accepted})
    assert verdict.sentence == "1 major (1 dismissed). Check before publishing."
    assert verdict.counts == {"minor": 0, "major": 1, "critical": 0}
    (verdict,) = judge(found[:1], [ARTICLE], [Note("A", "m", "not-run")], {"a": dismissed})
    assert verdict.sentence == "1 dismissed. Nothing else found by the checks that ran (1 did not run)."

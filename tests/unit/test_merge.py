from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.merge import judge, merge
from mtcheck.types import Article, Evidence, Finding, Note, Segment

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
    assert b.id.startswith(a.id)


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

"""From end to end: hostile and odd articles, offsets, languages, copies."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mtcheck
from mtcheck.errors import InputError, ModelMissing
from mtcheck.report import render

HOSTILE = (
    "</script><img src=x onerror=alert(1)> <b>Twelve</b> people \u202edeid\u202c in the “flood”.\n\n"
    "{{7*7}} ${7*7} <%= 7 %> =cmd|' /c calc'!A1 <a href=\"javascript:alert(1)\">click</a> \u2028 \ufeff\n"
)
ORIGINAL = "Vingt et une personnes sont mortes dans les inondations, a dit le maire.\n"


@pytest.fixture(scope="module")
def checker():
    return mtcheck.Checker()


def check(checker, text, source=ORIGINAL):
    return checker.check(
        mtcheck.Article.from_text(text, "en", "mt"), mtcheck.Article.from_text(source, "fr", "original")
    )


def test_a_hostile_article_is_shown_as_text(checker):
    report = check(checker, HOSTILE)
    html = render(report, "html")
    html = html.decode() if isinstance(html, bytes) else html
    assert "<img src=x" not in html
    assert 'href="javascript:' not in html
    for finding in report.findings:
        assert HOSTILE[finding.start : finding.end] == finding.text


@pytest.mark.parametrize(
    "text",
    [
        "word " * 2000 + "x" * 20_000,
        "\"'“”«»‘’" * 200 + " The end of it all came soon.",
        "12 345 678 90 " * 300,
        "e\u0301\u200d\u2060 \U0001f468\u200d\U0001f469 ١٢ １２ Ⅻ ½ ② people. " * 30,
        "The mayor opened 21 schools.\r\n\r\nHe left on Monday.\r\n",
        "\ud800 lone surrogate and 21 schools were opened.",
    ],
    ids=["one long line", "quotation marks", "digits", "scripts", "carriage returns", "surrogate"],
)
def test_odd_articles_are_checked(checker, text):
    report = check(checker, text)
    assert not [n for n in report.notes if n.kind == "failed"]
    for finding in report.findings:
        assert text[finding.start : finding.end] == finding.text
    assert render(report, "html")
    assert isinstance(render(report, "jsonl"), (str, bytes))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(
            [
                *"12 345,67 % “a” « b » . \n\n <b>x</b> &amp; not never to of the the Monday 4 March 2024 Chad".split(
                    " "
                ),
                "\n",
            ]
        ),
        min_size=3,
        max_size=60,
    )
)
def test_any_mixture_of_pieces_is_checked(checker, pieces):
    text = "It rains. " + " ".join(pieces)
    report = check(checker, text)
    assert not [n for n in report.notes if n.kind == "failed"], [n.message for n in report.notes]
    for finding in report.findings:
        assert text[finding.start : finding.end] == finding.text


def test_a_page_of_buttons_is_refused(checker):
    with pytest.raises(InputError, match="page furniture"):
        check(checker, "Share\nFollow\nRead also | more\n")


def test_one_version_cannot_be_compared(checker):
    with pytest.raises(InputError, match="two versions"):
        checker.compare([mtcheck.Article.from_text("Alone.", "en")])


def test_copies_are_named(checker):
    text = "The council voted on Tuesday to close two of its five libraries. Readers protested in front of the hall."
    articles = [
        mtcheck.Article.from_text(text + end, "en", n) for n, end in (("a", ""), ("b", " It rained."))
    ]
    report = checker.compare(articles)
    assert any(n.code == "copies" and "one witness" in n.message for n in report.notes)


def test_the_signature_names_what_made_the_report(checker):
    signature = check(checker, "Twelve people died.").signature
    assert signature["mtcheck"] == mtcheck.__version__
    assert "sha256:" in signature["encoder"]
    assert "sha256:" in signature["entailment"]
    assert "NUM001" in signature["checks"]
    assert signature["input mt"].startswith("sha256:")


def test_progress_is_told(checker):
    told = []
    checker.check(
        mtcheck.Article.from_text("Twelve people died.", "en"),
        mtcheck.Article.from_text(ORIGINAL, "fr", "original"),
        progress=lambda what, fraction: told.append(fraction),
    )
    assert told == sorted(told)
    assert 0 <= told[0] < told[-1] <= 1


def test_a_missing_encoder_is_said(tmp_path):
    with pytest.raises(ModelMissing):
        _ = mtcheck.Checker(mtcheck.Config(encoder=str(tmp_path / "none"))).encoder

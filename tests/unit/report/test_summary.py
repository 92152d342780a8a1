"""The summary of a run: what it counts, and what it refuses when it comes back damaged or hostile."""

import datetime
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.errors import InputError
from mtcheck.report.summary import StorySummary, read_summary, summarize, write_summary
from mtcheck.types import Decision, Report
from tests.unit.report.sample import HOSTILE, hostile, report
from tests.unit.report.stories import stories
from tests.unit.report.wild import reports

NOON = datetime.datetime(2031, 5, 4, 14, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))


def test_a_run_of_two_versions_is_summed_up():
    made = report()
    first = made.findings[0]
    made = replace(made, decisions={first.id: Decision(first.id, "dismissed")})
    summary = summarize(made, NOON)
    assert summary.title == "Storm traps 1,240 passengers in the tunnel for sixteen hours"
    assert summary.targets == ("Morning Courier", "Northern Wire")
    assert summary.versions == ("La Dépêche des Alpes", "النشرة", f"山报 {HOSTILE}")
    assert (summary.language, summary.published, summary.checked) == ("en", "", "2031-05-04T12:00:00Z")
    assert summary.counts == {"minor": 4, "major": 3, "critical": 1}
    assert summary.families == {"fur": 1, "lit": 1, "nam": 1, "neg": 1, "num": 2, "ter": 1, "typ": 1}
    assert summary.verdict == "1 critical, 3 major, 4 minor (1 dismissed). Do not publish as is."
    assert (summary.dismissed, summary.not_run, summary.worst) == (1, ("NLI001",), "critical")
    assert summary.mtcheck == "0.1.0"
    assert summary.words == 143


def test_the_signature_is_that_of_models_settings_and_inputs():
    made = report()
    other = replace(made, signature={**made.signature, "encoder": "another"})
    turned = replace(made, signature=dict(reversed(made.signature.items())))
    assert summarize(made).signature == summarize(turned).signature != summarize(other).signature
    assert len(summarize(made).signature) == 16


@pytest.mark.parametrize("made", [report(), hostile(), Report((), (), ())])
def test_what_is_written_is_read(made, tmp_path):
    path = write_summary(made, tmp_path / "new")
    summary = read_summary(path)
    assert summary.checked
    assert replace(summary, checked="") == summarize(made)
    assert path.name == "summary.json"


@settings(deadline=None, max_examples=50)
@given(reports())
def test_a_summary_of_anything_is_read_back(made):
    summary = summarize(replace(made, stories=()), NOON)
    assert StorySummary.from_dict(json.loads(json.dumps(summary.to_dict()))) == summary


def test_fields_of_a_newer_program_are_left_out():
    (summary, _), *_ = stories(1)
    assert StorySummary.from_dict({**summary.to_dict(), "mood": ["good"]}) == summary


BAD = {
    "no object": [],
    "of another program": {"title": "Coverage", "covered": 12},
    "no title": {"schema": 1},
    "newer": {"title": "t", "schema": 2},
    "a true schema": {"title": "t", "schema": True},
    "a long title": {"title": "t" * 3000, "schema": 1},
    "words below nothing": {"title": "t", "schema": 1, "words": -1},
    "words beyond counting": {"title": "t", "schema": 1, "words": 10**30},
    "half a word": {"title": "t", "schema": 1, "words": 1.5},
    "true words": {"title": "t", "schema": 1, "words": True},
    "a severity of its own": {"title": "t", "schema": 1, "counts": {"minor": 1, "awful": 2}},
    "counts that are none": {"title": "t", "schema": 1, "counts": 3},
    "a family counted in words": {"title": "t", "schema": 1, "families": {"number": "many"}},
    "too many families": {"title": "t", "schema": 1, "families": {str(i): 1 for i in range(2000)}},
    "targets in one text": {"title": "t", "schema": 1, "targets": "mt.txt"},
    "no date": {"title": "t", "schema": 1, "published": "soon"},
    "no language": {"title": "t", "schema": 1, "language": 'en" onload="x'},
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_summary_is_refused_in_one_sentence(kind, tmp_path):
    path = tmp_path / "summary.json"
    path.write_text(json.dumps(BAD[kind]))
    with pytest.raises(InputError) as error:
        read_summary(path)
    message = str(error.value)
    assert message.startswith(f"{path}: ")
    assert message.endswith(".")
    assert "run mtcheck again" in message
    assert "\n" not in message


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\x00\xff", b"[" * 100_000, b" " * 1_100_000, b'{"title": "\\ud800']
)
def test_damaged_files_are_refused_in_one_sentence(data, tmp_path):
    path = tmp_path / "summary.json"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"run mtcheck again|larger than 1 MB"):
        read_summary(path)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(InputError, match="is missing"):
        read_summary(tmp_path / "summary.json")


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists),
    st.sampled_from(sorted(StorySummary.__dataclass_fields__)),
)
def test_any_value_of_a_field_is_read_or_refused(value, name):
    given_value = {"schema": 1, "title": "t", name: value}
    try:
        summary = StorySummary.from_dict(given_value)
    except InputError:
        return
    assert StorySummary.from_dict(summary.to_dict()) == summary

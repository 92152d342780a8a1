"""Readers of the public data sets, on made-up files in the sets' own formats."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SCRIPTS = ROOT / "scripts/build_models"
DATA = ROOT.parent / "shared/data"
sys.path.insert(0, str(SCRIPTS))

import corpora  # noqa: E402
import corpora_base  # noqa: E402
import corpora_mt  # noqa: E402
import corpora_nli  # noqa: E402
from examples import Span  # noqa: E402

MQM_HEADER = ("system", "doc", "doc_id", "seg_id", "rater", "source", "target", "category", "severity")


def written(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".xz":
        path.write_bytes(lzma.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")


def table(*rows: tuple[str, ...]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def jsonl(*rows: dict[str, object]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def mqm(root: Path, *rows: tuple[str, str, str, str, str], pair: str = "en-de") -> None:
    """Rows of (system, rater, target, category, severity) for one sentence."""
    full = [(system, "doc.1", "1", "1", rater, "He left.", *rest) for system, rater, *rest in rows]
    written(root, f"mqm_word/{pair}-train-2020/mqm.tsv.xz", table(MQM_HEADER, *full))


def rated_mqm(root: Path) -> tuple[list[corpora.Rated], Counter[str]]:
    dropped: Counter[str] = Counter()
    rows = [corpora_mt._rated(rating, "mqm") for rating in corpora_mt._mqm(root, dropped)]
    return rows, dropped


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    """A folder with every entailment set, a row or two each."""
    snli = table(
        ("1", "A dog runs.", "An animal runs.", "ENTAILMENT"),
        ("2", "A cat sits.", "A cat sleeps.", "NEUTRAL"),
    )
    cad = ("sentence1", "sentence2", "gold_label")
    conj = ("Premise", "Hypothesis", "Label")
    ling = {"label": "neutral", "protocol": "LitL", "promptID": 5}
    med = ("index", "genre", "sentence1", "sentence2", "gold_label")
    helps = ("", "filename", "gold_label", "ori_sentence", "new_sentence")
    indo = {"premise_id": 1, "premise": "Hujan turun.", "hypothesis": "Cuaca basah.", "label": "e"}
    files = {
        "xnli/dev.en.tsv": table(("premise", "hypothesis", "label"), ("Held out.", "Kept back.", "neutral")),
        "nli_en/snli_test_from_semfrag.tsv": snli,
        "nli_en/cad_snli_train.tsv": table(cad, ("Two men talk.", "Men speak.", "entailment")),
        "nli_en/cad_snli_dev.tsv": table(cad, ("two  men talk.", "Men speak.", "neutral"), ("A", "kept BACK.", "neutral")),
        "nli_en/cad_snli_test.tsv": table(cad, ("A cat sits.", "A cat stands.", "contradiction")),
        "nli_en/ConjNLI_adversarial_train_15k.tsv": "\ufeff" + table(conj, ('"It" won or lost.', "It won.", "neutral")),
        "nli_en/ConjNLI_conj_dev.tsv": "\ufeff" + table(conj, ("A and B.", "A.", "entailment")),
        "nli_en/lingnli_train.jsonl": jsonl({"premise": "P\u2028q.", "hypothesis": "H.", **ling}),
        "nli_en/lingnli_val.jsonl": jsonl({"premise": "V.", "hypothesis": "W.", **ling}),
        "nli_en/glue_diagnostic_en_taxinli.tsv": table(
            ("promptID", "sentence1", "sentence2", "gold_label"), ("3", "G.", "D.", "contradiction")
        ),
        "nli_en/MED.tsv": table(
            med,
            ("1", "crowd:upward_monotone:npi", "All ran.", "Some ran.", "entailment"),
            ("2", "paper:GLUE:downward_monotone", "None ran.", "Few ran.", "neutral"),
        ),
        "nli_en/breaking_nli.jsonl": jsonl(
            {"sentence1": "A red car.", "sentence2": "A crimson car.", "gold_label": "entailment", "category": "synonyms", "pairID": 1}
        ),
        "nli_en/HELP_leskexppmb_and.tsv": table(helps, ("0", "d1", "entailment", "He ate and drank .", "He ate")),
        "nli_en/HELP_leskexppmb_or.tsv": table(helps),
        "nli_en/semantic_fragments/boolean_train_challenge_train.tsv": table(("t", "Bo went.", "Bo stayed.", "CONTRADICTION")),
        "nli_en/semantic_fragments/boolean_test_challenge_dev.tsv": table(("t", "Not", "read", "NEUTRAL")),
        "nli_other/indonli_id/train.jsonl": jsonl(indo),
        "nli_other/indonli_id/val.jsonl": jsonl(indo),
        "nli_other/indonli_id/test_lay.jsonl": jsonl({**indo, "premise": "Uji."}),
        "nli_other/indonli_id/test_expert.jsonl": jsonl({**indo, "premise": "Ahli.", "label": "c"}),
    }  # fmt: skip
    for name, text in files.items():
        written(tmp_path, name, text)
    return tmp_path


def test_missing_folder_is_named(tmp_path: Path) -> None:
    for reader in (corpora.nli, corpora.ntrex, corpora.wikiann, corpora.parallel, corpora.errors):
        with pytest.raises(corpora.MissingData, match="--data takes the folder"):
            next(iter(reader(tmp_path / "nowhere")))


def test_nli_labels_kinds_and_what_is_left_out(pairs: Path) -> None:
    rows = list(corpora.nli(pairs))
    assert Counter(row.origin for row in rows) == dict.fromkeys(
        ("cad", "conjnli", "lingnli", "snli", "indonli", "med", "breaking", "help", "fragments"), 1
    )
    found = {row.origin: (row.kind, row.label, row.premise) for row in rows}
    assert found["cad"] == ("cad", "entailment", "Two men talk.")
    assert found["snli"] == ("snli", "entailment", "A dog runs.")
    assert found["lingnli"] == ("lingnli.litl", "neutral", "P\u2028q.")
    assert found["med"] == ("med.upward", "entailment", "All ran.")
    assert found["fragments"] == ("fragments.boolean", "contradiction", "Bo went.")
    assert found["conjnli"][2] == '"It" won or lost.'
    assert {row.languages for row in rows if row.origin == "indonli"} == {("id", "id")}
    assert all(row.spans is None for row in rows)


def test_licensed_only_leaves_out_what_states_no_licence(pairs: Path) -> None:
    origins = {row.origin for row in corpora.nli(pairs, licensed_only=True)}
    assert origins == {"cad", "conjnli", "snli", "indonli", "med", "breaking"}
    assert all(corpora.SOURCES[origin].stated for origin in origins)


def test_measuring_sets_stay_apart(pairs: Path) -> None:
    measured = list(corpora.nli_measure(pairs))
    assert all(corpora.SOURCES[row.origin].measure_only for row in measured)
    assert not any(corpora.SOURCES[row.origin].measure_only for row in corpora.nli(pairs))
    assert [row.kind for row in measured] == [
        "cad",
        "conjnli",
        "lingnli.litl",
        "glue",
        "indonli.lay",
        "indonli.expert",
    ]


def test_part_of_breaking_contradictions(tmp_path: Path) -> None:
    row = {"sentence1": "A.", "sentence2": "B.", "gold_label": "contradiction", "category": "colors"}
    written(tmp_path, "nli_en/breaking_nli.jsonl", jsonl(*({**row, "pairID": i} for i in range(600))))
    assert 150 < len(list(corpora_nli._breaking(tmp_path))) < 250


@pytest.mark.parametrize(
    ("quoted", "plain"),
    [
        ('"He said ""no"" twice."', 'He said "no" twice.'),
        ('He said ""no"" twice.', 'He said "no" twice.'),
        ('"No," he said.', '"No," he said.'),
        ('"A" and "B"', '"A" and "B"'),
        ('"She ""\ue000left"\ue001" it."', 'She "\ue000left\ue001" it.'),
    ],
)
def test_unquoted(quoted: str, plain: str) -> None:
    assert corpora_base.unquoted(quoted) == plain


def test_ntrex_codes_order_and_split(tmp_path: Path) -> None:
    written(
        tmp_path,
        "ntrex/dev.tsv",
        table(("doc", "eng", "zho-CN", "arb"), ("d1", "One. ", "一。", ""), ("d1", "Two.", "二。", "اثنان"), ("d2", "A", "B", "C")),
    )  # fmt: skip
    rows = list(corpora.ntrex(tmp_path))
    assert [(row.doc, row.index) for row in rows] == [("d1", 0), ("d1", 1), ("d2", 0)]
    assert rows[0].texts == {"en": "One.", "zh": "一。"}
    assert rows[1].texts["ar"] == "اثنان"
    parts = Counter(corpora.ntrex_split(f"doc-{i}") for i in range(1000))
    assert 150 < parts["dev"] < 250


def test_wikiann_sentences(tmp_path: Path) -> None:
    written(tmp_path, "ner_wikiann/train-en.tsv", "Paris\tB-LOC\n,\tO\n\nOslo\tB-LOC\nCity\tI-LOC\n")
    written(tmp_path, "ner_wikiann/train-sw.tsv", "Paris\tB-LOC\n")
    assert [row.language for row in corpora.wikiann(tmp_path)] == ["en", "en", "sw"]
    rows = list(corpora.wikiann(tmp_path, ["en"]))
    assert [(row.tokens, row.language) for row in rows] == [(("Paris", ","), "en"), (("Oslo", "City"), "en")]
    assert not list(corpora.wikiann(tmp_path, ["zh"]))


def test_wikiann_near_duplicates_share_a_part() -> None:
    def part(text: str) -> str:
        return corpora.wikiann_split(corpora.Tagged(tuple(text.split()), (), "en"))

    assert all(part(f"Cup {i} Final") == part(f"cup {i + 9} final") for i in range(1, 60, 7))
    parts = Counter(part(f"word{chr(97 + i % 26)}{chr(97 + i // 26)}") for i in range(600))
    assert 10 < parts["dev"] < 60


@pytest.mark.parametrize(
    ("language", "tokens", "tags", "text", "names"),
    [
        ("en", "He met Ann Lee ( Oslo ) .", "O O B-PER I-PER O B-LOC O O", "He met Ann Lee (Oslo).", ["Ann Lee", "Oslo"]),
        ("en", "'' Dune '' and ''Solaris", "O B-ORG O O B-ORG", "Dune and Solaris", ["Dune", "Solaris"]),
        ("en", "Tom 's dog did n't", "B-PER O O O O", "Tom's dog didn't", ["Tom"]),
        ("en", 'the " Big Ben " bell', "O O B-LOC I-LOC O O", 'the "Big Ben" bell', ["Big Ben"]),
        ("fr", "l' Europe : oui", "O B-LOC O O", "l'Europe : oui", ["Europe"]),
        ("zh", "# 李 民 # A c e 。", "O B-PER I-PER O B-ORG I-ORG I-ORG O", "李民 Ace。", ["李民", "Ace"]),
        ("ja", "' ' ' 東 京 ' ' ' だ", "O O O B-LOC I-LOC O O O O", "東京だ", ["東京"]),
        ("ar", "في باريس، ثم", "O B-LOC O", "في باريس، ثم", ["باريس"]),
        ("de", "Bonn Ulm", "B-LOC B-LOC", "Bonn Ulm", ["Bonn", "Ulm"]),
    ],
)  # fmt: skip
def test_detokenise(language: str, tokens: str, tags: str, text: str, names: list[str]) -> None:
    found, spans = corpora.detokenise(corpora.Tagged(tuple(tokens.split()), tuple(tags.split()), language))
    assert found == text
    assert [found[start:end] for start, end, _ in spans] == names


def test_mqm_one_row_a_rater_with_all_spans(tmp_path: Path) -> None:
    mqm(
        tmp_path,
        ("A.1", "r1", "Er <v>kam</v> an 5.", "Accuracy/Mistranslation", "Major"),
        ("A.1", "r1", "Er kam<v> an</v> 5.", "Fluency/Grammar", "Minor"),
        ("A.1", "r2", "Er kam an <v>5</v>.", "Accuracy/Mistranslation", "Minor"),
        ("A.1", "r3", "Er kam an 5.", "No-error", "No-error"),
        ("Human-A.0", "r1", "Er <v>ging</v>.", "Style/Awkward", "Neutral"),
    )
    rows, dropped = rated_mqm(tmp_path)
    assert not dropped
    assert [row.rater for row in rows] == ["r1", "r2", "r3", "r1"]
    assert {row.example.hypothesis for row in rows[:3]} == {"Er kam an 5."}
    assert rows[0].example.spans == (Span(3, 6, "mistranslation"), Span(7, 9, "fluency"))
    assert rows[0].severities == ("major", "minor")
    assert rows[0].example.label is None
    assert rows[1].example.spans == (Span(10, 11, "number"),)
    assert (rows[2].example.spans, rows[2].example.label) == ((), "entailment")
    assert (rows[3].example.kind, rows[3].example.spans) == ("mqm.reference", ())
    assert rows[0].example.group == "mqm:doc.1"


def test_mqm_texts_that_differ_between_raters(tmp_path: Path) -> None:
    clean = "Der große Preis geht an ihn."
    mqm(
        tmp_path,
        ("A", "r1", clean, "no-error", "no-error"),
        ("A", "r2", "Der<v>Der große</v> Preis geht an ihn.", "Accuracy/Mistranslation", "Major"),
        ("A", "r3", "Der große <v>neue </v>Preis geht an ihn.", "Accuracy/Omission", "Major"),
        ("A", "r4", "Der große Preis geht <v>an</v> ihnihn.", "Fluency/Grammar", "minor"),
        ("A", "r5", "Die <v>kleine</v> Summe.", "Fluency/Grammar", "minor"),
        ("A", "r6", "Der große <v>Preis geht an ihn.", "Fluency/Grammar", "minor"),
        ("A", "r6", clean, "no-error", "no-error"),
    )
    rows, dropped = rated_mqm(tmp_path)
    found = {row.rater: [clean[span.start : span.end] for span in row.example.spans or ()] for row in rows}
    assert found == {"r1": [], "r2": ["Der große"], "r3": ["große", "Preis"], "r4": ["an"]}
    assert {row.example.hypothesis for row in rows} == {clean}
    assert dropped == {"mqm: mark in a text that differs": 1, "mqm: broken mark": 1}


def test_mqm_errors_without_a_place(tmp_path: Path) -> None:
    mqm(
        tmp_path,
        ("A", "r1", "Er ging.", "Accuracy/Omission", "Major"),
        ("A", "r2", "Er ging.", "Non-translation!", "Major"),
        ("A", "r3", "Er ging.", "Source_error", "Minor"),
    )
    omission, whole, source = rated_mqm(tmp_path)[0]
    assert (omission.example.spans, omission.example.label, omission.severities) == (None, None, ("major",))
    assert whole.example.spans == (Span(0, 8, "mistranslation"),)
    assert (source.example.spans, source.example.label) == ((), "entailment")


@pytest.mark.parametrize(
    ("name", "text", "category"),
    [
        ("Accuracy/Omission", "of", "omission"),
        ("Accuracy/Untranslated text", "gate", "untranslated"),
        ("Accuracy/Addition", "very", "mistranslation"),
        ("Accuracy/Mistranslation", "1,500", "number"),
        ("Terminology/Wrong_term", "beam", "mistranslation"),
        ("Locale convention/Name format", "Li Wu", "name"),
        ("Locale convention/Currency format", "5", "fluency"),
        ("Lexical Selection", "beam", "mistranslation"),
        ("Omitted Pronoun", "he", "omission"),
        ("Style/Awkward", "so", "fluency"),
        ("Something new", "so", "fluency"),
    ],
)
def test_categories(name: str, text: str, category: str) -> None:
    assert corpora_mt.category_of(name, text) == category


def bio_row(
    target: str, *errors: tuple[str, int, int, str], omitted: bool = False, **other: str
) -> dict[str, object]:
    marks = [
        {"term": term, "startIndex": start, "endIndex": end, "severity": severity, "error_category": "Accuracy",
         "error_subcategory": "Mistranslation"}
        for term, start, end, severity in errors
    ]  # fmt: skip
    source_marks = [{**bio_row("", ("x", 0, 0, "Major"))["target_errors"][0], "error_subcategory": "Omission"}] if omitted else []  # type: ignore[index]  # fmt: skip
    row = {"lp": "de2en", "doc": "d", "system": "s", "annotator": "a", "source": "Quelle", "target": target}
    return {**row, **other, "target_errors": marks, "source_errors": source_marks}


def test_bio_mqm(tmp_path: Path) -> None:
    written(
        tmp_path,
        "bio_mqm/v2_de2en.jsonl",
        jsonl(
            bio_row("The big dose.", ("big", 4, 6, "Major")),
            bio_row("The big dose.", ("dose", 8, 11, "Neutral")),
            bio_row("A wrong place.", ("wrong", 3, 7, "Minor")),
            bio_row("Cut short.", omitted=True),
            bio_row("All good.", system="reference"),
        ),
    )
    dropped: Counter[str] = Counter()
    rows = [corpora_mt._rated(rating, "bio_mqm") for rating in corpora_mt._bio(tmp_path, dropped)]
    assert [(row.example.hypothesis, row.example.spans, row.severities) for row in rows] == [
        ("The big dose.", (Span(4, 7, "mistranslation"),), ("major",)),
        ("Cut short.", None, ("major",)),
        ("All good.", (), ()),
    ]
    assert dropped["bio_mqm: rows with such a span"] == 1
    good = list(corpora_mt._bio_parallel(tmp_path))
    assert [(row.hypothesis, row.spans, row.kind) for row in good] == [("All good.", (), "faithful")]


def test_mlqe_words_and_gaps(tmp_path: Path) -> None:
    written(tmp_path, "mlqe_pe/ro-en-dev/dev.src", "Unu .\nDoi .\n")
    written(tmp_path, "mlqe_pe/ro-en-dev/dev.mt", "He 's very old , now .\nTwo .\n")
    written(tmp_path, "mlqe_pe/ro-en-dev/dev.pe", "She is old , right now .\nTwo .\n")
    tags = "OK BAD OK BAD OK BAD BAD OK OK OK BAD OK OK OK OK"
    written(tmp_path, "mlqe_pe/ro-en-dev/dev.tags", f"{tags}\nOK OK OK OK OK\n")
    rows = list(corpora_mt._mlqe_errors(tmp_path, Counter()))
    example = rows[0].example
    assert example.hypothesis == "He's very old, now."
    assert [(example.hypothesis[s.start : s.end], s.category) for s in example.spans or ()] == [
        ("He's very", "mistranslation"),
        ("old,", "omission"),
        ("now.", "omission"),
    ]
    assert (rows[1].example.spans, rows[1].example.label) == ((), "entailment")
    assert [row.hypothesis for row in corpora_mt._mlqe_parallel(tmp_path)] == [
        "She is old, right now.",
        "Two.",
    ]


def test_mlqe_number_and_final_gap() -> None:
    spans = corpora_mt._mlqe_spans("In 1990", [(0, 2), (3, 7)], [False, False, False, True, False])
    assert spans == (Span(3, 7, "number"),)
    assert corpora_mt._mlqe_spans("In 1990", [(0, 2), (3, 7)], [False] * 4 + [True]) == (
        Span(3, 7, "omission"),
    )


@pytest.fixture
def translations(tmp_path: Path) -> Path:
    """A folder with every set of translations."""
    mqm(
        tmp_path,
        ("A", "r1", "Er ging.", "no-error", "no-error"),
        ("A", "r2", "Er ging.", "no-error", "no-error"),
        ("B", "r1", "Er kam.", "no-error", "no-error"),
        ("B", "r2", "Er <v>kam</v>.", "Accuracy/Mistranslation", "Major"),
        ("ref.A", "r1", "Er ging weg.", "no-error", "no-error"),
        ("ref.B", "r1", "Er <v>lief</v>.", "Style/Awkward", "Minor"),
        ("ref.C", "r1", "Er <v>sang</v>.", "Accuracy/Mistranslation", "Major"),
    )
    written(tmp_path, "bio_mqm/v2_de2en.jsonl", jsonl(bio_row("All good.")))
    for suffix, text in (("src", "Unu ."), ("mt", "On ."), ("pe", "One ."), ("tags", "OK BAD OK OK OK")):
        written(tmp_path, f"mlqe_pe/ro-en-train/train.{suffix}", text + "\n")
    for pair in ("cs-en", "liv-en"):
        first = pair.split("-")[0]
        written(tmp_path, f"wmt22_news/{pair}/generaltest2022.{pair}.src.{first}", "Jedna.\nDva.\n")
        written(tmp_path, f"wmt22_news/{pair}/generaltest2022.{pair}.ref.B.en", "One.\nTwo.\n")
    xml = "<c><doc id='n1'><src><p><seg id='1'>J</seg></p></src></doc><doc id='n2'><src><seg id='2'>D</seg></src></doc></c>"
    written(tmp_path, "wmt22_news/xml/wmttest2022.cs-en.all.xml.xz", xml)
    written(
        tmp_path,
        "ced/en-de.tsv",
        table(("src", "mt", "label"), ("Yes.", "Ja.", "OK"), ("Yes.", "Nein.", "BAD")),
    )
    return tmp_path


def test_parallel(translations: Path) -> None:
    rows = list(corpora.parallel(translations))
    assert {(row.premise, row.hypothesis, row.languages) for row in rows if row.origin == "mqm"} == {
        ("He left.", "Er ging.", ("en", "de")),
        ("He left.", "Er ging weg.", ("en", "de")),
        ("He left.", "Er lief.", ("en", "de")),
        ("Er ging weg.", "Er ging.", ("de", "de")),
    }
    assert [(r.premise, r.hypothesis, r.group) for r in rows if r.origin == "wmt22"] == [
        ("Jedna.", "One.", "wmt22:cs-en:n1"),
        ("Dva.", "Two.", "wmt22:cs-en:n2"),
    ]
    assert [row.hypothesis for row in rows if row.origin == "ced"] == ["Ja."]
    assert all((row.label, row.spans, row.kind) == ("entailment", (), "faithful") for row in rows)
    licensed = {row.origin for row in corpora.parallel(translations, licensed_only=True)}
    assert licensed == {"mqm", "bio_mqm", "mlqe_pe"}


def test_errors_of_all_sets_and_one_part_a_document(translations: Path) -> None:
    rows = list(corpora.errors(translations))
    critical = next(row.example for row in rows if row.example.origin == "ced")
    assert (critical.kind, critical.label, critical.spans, critical.hypothesis) == (
        "ced.err",
        None,
        None,
        "Nein.",
    )
    assert {row.example.origin for row in rows} == {"mqm", "bio_mqm", "mlqe_pe", "ced"}
    assert "ced" not in {row.example.origin for row in corpora.errors(translations, licensed_only=True)}
    good = {
        row.group for row in corpora.parallel(translations) if row.origin in ("mqm", "bio_mqm", "mlqe_pe")
    }
    assert good <= {row.example.group for row in rows}
    parts = Counter(corpora.errors_split(f"mqm:doc.{i}") for i in range(1000))
    assert 110 < parts["dev"] < 190


def test_sources_are_told_in_full() -> None:
    for key, source in corpora.SOURCES.items():
        assert source.stated == (source.licence != "none stated"), key
        assert all((source.name, source.folder, source.citation, source.attribution)), key
        assert "http" not in source.citation


needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the data folder is not there")


@needs_data
def test_real_pairs_and_sentences() -> None:
    held_out = corpora_nli._sentences(DATA)
    rows = list(corpora.nli(DATA))
    assert len(rows) > 100_000
    assert not any(held_out.intersection(corpora_nli._pair(row)) for row in rows)
    sentences = list(corpora.ntrex(DATA))
    assert {len(sentence.texts) for sentence in sentences} == {25}
    for language in ("zh", "de"):
        for sentence in islice(corpora.wikiann(DATA, [language]), 2000):
            text, names = corpora.detokenise(sentence)
            assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end, _ in names)


@needs_data
def test_real_translations_keep_their_spans() -> None:
    dropped: Counter[str] = Counter()
    rows = [corpora_mt._rated(rating, "bio_mqm") for rating in corpora_mt._bio(DATA, dropped)]
    assert len(rows) > 10_000
    assert dropped["bio_mqm: spans that differ from the text"] > 0
    for row in rows:
        spans = row.example.spans or ()
        assert all(0 <= span.start < span.end <= len(row.example.hypothesis) for span in spans)
        assert row.example.spans is None or len(row.severities) == len(spans)


def test_command_line_names_what_is_missing(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPTS / "corpora.py"), "--data", str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    assert "is missing; --data takes the folder" in result.stderr

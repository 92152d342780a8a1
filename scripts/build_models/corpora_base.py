"""What every reader of public data sets shares: where a set comes from, finding its files, splitting by hash."""

from __future__ import annotations

import hashlib
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Part = Literal["train", "dev"]


class MissingData(FileNotFoundError):
    """The data folder, or a file a reader needs in it, is not there."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a data set comes from, as the model card names it.

    Args:
        name: the set's own name.
        licence: as its publisher states it, or ``none stated``.
        stated: whether the publisher states a licence; ``licensed_only`` leaves out the others.
        measure_only: never trained on.
        folder: where its files lie in the data folder.
        citation: the paper that describes it.
        attribution: who is to be named.
    """

    name: str
    licence: str
    stated: bool
    measure_only: bool
    folder: str
    citation: str
    attribution: str


_NONE = "none stated"
_BY_SA = "CC BY-SA 4.0"

SOURCES: dict[str, Source] = {
    "lingnli": Source(
        "LingNLI", _NONE, False, False, "nli_en",
        "Parrish et al. 2021, Does Putting a Linguist in the Loop Improve NLU Data Collection?",
        "Alicia Parrish and others, New York University",
    ),
    "lingnli_val": Source(
        "LingNLI, validation", _NONE, False, True, "nli_en",
        "Parrish et al. 2021, Does Putting a Linguist in the Loop Improve NLU Data Collection?",
        "Alicia Parrish and others, New York University",
    ),
    "cad": Source(
        "Counterfactually augmented SNLI, train and dev", "Apache-2.0", True, False, "nli_en",
        "Kaushik, Hovy and Lipton 2020, Learning the Difference that Makes a Difference with "
        "Counterfactually-Augmented Data",
        "Divyansh Kaushik, Eduard Hovy and Zachary Lipton",
    ),
    "cad_test": Source(
        "Counterfactually augmented SNLI, test", "Apache-2.0", True, True, "nli_en",
        "Kaushik, Hovy and Lipton 2020, Learning the Difference that Makes a Difference with "
        "Counterfactually-Augmented Data",
        "Divyansh Kaushik, Eduard Hovy and Zachary Lipton",
    ),
    "conjnli": Source(
        "ConjNLI, adversarial training part", "MIT", True, False, "nli_en",
        "Saha, Nie and Bansal 2020, ConjNLI: Natural Language Inference Over Conjunctive Sentences",
        "Swarnadeep Saha, Yixin Nie and Mohit Bansal",
    ),
    "conjnli_dev": Source(
        "ConjNLI, dev", "MIT", True, True, "nli_en",
        "Saha, Nie and Bansal 2020, ConjNLI: Natural Language Inference Over Conjunctive Sentences",
        "Swarnadeep Saha, Yixin Nie and Mohit Bansal",
    ),
    "snli": Source(
        "SNLI, test part", _BY_SA, True, False, "nli_en",
        "Bowman et al. 2015, A large annotated corpus for learning natural language inference",
        "Stanford NLP Group; captions of Flickr30k",
    ),
    "breaking": Source(
        "Breaking NLI", _BY_SA, True, False, "nli_en",
        "Glockner, Shwartz and Goldberg 2018, Breaking NLI Systems with Sentences that Require Simple "
        "Lexical Inferences",
        "Max Glockner, Vered Shwartz and Yoav Goldberg; premises of SNLI",
    ),
    "help": Source(
        "HELP, conjunction and disjunction", _NONE, False, False, "nli_en",
        "Yanaka et al. 2019, HELP: A Dataset for Identifying Shortcomings of Neural Models in "
        "Monotonicity Reasoning",
        "Hitomi Yanaka and others; sentences of the Parallel Meaning Bank",
    ),
    "med": Source(
        "MED", _BY_SA, True, False, "nli_en",
        "Yanaka et al. 2019, Can Neural Networks Understand Monotonicity Reasoning?",
        "Hitomi Yanaka and others",
    ),
    "fragments": Source(
        "Semantic Fragments, training part", _NONE, False, False, "nli_en/semantic_fragments",
        "Richardson et al. 2020, Probing Natural Language Inference Models through Semantic Fragments",
        "Kyle Richardson, Hai Hu, Lawrence Moss and Ashish Sabharwal",
    ),
    "indonli": Source(
        "IndoNLI, train and validation", "CC BY-SA", True, False, "nli_other/indonli_id",
        "Mahendra et al. 2021, IndoNLI: A Natural Language Inference Dataset for Indonesian",
        "Rahmad Mahendra and others; premises of Wikipedia and news",
    ),
    "indonli_test": Source(
        "IndoNLI, test", "CC BY-SA", True, True, "nli_other/indonli_id",
        "Mahendra et al. 2021, IndoNLI: A Natural Language Inference Dataset for Indonesian",
        "Rahmad Mahendra and others; premises of Wikipedia and news",
    ),
    "glue_diagnostic": Source(
        "GLUE diagnostic, rows labelled by TaxiNLI", _NONE, False, True, "nli_en",
        "Wang et al. 2018, GLUE; Joshi et al. 2020, TaxiNLI",
        "Alex Wang and others; Pratik Joshi and others",
    ),
    "ntrex": Source(
        "NTREX-128, half of the documents", _BY_SA, True, False, "ntrex",
        "Federmann, Kocmi and Xin 2022, NTREX-128 – News Test References for MT Evaluation of 128 "
        "Languages",
        "Microsoft; English news of WMT19",
    ),
    "mqm": Source(
        "WMT20 and WMT21 MQM ratings", "Apache-2.0", True, False, "mqm_word",
        "Freitag et al. 2021, Experts, Errors, and Context; Freitag et al. 2021, Results of the WMT21 "
        "Metrics Shared Task",
        "Google; Unbabel",
    ),
    "bio_mqm": Source(
        "Bio-MQM, half of the documents", "Apache-2.0", True, False, "bio_mqm",
        "Zouhar et al. 2024, Fine-Tuned Machine Translation Metrics Struggle in Unseen Domains",
        "Amazon; abstracts of MEDLINE",
    ),
    "mlqe_pe": Source(
        "MLQE-PE", "CC0-1.0", True, False, "mlqe_pe",
        "Fomicheva et al. 2022, MLQE-PE: A Multilingual Quality Estimation and Post-Editing Dataset",
        "Marina Fomicheva and others",
    ),
    "wmt22": Source(
        "WMT22 general translation task, references", _NONE, False, False, "wmt22_news",
        "Kocmi et al. 2022, Findings of the 2022 Conference on Machine Translation",
        "the WMT22 organisers",
    ),
    "ced": Source(
        "WMT22 critical error detection", _NONE, False, False, "ced",
        "Zerva et al. 2022, Findings of the WMT 2022 Shared Task on Quality Estimation",
        "the WMT22 organisers; News Commentary",
    ),
    "edits": Source(
        "Changes of good translations made by hand (scripts/build_models/edits)", _BY_SA, True, False, ".",
        "Unpublished: written for this project, 2026",
        "the AI agents who work on mtcheck; sentences of NTREX-128 (Microsoft), WMT20, WMT21 and WMT22",
    ),
    "wikiann": Source(
        "WikiANN, training part", _NONE, False, False, "ner_wikiann",
        "Pan et al. 2017, Cross-lingual Name Tagging and Linking for 282 Languages; Rahimi et al. 2019, "
        "Massively Multilingual Transfer for NER",
        "Xiaoman Pan and others; Afshin Rahimi and others; text of Wikipedia",
    ),
    "pawsx": Source(
        "PAWS-X, dev", _NONE, False, False, "pawsx",
        "Yang et al. 2019, PAWS-X: A Cross-lingual Adversarial Dataset for Paraphrase Identification",
        "Yinfei Yang and others, Google; text of Wikipedia",
    ),
    "bump": Source(
        "BUMP", "MIT", True, False, "factual",
        "Ma et al. 2023, BUMP: A Benchmark of Unfaithful Minimal Pairs for Meta-Evaluation of Faithfulness "
        "Metrics",
        "Liang Ma and others; summaries of CNN/DailyMail",
    ),
    "summedits": Source(
        "SummEdits, without news", "Apache-2.0", True, False, "factual",
        "Laban et al. 2023, SummEdits: Measuring LLM Ability at Factual Reasoning Through The Lens of "
        "Summarization",
        "Philippe Laban and others, Salesforce",
    ),
}  # fmt: skip


def located(data: Path, *parts: str) -> Path:
    """The path of ``parts`` in the data folder.

    Raises:
        MissingData: the folder or the file is not there.
    """
    path = data.joinpath(*parts)
    if not path.exists():
        raise MissingData(f"{path} is missing; --data takes the folder that holds {parts[0]}/")
    return path


def folder(data: Path, origin: str) -> Path:
    """The folder of a source; raises MissingData."""
    return located(data, *SOURCES[origin].folder.split("/"))


def lines(path: Path) -> Iterator[str]:
    r"""Lines of a text file, plain or ``.xz``, cut at ``\n`` only: U+2028 and the like stay inside a text."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8-sig", newline="\n") as file:
        for line in file:
            yield line.rstrip("\r\n")


def fields(path: Path) -> Iterator[list[str]]:
    """Rows of a tab-separated file without quoting."""
    return (line.split("\t") for line in lines(path) if line)


def records(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a tab-separated file with a header; fields beyond the header's are left off."""
    rows = fields(path)
    header = next(rows)
    return (dict(zip(header, row, strict=False)) for row in rows)


def share(key: str) -> float:
    """A number in [0, 1) that depends on ``key`` alone, on every machine."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()) / 2**64


def part(key: str, dev: float) -> Part:
    """``dev`` for about that share of all keys."""
    return "dev" if share(key) < dev else "train"


def normalised(text: str) -> str:
    """Lower case, one space: two texts that are the same but for these are the same sentence."""
    return " ".join(text.lower().split())


OPEN, CLOSE = "\ue000", "\ue001"


def unquoted(text: str) -> str:
    """A field that was quoted as in CSV, once or in part, without that quoting.

    Marks OPEN and CLOSE may stand anywhere in the text and stay where they are.
    """
    plain = text.replace(OPEN, "").replace(CLOSE, "")
    if plain[:1] == plain[-1:] == '"' and '""' in plain[1:-1]:
        text = re.sub(rf'^({OPEN}?)"', r"\1", text)
        text = re.sub(rf'"({CLOSE}?)$', r"\1", text)
    return re.sub(rf'"([{OPEN}{CLOSE}]?)"', r'\1"', text)

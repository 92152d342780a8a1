"""Sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.segment import split_sentences

CASES = [
    ("en", "Mrs. Hale, who ran the port, left on Friday. Her deputy stays.", 2),
    ("en", "Prof. Ito joined us! It was a long talk.", 2),
    ("en", "“We were told to wait by the gate.” A nurse told the paper.", 2),
    ("en", "“Who is there?” she asked. Nobody answered.", 2),
    ("en", "The E.U. agreed. The U.S. did not.", 2),
    ("en", "They moved to the U.S. The house was sold.", 2),
    ("en", "a plan “to move 40 boats”across the bay. Later, “12 crews” came.", 2),
    ("en", "It hid “the losses.”Auditors said so.", 2),
    ("en", "the harbour.Police said on Monday that they had searched it.", 2),
    ("en", "It fell by 1.5 percent on Dec. 3 to $2.1 billion. Traders shrugged.", 2),
    ("en", "She waited... and then she left. “Fine,” she said.", 2),
    ("en", "The list had: · A boat of 12 metres. · A crew of four.", 3),
    ("en", "Share\nUpdated 3 May 2021\nBy Staff\nThe port reopened", 4),
    ("en", "OSLO: The board said (see No. 7) that it was done. Sgt. Berg and Rep. Lund agreed.", 2),
    ("en", "The firm, Acme Inc., said it paid. St. Mary’s did too.", 2),
    ("en", "He arrived at 5 p.m. on Tuesday. He left at 6 a.m.", 2),
    ("en", "Visit www.example.com for more. It is free.", 2),
    ("en", "J. K. Olsen wrote it. J.R. Berg did not.", 2),
    ("fr", "M. Roux, qui part, cède sa place. Mme Petit aussi.", 2),
    ("fr", "« Nous avons attendu », a dit Mme Petit. Elle est partie.", 2),
    ("fr", "« Assez ! » Elle est partie. « Déjà ? » a-t-il dit.", 3),
    ("fr", "Le pont a coûté 3,1 millions d’euros env. en 2019. Cf. p. 4.", 2),
    ("de", "Am 3. Mai kamen z.B. 1.200 Gäste. Dr. Vogel bestätigte das.", 2),
    ("de", "„Es reicht“, sagte sie. „Schon?“ Er ging.", 3),
    ("es", "La Sra. Vega se fue. ¿Quién viene? ¡Nadie!", 3),
    ("es", "«Basta», dijo el Dr. Soto. EE. UU. no habló.", 2),
    ("it", "Il sig. Rossi è partito. La dott.ssa Bianchi resta.", 2),
    ("pt", "O Sr. Lima saiu. A Dra. Reis ficou.", 2),
    ("en", "It was empty, Det. Lee wrote. Supt. Roe agreed. Cllr. Kay did not.", 3),
    ("nl", "Dhr. de Wit vertrok. Mevr. Smit bleef.", 2),
    ("zh", "她说：“我们等了很久。”她走了。一共来了3.5万人！", 3),
    ("zh", "他是 J. R. Wang 的儿子。他住在这里。", 2),
    ("ja", "彼女は「待った。」と話した。そして帰った。", 2),
    ("ar", "قالت الوزيرة إن الجسر أغلق. متى يفتح؟ غدا.", 3),
    ("ru", "Г-жа Орлова, т.е. мэр, сказала это 3 мая 2021 г. Мост закрыт.", 2),
    ("hi", "मंत्री ने कहा कि पुल बंद है। यह सच है।", 2),
    ("ko", "그는 떠났다. 그녀는 남았다.", 2),
    ("tr", "Dr. Kaya geldi. Toplantı bitti.", 2),
    ("pl", "Prof. Nowak wyjechał. Zob. str. 4.", 2),
    ("en", "The ferry (see St. Olaf Rd. map, p. 4) is late. It is cold.", 2),
    ("en", "He joked (“Never again!” he said) and left.", 1),
    ("en", "“Go.” “No.” “Yes.”", 3),
    ("en", "Wrapped lines are one sentence\nwhen they go on like this. Then comes another.", 2),
    ("en", "", 0),
    ("en", "\n \n", 0),
    ("en", "No stop at the end", 1),
    ("sw", "Meli imefika. Watu walifurahi.", 2),
]


@pytest.mark.parametrize(("language", "text", "count"), CASES)
def test_count(language: str, text: str, count: int) -> None:
    assert len(split_sentences(text, language)) == count


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='abC .!?\n“”"()·,5。й', max_size=80), st.sampled_from(["en", "fr", "zh", "ru", ""]))
def test_spans_are_ordered_disjoint_and_cover_every_character(text: str, language: str) -> None:
    spans = split_sentences(text, language)
    assert all(a.start < a.end for a in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {i for a in spans for i in range(*a)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_split(text: str) -> None:
    assert "".join(text[a:b] for a, b in split_sentences(text)).split() == [] or text.strip()


@pytest.mark.parametrize("piece", ["a. ", ". ", "word ", "x", '"', "(a. ", "他走了。"])
def test_long_lines_are_split(piece: str) -> None:
    text = piece * 4000
    spans = split_sentences(text)
    assert sum(not c.isspace() for a, b in spans for c in text[a:b]) == sum(not c.isspace() for c in text)

"""What is set aside, and what stays."""

import pytest

from mtcheck.clean import clean
from mtcheck.read import from_text

BODY = "The harbour bridge will stay closed until the end of the week, the council said on Monday."
MORE = "Engineers found cracks in two of its cables during a routine inspection, she told reporters."


def roles(text: str) -> list[tuple[str, str]]:
    article = clean(from_text(text))
    return [(b.role, article.plain[b.start : b.end]) for b in article.blocks]


@pytest.mark.parametrize(
    "line",
    [
        "Follow", "Share", "Short URL", "Share (12)", "1.2k shares", "Save for later", "Leave a Comment", "You may also like",
        "3 comments", "Advertisement", "ADVERTISEMENT", "Read more", "Read also: Ferry prices rise again",
        "Read also | Ferry prices rise again", "Read also Ferry prices rise again", "READ MORE: Ferry prices rise again",
        "À lire aussi : Le bac devient payant", "Lire aussi | Le bac devient payant", "Lee también: Sube el precio",
        "Lesen Sie auch: Fähre wird teurer", "Leggi anche: Il traghetto costa di più", "Leia também: O barco",
        "Lees ook: Veerpont wordt duurder", "Updated 06 May 2021", "Last updated: 6 May 2021, 10:45 GMT", "12 min ago",
        "Updated 12 min 5 sec ago", "il y a 5 minutes", "vor 2 Stunden", "hace 3 horas", "Mis à jour le 6 mai 2021 à 10h45",
        "Aktualisiert am 6. Mai 2021", "3 min read", "Sign up for our newsletter", "Subscribe to our daily newsletter",
        "Follow us on Facebook", "We use cookies to improve this site.", "Tags: bridges, harbour",
        "© 2021 The Harbour Gazette", "All rights reserved", "https://example.org/bridge", "#bridge #harbour",
        "Photo: Anna Berg", "Home | World | Sport", "Article réservé aux abonnés", "Nach der Anzeige weiterlesen",
    ],
)  # fmt: skip
def test_furniture_line(line: str) -> None:
    assert roles(f"{BODY}\n{line}\n{MORE}") == [("body", BODY), ("furniture", line), ("body", MORE)]


@pytest.mark.parametrize(
    "line",
    [
        "No.", "“We will follow.”", "- Yes, she said.", "• Two cables", "1. Close the bridge", "3-1", "Rovers 3, United 1",
        "Related firms said they were waiting.", "Share prices fell.", "Sharing the road", "Follow-up checks",
        "Updated figures show 3 of 10 cables broken", "Read the report", "The mayor read more than he spoke.",
        "“Follow us on Facebook,” she said.", "Photographs show the cracks", "1998", "14 March 1998", "Cracked cables",
        "What now?", "Copyright law changes in May", "Advertisement rules change in May.", "Tag und Nacht", "Video shows cracks",
        "By Friday the cracks had spread.", "Roses are red,", "Subscribers wait for water", "BILD: Und dann?", "Discovery",
        "Vor dem Gericht", "Il y a deux ans", "La suite demain", "Q: And the cables?", "A | B", "Comments by the mayor angered many.",
    ],
)  # fmt: skip
def test_line_of_the_article(line: str) -> None:
    found = roles(f"{BODY}\n{line}\n{MORE}")
    assert [text for _, text in found] == [BODY, line, MORE]
    assert {role for role, _ in found} <= {"body", "headline"}


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_heading_inside_is_a_headline(gap: str) -> None:
    assert roles(gap.join([BODY, "Cracked cables", MORE]))[1] == ("headline", "Cracked cables")


def test_head_of_a_page() -> None:
    text = (
        "Harbour bridge closed after cracks found\n\nA worker looks at the bridge on Monday. (AFP)\nBy Anna Berg\n"
        f"6 May 2021\n\nHarbour bridge closed after cracks found\n\n{BODY}\n{MORE}"
    )
    assert [r for r, _ in roles(text)] == ["headline", "caption", *["furniture"] * 3, "body", "body"]


@pytest.mark.parametrize(
    ("prefix", "rest"),
    [
        ("date 2021-05-06", BODY),
        ("published: 2021-05-06T10:00:00Z", BODY),
        ("2021-05-06", "Élise Martin a parlé lundi."),
        ("", "2021-05-06 was the day the bridge shut."),
        ("", "Dates such as 2021-05-06 Are rare."),
    ],
)
def test_glued_metadata(prefix: str, rest: str) -> None:
    found = roles(f" {prefix} {rest}")
    assert found == [("furniture", prefix)] * bool(prefix) + [("body", rest)]


def test_advertisement_ends_with_its_button() -> None:
    text = f"{BODY}\nGazette evening school\nPainting, cooking, singing: learn it here\nDiscover\n{MORE}"
    assert [r for r, _ in roles(text)] == ["body", *["furniture"] * 3, "body"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    import textwrap

    text = textwrap.fill(f"{BODY} {MORE}", 60) + "\n\n" + textwrap.fill(f"{MORE} {BODY}", 60)
    assert len(roles(text)) == 2


def test_verse_and_dialogue_are_not_joined() -> None:
    text = (
        "The bridge is old,\nthe river cold,\nthe night is long,\nand so my song\nI sing alone\nupon a stone"
    )
    assert len(roles(text)) == 6


OTHER = """Vineyard wins national prize for its young wines

Updated 2 hours ago

The Lindqvist family from Skarholt won the prize of the Nordic Wine Guild on Saturday evening.
Judges from Denmark praised the estate of Karin Lindqvist for planting grapes so far to the north.
The Guild gives the prize every autumn in the castle of Varneby, and King Olav attended."""
FIRST = f"{BODY}\n{MORE}\nMayor Ruth Calder said the Port of Ardmore would run a ferry for the people of Inverley."


def test_second_story() -> None:
    found = roles(f"{FIRST}\n\n\n{OTHER}")
    assert [r for r, _ in found] == ["body"] * 3 + ["unrelated", "furniture"] + ["unrelated"] * 3
    reference = from_text("Ruth Calder, mayor of Inverley: the Port of Ardmore runs a ferry.", name="other")
    with_reference = clean(from_text(f"{FIRST}\n\n\n{OTHER}"), [reference])
    assert [b.role for b in with_reference.blocks] == [r for r, _ in found]


@pytest.mark.parametrize(
    "second",
    [
        OTHER.replace("Updated 2 hours ago\n\n", ""),
        OTHER.replace("Karin Lindqvist", "Ruth Calder")
        .replace("Denmark", "Inverley")
        .replace("Varneby", "Ardmore"),
        f"Interview with the mayor of the town\n\nUpdated 2 hours ago\n\nQ: Ruth Calder, will Inverley wait long?\n{MORE}\n{BODY}",
    ],
    ids=["no mark of a new story", "same names", "interview"],
)
def test_not_a_second_story(second: str) -> None:
    assert "unrelated" not in {r for r, _ in roles(f"{FIRST}\n\n\n{second}")}


def test_known_to_another_version_is_related() -> None:
    reference = from_text(FIRST + OTHER, name="other")
    assert "unrelated" not in {b.role for b in clean(from_text(f"{FIRST}\n\n\n{OTHER}"), [reference]).blocks}


def test_encoder_keeps_what_means_the_same() -> None:
    import numpy as np

    class Same:
        def encode(self, texts: list[str]) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
            return np.ones((len(texts), 1), dtype=np.float32)

    class Apart:
        def encode(self, texts: list[str]) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
            return np.array(
                [[1, 0] if "Calder" in t or "bridge" in t or "cables" in t else [0, 1] for t in texts],
                np.float32,
            )

    article = from_text(f"{FIRST}\n\n\n{OTHER}")
    assert "unrelated" not in {b.role for b in clean(article, encoder=Same()).blocks}  # type: ignore[arg-type]
    assert "unrelated" in {b.role for b in clean(article, encoder=Apart()).blocks}  # type: ignore[arg-type]

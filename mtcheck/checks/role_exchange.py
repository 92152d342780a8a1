"""Who did what to whom, as the entailment model hears it: a sentence beside the same with two parts exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtcheck.checks.base import evidence, finding
from mtcheck.checks.context import ALIGNED, bead_at, extent_of, log_odds, once_a_story, text_of
from mtcheck.checks.role_swaps import Swap, swaps
from mtcheck.types import Finding, Span, Story

#: By how much, in log odds, the model must agree better with the exchanged sentence: in 260,000 words of good translations (168,000
#: of news in 24 languages, the others free) it does so in no sentence but one, for one in ten of the roles exchanged in stories.
LEAST = 1.3
#: And by how much where it hears no contradiction as it stands: three of 5,000 sentences of real translations, right as they were,
#: lay between the two.
SURE, CONTRADICTED = 2.5, 0.2


class ExchangedRoles:
    """Roles exchanged.

    Why: "the prefecture accuses the mayor" for «la maire reproche à la préfecture» is fluent, and every name is right.

    Flags: in English, a sentence whose original the entailment model agrees with much better once two who do something to one
    another have changed places in it.

    Leaves alone: sentences in which no such two stand plainly around a verb; two pronouns; verbs that other languages say from
    the other end or that say the same of both; other languages than English.

    Source: contrast sets (Gardner et al., Findings of EMNLP 2020) made of the sentence at hand; parts read by
    ``mtcheck.checks.roles_english``.
    """

    code: ClassVar[str] = "NLI002"
    family: ClassVar[str] = "nli"
    needs: ClassVar[frozenset[str]] = frozenset({"alignment", "entailment"})

    def run(self, story: Story) -> Iterator[Finding]:
        source = story.source
        for index, extent, swap in asked(story):
            assert source is not None
            segment, premise = story.target.segments[index], text_of(source, extent)
            as_is, exchanged = (story.entailments.get((premise, text)) for text in (segment.text, swap.text))
            if not as_is or not exchanged:
                continue
            least = LEAST if as_is[1] >= CONTRADICTED else SURE
            if log_odds(exchanged[0]) - log_odds(as_is[0]) < least:
                continue
            first, second = swap.words
            yield finding(
                self,
                story.target,
                (segment.start + swap.place.start, segment.start + swap.place.end),
                f"The original seems to say this the other way round, with “{second}” in the place of “{first}”.",
                category="accuracy/mistranslation",
                severity="major",
                stance="contradicted",
                confidence=0.7,
                evidence=[evidence(source, extent, "differs")],
            )


def pairs(story: Story) -> Iterator[tuple[str, str]]:
    """The (premise, hypothesis) texts the check asks the entailment head about."""
    for index, extent, swap in asked(story):
        if story.source is not None:
            premise = text_of(story.source, extent)
            yield premise, story.target.segments[index].text
            yield premise, swap.text


@once_a_story
def asked(story: Story) -> list[tuple[int, Span, Swap]]:
    """Target sentences by number, where the original says them, and what they say with two parts exchanged."""
    if story.source is None or story.target.language != "en":
        return []
    found = []
    for index, segment in enumerate(story.target.segments):
        bead = bead_at(story, story.source, index, ALIGNED) if swaps(segment.text) else None
        if bead is not None:
            extent = extent_of(story.source, bead.other)
            found += [(index, extent, swap) for swap in swaps(segment.text)]
    return found

"""The main job: read, clean, segment, align, facts, checks, merge. One function a stage; `Checker` joins them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mtcheck import __version__
from mtcheck.config import Config, Tuning
from mtcheck.errors import InputError
from mtcheck.types import Alignment, Article, Doubted, Facts, Finding, Note, Report, Severity, Story

if TYPE_CHECKING:
    import datetime
    from datetime import date

    from mtcheck.checks.base import Check
    from mtcheck.encoder import Encoder
    from mtcheck.terms import Glossary
    from mtcheck.types import Nearness

#: Called with what is being done and how far it is, 0 to 1.
Progress = Callable[[str, float], None]

#: Heads of the encoder that a check can need, and what they are called in a note.
HEADS = {"entailment": "entailment model", "entities": "entity model", "errors": "error model"}

#: A premise and a hypothesis.
Asked = tuple[str, str]

_REMEMBERED = 64  # articles
_JUDGED = 512  # pairs at a time, half of what the embedded judge remembers
_PARAGRAPHS = 16  # of an article, about


@contextmanager
def _unthreaded() -> Iterator[None]:
    """Let numpy multiply in one thread: matrices of sentences are so small that a second one only waits, and spins."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1, "blas"):
        yield


class Checker:
    """Checks stories; loads the models on first use, once.

    Args:
        config: settings; defaults (and no configuration file) if None.

    Raises:
        CheckError: a check named in the settings is unknown.
        InputError, ConfigError: a glossary or decisions named there cannot be read.

    Example:
        >>> import mtcheck
        >>> checker = mtcheck.Checker()
        >>> report = checker.check(
        ...     mtcheck.Article.from_text("The mayor opened 21 schools on Monday.", name="mt"),
        ...     source=mtcheck.Article.from_text("Le maire a inauguré 12 écoles lundi.", name="original"),
        ... )
        >>> [(f.text, f.severity) for f in report.findings]
        [('21', 'critical')]
    """

    def __init__(self, config: Config | None = None) -> None:
        from mtcheck.checks.registry import select_checks
        from mtcheck.decisions import read_decisions

        self.config = config or Config()
        select_checks(tuple(self.config.checks))  # that there are such checks
        chosen = select_checks(self.config.select, self.config.ignore)
        self.checks = tuple(c for c in chosen if _tuning(self.config, c).enabled)
        self.glossary = _glossary(self.config)
        self.decisions = read_decisions(self.config.decisions)
        self._encoder: Encoder | None = None
        # After an edit to one version the others are as they were.
        self._segment = lru_cache(_REMEMBERED)(_segment)
        self._find_facts = lru_cache(_REMEMBERED)(self._facts_of)
        self._read_block = lru_cache(_REMEMBERED * _PARAGRAPHS)(_read_block)

    @property
    def encoder(self) -> Encoder:
        """The encoder, loaded on first use.

        Raises:
            ModelError: it is missing, damaged, or does not fit.
        """
        if self._encoder is None:
            from mtcheck.encoder import load

            self._encoder = load(
                self.config.encoder or None, self.config.threads or None, heads=self.config.heads
            )
        return self._encoder

    @property
    def signature(self) -> dict[str, str]:
        """What findings depend on besides the articles: versions, models with hashes, checks, thresholds, glossaries.

        Raises:
            ModelError: a model is missing or damaged.
        """
        return self._signature((), self._runnable()[0])

    def forget(self) -> None:
        """Drop what is kept of articles checked before; nothing that is found depends on it but the time it takes."""
        self.encoder.forget()
        self._segment.cache_clear()
        self._find_facts.cache_clear()
        self._read_block.cache_clear()

    def check(
        self,
        target: str | Path | Article,
        source: str | Path | Article | None = None,
        references: Sequence[str | Path | Article] = (),
        progress: Progress | None = None,
    ) -> Report:
        """Check one article against its original and/or other outlets' versions of the story.

        Args:
            target: the translation to check; a path, or an article made with `Article.from_text`.
            source: the original it was translated from; None too where the target is an XLIFF or TMX file.
            references: other versions, in any language.
            progress: told how far the work is.

        Returns:
            The report.

        Raises:
            InputError: an article cannot be read.
            ModelError: the encoder is missing or damaged.
        """
        if source is None and not isinstance(target, Article):
            from mtcheck.read import read_story

            # XLIFF and TMX hold the original too.
            target, source = read_story(target)
        given = [target, *([source] if source is not None else []), *references]
        articles = self._prepare(given, progress)
        original = articles[1] if source is not None else None
        others = articles[2:] if source is not None else articles[1:]
        return self._report([(articles[0], original, others)], articles, progress)

    def compare(self, articles: Sequence[str | Path | Article], progress: Progress | None = None) -> Report:
        """Check every article against all the others.

        Args:
            articles: two versions of a story or more, in any order and language.
            progress: told how far the work is.

        Returns:
            The report.

        Raises:
            InputError: an article cannot be read, or there is only one.
            ModelError: the encoder is missing or damaged.
        """
        if len(articles) < 2:
            raise InputError("Comparing takes two versions of a story or more; give another file.")
        prepared = self._prepare(articles, progress)
        plan = [(a, None, [b for b in prepared if b is not a]) for a in prepared]
        return self._report(plan, prepared, progress)

    @_unthreaded()
    def _prepare(self, given: Sequence[str | Path | Article], progress: Progress | None) -> list[Article]:
        from mtcheck.clean import clean
        from mtcheck.segment.language import load_ahead

        _tell(progress, "reading", 0.0)
        articles = _named_apart([a if isinstance(a, Article) else Article.read(a) for a in given])
        _tell(progress, "loading the model", 0.05)
        if self._encoder is None:
            load_ahead()
        encoder = self.encoder
        prepared = []
        for i, article in enumerate(articles):
            _tell(progress, f"reading {article.name}", 0.15 + 0.15 * i / len(articles))
            others = [a for a in articles if a is not article]
            segmented = self._segment(clean(article, others, encoder))
            if not segmented.segments:
                raise InputError(
                    f"{article.name} holds no article: all of it looks like page furniture or another language; "
                    "give a file that holds the text."
                )
            prepared.append(segmented)
        return prepared

    @_unthreaded()
    def _report(
        self,
        plan: Sequence[tuple[Article, Article | None, Sequence[Article]]],
        articles: Sequence[Article],
        progress: Progress | None,
    ) -> Report:
        from mtcheck.claims import build_claims
        from mtcheck.decisions import fold
        from mtcheck.merge import judge, merge

        facts: dict[str, Facts] = {}
        with self._aligning(*plan[0]) as alignments:
            days = _days(plan)
            for i, article in enumerate(articles):
                _tell(progress, f"facts of {article.name}", 0.3 + 0.1 * i / len(articles))
                facts[article.name] = self._find_facts(article, days.get(article.name))
        runnable, notes = self._runnable()
        notes += _copies(articles)
        stories, findings = [], []
        for i, (target, source, references) in enumerate(plan):
            _tell(progress, f"checking {target.name}", 0.4 + 0.5 * i / len(plan))
            story = Story(target, source, tuple(references), facts, glossary=self.glossary)
            story = self._read_across(
                replace(story, alignments=self._alignments(story) if i else alignments())
            )
            stories.append(story)
            for check in runnable:
                found, broken = run_check(check, story)
                findings += tuned(found, self.config, _tuning(self.config, check))
                notes += broken
        _tell(progress, "writing up", 0.95)
        merged = merge(findings, {a.name: a for a in articles})
        targets = [s.target for s in stories]
        report = Report(
            stories=tuple(stories),
            findings=merged,
            verdicts=judge(merged, targets, notes),
            claims=build_claims(stories, merged),
            notes=tuple(notes),
            signature=self._signature(articles, runnable),
        )
        return fold(report, self.decisions)

    def _facts_of(self, article: Article, today: datetime.date | None) -> Facts:
        from mtcheck.facts import find_facts

        return find_facts(article, self.encoder, self._read_block, today)

    @contextmanager
    def _aligning(
        self, target: Article, source: Article | None, references: Sequence[Article]
    ) -> Iterator[Callable[[], dict[str, Alignment]]]:
        """Align a target with its others beside what is done inside, where the encoder may take more than one core.

        Yields what gives the alignments; they are the same either way.
        """
        from concurrent.futures import ThreadPoolExecutor

        story = Story(target, source, tuple(references), {})
        if self.encoder.threads == 1:
            yield lambda: self._alignments(story)
            return
        with ThreadPoolExecutor(1, "aligning") as beside:
            yield beside.submit(self._alignments, story).result

    def _alignments(self, story: Story) -> dict[str, Alignment]:
        """The target of a story aligned with each of the others, by their names."""
        from mtcheck.align import align

        return {
            other.name: align(
                story.target, other, self.encoder, "translation" if other is story.source else "comparison"
            )
            for other in story.others
        }

    def _read_across(self, story: Story) -> Story:
        """An aligned story with what the models say of sentences that answer for each other."""
        from mtcheck.checks.context import carry_over

        entailments, doubted = self._judged(story)
        answered = replace(story, ties=self._ties(story), entailments=entailments, doubted=doubted)
        # What checks have read of the story to put their questions does not depend on the answers.
        return carry_over(story, answered)

    def _judged(
        self, story: Story
    ) -> tuple[dict[Asked, tuple[float, float, float]], dict[Asked, tuple[Doubted, ...]]]:
        """What the entailment head says of the pairs of sentences that checks ask about, and the words it takes for wrong."""
        if not self.encoder.has("entailment") or not any("entailment" in c.needs for c in self.checks):
            return {}, {}
        from mtcheck.checks import entailment, negation, omission, role_exchange

        asked = (entailment.pairs, negation.pairs, omission.asked, role_exchange.pairs)
        wanted = sorted({pair for of_check in asked for pair in of_check(story)})
        entailments, doubted = {}, {}
        # The words are known while the head remembers the pair.
        for first in range(0, len(wanted), _JUDGED):
            part = wanted[first : first + _JUDGED]
            for pair, (e, n, c) in zip(part, self.encoder.entail(part).tolist(), strict=True):
                entailments[pair] = (e, n, c)
            for pair, spans in zip(part, self.encoder.find_doubted(part), strict=True):
                if spans:
                    doubted[pair] = tuple(Doubted(*span) for span in spans)
        return entailments, doubted

    def _ties(self, story: Story) -> dict[tuple[str, str], tuple[Nearness, ...]]:
        """How near each word of a version has its nearest of the original, where checks ask for that."""
        if not any("ties" in c.needs for c in self.checks):
            return {}
        from mtcheck.align import relate_words
        from mtcheck.checks import clause, omission, omission_words

        # What is said of the target and the original must not depend on which other versions there are.
        ties: dict[tuple[str, str], tuple[Nearness, ...]] = {}
        for asked in ((*clause.pairs(story), *omission.pairs(story)), omission_words.pairs(story)):
            wanted = sorted(set(asked) - ties.keys())
            related = relate_words(wanted, self.encoder)
            ties |= {p: tuple(r.nearest) for p, r in zip(wanted, related, strict=True)}
        return ties

    def _runnable(self) -> tuple[list[Check], list[Note]]:
        """The checks whose models are there, and a note for each of the others."""
        from mtcheck.checks.registry import title

        missing = {head: name for head, name in HEADS.items() if not self.encoder.has(head)}
        runnable, notes = [], []
        for check in self.checks:
            lacking = [name for head, name in missing.items() if head in check.needs]
            if lacking:
                message = f"{title(check)}: not checked, for want of the {lacking[0]}, which is not part of this version."
                notes.append(Note(check.code, message, "not-run"))
            else:
                runnable.append(check)
        if "entities" in missing:
            notes.append(
                Note("names", "Names were found by rules, capitals and word lists, not by an entity model.")
            )
        return runnable, notes

    def _signature(self, articles: Sequence[Article], checks: Sequence[Check]) -> dict[str, str]:
        return {
            "mtcheck": __version__,
            "encoder": f"{self.encoder.name} sha256:{self.encoder.digest[:16]}",
            **{
                task: f"{head.name} sha256:{head.digest[:16]}"
                for task in HEADS
                if any(task in c.needs for c in checks)
                for head in [self.encoder.head(task)]
            },
            "checks": " ".join(c.code for c in checks),
            "minimum_confidence": str(self.config.minimum_confidence),
            **{f"checks.{name}": _settings(tuning) for name, tuning in sorted(self.config.checks.items())},
            **{f"input {a.name}": f"sha256:{a.digest[:16]}" for a in articles},
            **{
                f"glossary {n}": f"sha256:{d[:16]}"
                for n, d in (self.glossary.digests if self.glossary else ())
            },
        }


def _settings(tuning: Tuning) -> str:
    return f"enabled={tuning.enabled} severity={tuning.severity or 'own'} minimum_confidence={tuning.minimum_confidence}"


def _glossary(config: Config) -> Glossary | None:
    """The editor's terms and names, None where none are given."""
    if not config.glossary:
        return None
    from mtcheck.read.glossary import read_glossaries

    return read_glossaries(config.glossary)


def _tuning(config: Config, check: Check) -> Tuning:
    return config.checks.get(check.code) or config.checks.get(check.family) or Tuning()


def tuned(findings: Iterable[Finding], config: Config, tuning: Tuning) -> list[Finding]:
    """Findings of a check as the settings want them: those sure enough, at the severity given."""
    least = max(config.minimum_confidence, tuning.minimum_confidence)
    return [
        replace(f, severity=cast("Severity", tuning.severity)) if tuning.severity else f
        for f in findings
        if f.confidence >= least
    ]


def run_check(check: Check, story: Story) -> tuple[list[Finding], list[Note]]:
    """Run one check; one that breaks becomes a note, never a lost story."""
    try:
        return list(check.run(story)), []
    except MemoryError:  # of the machine, not of the check: another run would find more
        raise
    except Exception as error:
        message = f"{check.code} broke on {story.target.name} ({type(error).__name__}: {error}); its findings are missing."
        return [], [Note(check.code, message, "failed")]


def _segment(article: Article) -> Article:
    from mtcheck.segment import segment

    return segment(article)


def _read_block(text: str, language: str, today: date | None, encoder: Encoder | None) -> Facts:
    from mtcheck.facts import read_block

    return read_block(text, language, today, encoder)


def _copies(articles: Sequence[Article]) -> list[Note]:
    from mtcheck.align.copies import near_copies

    return [
        Note(
            "copies",
            f"{a.name} and {b.name} share most of their wording (chrF {score:.0f} of 100): "
            "where they agree, that is one witness rather than two.",
        )
        for a, b, score in near_copies(articles)
    ]


def _named_apart(articles: Iterable[Article]) -> list[Article]:
    """Give every article a name of its own: the folder is added where file names are the same."""
    named: list[Article] = []
    taken: set[str] = set()
    for article in articles:
        name = article.name
        if name in taken and article.source_path is not None and article.source_path.parent.name:
            name = f"{article.source_path.parent.name}/{name}"
        base, n = name, 2
        while name in taken:
            name, n = f"{base} ({n})", n + 1
        taken.add(name)
        named.append(replace(article, name=name))
    return named


def _tell(progress: Progress | None, what: str, fraction: float) -> None:
    if progress is not None:
        progress(what, fraction)


def _days(plan: Sequence[tuple[Article, Article | None, Sequence[Article]]]) -> dict[str, datetime.date]:
    """The days on which originals and their translations were written: the original's for both, by article.

    A wrong date at the top of a translation is one mistake; every "yesterday" below it is right.
    """
    from mtcheck.facts import day_of

    known: dict[str, datetime.date] = {}
    for target, source, _ in plan:
        day = source and (day_of(source) or day_of(target))
        if source and day:
            known |= {source.name: day, target.name: day}
    return known

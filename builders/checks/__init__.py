"""Cross-checks: what a schema cannot say. A check is a function in a list; the loop is here, once."""

from collections.abc import Iterator

from builders.checks import claims, events, files, likeness, quotes, spans, zones
from builders.checks.base import Check, Subject
from builders.corpus import Corpus, Folder
from builders.issues import Issue, Skipped, name
from builders.standoff import Standoff

ARTICLE_CHECKS: tuple[Check, ...] = zones.CHECKS + spans.CHECKS + quotes.CHECKS + claims.CHECKS


def check(corpus: Corpus) -> None:
    """Add to the corpus every issue that the cross-checks find, and every check they had to skip."""
    corpus.issues += files.check(corpus.folders)
    corpus.issues += likeness.check(corpus.folders)
    for folder in corpus.folders:
        corpus.issues += events.check(folder)
        for standoff in folder.articles + folder.passes:
            corpus.issues += _article(standoff, folder, corpus.skipped)


def _article(standoff: Standoff, folder: Folder, skipped: list[Skipped]) -> Iterator[Issue]:
    file = name(standoff.file)
    subject = Subject.of(standoff, folder.event)
    for check in ARTICLE_CHECKS:
        if check.needs_text and subject.text is None:
            skipped.append(Skipped(check.name, file, "its text is not here; name its folder with --raw"))
            continue
        for found in check.run(subject):
            yield Issue(found.code, file, found.path, found.expected, found.found)

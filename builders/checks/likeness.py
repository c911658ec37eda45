"""Checks of the invented collection as a whole: it must not repeat itself, nor leak from split to split.

The limits are those that texts of real news keep: over 24 groups of five real articles on one election no
phrase of six words stood in more than three groups, and three or four of five words did.
"""

from collections.abc import Iterator, Sequence

from builders.corpus import Folder
from builders.issues import Issue, name
from builders.phrases import beyond, edges, runs, shared, spread, words

EVENTS = 3
SIX, FIVE, EDGE, LEAK = 6, 5, 4, 8
FIVES = 5


def check(folders: Sequence[Folder]) -> Iterator[Issue]:
    """Yield the issues that show only when invented events are laid side by side."""
    invented = [folder for folder in folders if folder.event.collection == "invented"]
    if len(invented) > 1:
        yield from _phrases(invented)
        yield from _leaks(invented)
        yield from _wordings(invented)


def _phrases(folders: Sequence[Folder]) -> Iterator[Issue]:
    """No run of six words and no opening or closing stands in more than three events, of five words five do."""
    place = name(folders[0].path.parent)
    articles = [[s.article for s in folder.articles] for folder in folders]
    sixes = beyond(spread([runs(a, SIX) for a in event] for event in articles), EVENTS)
    fives = beyond(spread([runs(a, FIVE) for a in event] for event in articles), EVENTS)
    formulas = beyond(spread([edges(a, EDGE) for a in event] for event in articles), EVENTS)
    for phrase, number in sixes + fives[FIVES:] + formulas:
        expected = f"{' '.join(phrase)!r} in at most {EVENTS} events"
        yield Issue("phrase-common", place, "", expected, f"it in {number}")


def _leaks(folders: Sequence[Folder]) -> Iterator[Issue]:
    """No two articles of different splits share a run of eight words."""
    splits = sorted({folder.event.split for folder in folders if folder.event.split})
    sides = [[s.article for f in folders if f.event.split == split for s in f.articles] for split in splits]
    files = {s.article.article_id: s.file for folder in folders for s in folder.articles}
    for first, second, run in shared(sides, LEAK):
        expected = f"no run of {LEAK} words of {first.article_id}, which is in another split"
        yield Issue("split-leak", name(files[second.article_id]), "", expected, repr(" ".join(run)))


def _wordings(folders: Sequence[Folder]) -> Iterator[Issue]:
    """No two events word a proposition alike."""
    seen: dict[tuple[str, ...], str] = {}
    for folder in folders:
        for proposition_id, text in folder.event.propositions.items():
            first = seen.setdefault(words(text), proposition_id)
            if first.partition("/")[0] != folder.event.event_id:
                path = f"$.propositions.{proposition_id.partition('/')[2]}"
                yield Issue("proposition-shared", name(folder.file), path, "a wording of its own", f"that of {first}")

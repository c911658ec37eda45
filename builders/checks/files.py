"""Checks across files: ids that match their place, entities of one type, passes with gold."""

from collections.abc import Iterator, Sequence

from builders.corpus import Folder
from builders.issues import Issue, name
from builders.standoff import Standoff


def check(folders: Sequence[Folder]) -> Iterator[Issue]:
    """Yield the issues that concern several files of a corpus."""
    yield from _events(folders)
    for folder in folders:
        yield from _places(folder)
    yield from _entities([s for folder in folders for s in folder.articles])


def _events(folders: Sequence[Folder]) -> Iterator[Issue]:
    seen: dict[str, Folder] = {}
    for folder in folders:
        event = folder.event
        if event.event_id in seen:
            other = name(seen[event.event_id].file)
            yield Issue("id-duplicate", name(folder.file), "$.event_id", "an id of its own", f"that of {other}")
        seen.setdefault(event.event_id, folder)
        if not event.split or (event.split == "summit") != (event.collection == "summit"):
            expected = "the split summit for the collection summit and for no other"
            found = f"split {event.split or 'none'} in collection {event.collection or 'none'}"
            yield Issue("event-collection", name(folder.file), "$.split", expected, found)


def _places(folder: Folder) -> Iterator[Issue]:
    """The event is named as its folder, an article as its file."""
    event_id = folder.event.event_id
    if event_id != folder.path.resolve().name:
        yield Issue("id-path", name(folder.file), "$.event_id", folder.path.resolve().name, event_id)
    for file, blind in folder.pass_events:
        if blind.event_id != event_id:
            yield Issue("id-path", name(file), "$.event_id", event_id, blind.event_id)
    for standoff in folder.articles + folder.passes:
        expected = f"{event_id}/{standoff.file.stem}"
        found = standoff.article.article_id
        if found != expected:
            yield Issue("id-path", name(standoff.file), "$.article_id", expected, found)
    yield from _passes(folder)


def _passes(folder: Folder) -> Iterator[Issue]:
    """A pass is over an article that has gold, and over the same text; gold stands outside the passes."""
    gold = {standoff.article.article_id: standoff.article.sha256 for standoff in folder.articles}
    for standoff in folder.articles + folder.passes:
        kind, expected = standoff.article.provenance.kind, "pass" if standoff in folder.passes else "gold"
        if kind != expected:
            yield Issue("pass-place", name(standoff.file), "$.provenance.kind", expected, kind)
    events = ((folder.file, folder.event, "gold"), *((f, e, "pass") for f, e in folder.pass_events))
    for file, event, expected in events:
        if event.provenance.kind != expected:
            yield Issue("pass-place", name(file), "$.provenance.kind", expected, event.provenance.kind)
    for standoff in folder.passes:
        found, digest = standoff.article.article_id, standoff.article.sha256
        if found not in gold:
            yield Issue("pass-unknown", name(standoff.file), "$.article_id", "an article with gold", found)
        elif digest != gold[found]:
            yield Issue("text-hash", name(standoff.file), "$.sha256", gold[found], digest)


def _entities(articles: Sequence[Standoff]) -> Iterator[Issue]:
    """An entity has one type in the whole corpus, whatever the articles call it."""
    types: dict[str, tuple[str | None, Standoff]] = {}
    for standoff in articles:
        for i, source in enumerate(standoff.article.sources):
            first, where = types.setdefault(source.entity_id, (source.type, standoff))
            if source.type != first:
                expected = f"{first}, as in {name(where.file)}"
                yield Issue("entity-type", name(standoff.file), f"$.sources[{i}].type", expected, str(source.type))

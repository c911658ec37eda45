"""Load a corpus folder: find its files, check each against its schema, and find the texts."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from builders.issues import Issue, Refused, Skipped, name
from builders.raw import RawFiles, find, sha256
from builders.reading import decode, read_bytes, read_json, refuse
from builders.realign import MIN_SHARE, Realigned, realign, realign_pair, share
from builders.records import Bundle, Event
from builders.schemas import violations
from builders.standoff import Standoff, parse_article, parse_event

T = TypeVar("T")

EVENT_FILE = "event.json"
PASSES = "passes"


@dataclass(frozen=True, slots=True)
class Folder:
    """An event's folder as read."""

    path: Path
    event: Event
    articles: tuple[Standoff, ...]
    passes: tuple[Standoff, ...] = ()
    pass_events: tuple[tuple[Path, Event], ...] = ()
    unsettled: frozenset[tuple[str, str]] = frozenset()

    @property
    def file(self) -> Path:
        """Return the event file."""
        return self.path / EVENT_FILE

    def bundle(self) -> Bundle:
        """Return the records alone."""
        articles, passes = (tuple(s.article for s in side) for side in (self.articles, self.passes))
        return Bundle(self.event, articles, passes, tuple(event for _, event in self.pass_events), self.unsettled)


@dataclass(slots=True)
class Corpus:
    """What was read, what was wrong with it, what could not be checked, and what realigning lost."""

    folders: list[Folder] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    realigned: dict[str, Realigned] = field(default_factory=dict)

    def bundles(self) -> list[Bundle]:
        """Return the records of every event."""
        return [folder.bundle() for folder in self.folders]

    def withheld(self) -> set[str]:
        """Return the ids of the articles whose text the repository does not hold."""
        articles = [s.article for folder in self.folders for s in folder.articles]
        return {article.article_id for article in articles if not article.redistributable}

    def realign(self) -> None:
        """Put realigned articles in the place of those recorded, which alone the checks are about."""
        self.folders = [_with_realigned(folder, self) for folder in self.folders]


def load(paths: Sequence[Path], raw: Path | None = None) -> Corpus:
    """Read every event at or below the paths; text that is not shipped is sought below `raw`."""
    corpus = Corpus()
    for folder in sorted({f for path in paths for f in _attempt(corpus, event_folders, path, corpus.issues) or ()}):
        if read := _read_folder(folder, corpus):
            corpus.folders.append(read)
    _add_texts(corpus, raw)
    return corpus


def event_folders(path: Path, issues: list[Issue]) -> list[Path]:
    """Return the event folders at, above (for a part of one) or below a path, noting what is denied; raise Refused."""
    try:
        if not path.exists():
            raise refuse("read-missing", path, "", "a file or folder", "nothing")
        whole = path.resolve()
        files = sorted(_json_files(whole, issues)) if whole.is_dir() else []
        above = [p for p in whole.parents if (p / EVENT_FILE).is_file() and p.parent.name != PASSES]
    except OSError as error:
        denied = Path(error.filename or path)
        raise refuse("read-denied", denied, "", "a readable folder", str(error.strerror)) from None
    below = [f.parent for f in files if f.name == EVENT_FILE and f.parent.parent.name != PASSES]
    if below or above:
        issues += _orphans(files, below) if below else []
        return below or above[:1]
    orphan = path if path.is_file() else next(iter(files), None)
    raise refuse("event-missing" if orphan else "read-nothing", orphan or path, "", f"an {EVENT_FILE}", "none")


def _orphans(files: Sequence[Path], folders: Sequence[Path]) -> list[Issue]:
    """Return an issue for each article of an event whose file is lost: it must not vanish in silence."""
    lost = [file for file in files if not set(folders) & set(file.parents)]
    return [Issue("event-missing", name(file), "", f"an {EVENT_FILE} beside it", "none") for file in lost]


def _json_files(folder: Path, issues: list[Issue]) -> Iterator[Path]:
    """Yield every .json file below a folder, noting each folder that cannot be read."""

    def denied(error: OSError) -> None:
        file = Path(error.filename)
        issues.append(Issue("read-denied", name(file), "", "a readable folder", str(error.strerror)))

    for root, _, files in os.walk(folder, onerror=denied):
        yield from (Path(root, file) for file in files if file.endswith(".json"))


def _attempt(corpus: Corpus, work: Callable[..., T], *arguments: object) -> T | None:
    """Return the result, or None after noting the issues of what was refused."""
    try:
        return work(*arguments)
    except Refused as refused:
        corpus.issues += refused.issues
        return None


def _read_folder(path: Path, corpus: Corpus) -> Folder | None:
    event = _attempt(corpus, _read_event, path / EVENT_FILE)
    if event is None:
        return None
    articles = tuple(_read_articles(path, event, corpus))
    passes: list[Standoff] = []
    pass_events: list[tuple[Path, Event]] = []
    for folder in sorted(p for p in (path / PASSES).glob("*") if p.is_dir()):
        passes += _read_articles(folder, event, corpus)
        file = folder / EVENT_FILE
        if file.is_file() and (blind := _attempt(corpus, _read_event, file)):
            pass_events.append((file, blind))
    lines = {s.article.article_id: s.lines for s in articles}  # a pass is over the text of the gold
    passes = [s if s.lines else replace(s, lines=lines.get(s.article.article_id, ())) for s in passes]
    return Folder(path, event, articles, tuple(passes), tuple(pass_events))


def _read_event(file: Path) -> Event:
    data = read_json(file)
    if issues := list(violations("event", data, name(file))):
        raise Refused(issues)
    return parse_event(data)


def _read_articles(folder: Path, event: Event, corpus: Corpus) -> Iterator[Standoff]:
    for file in sorted(folder.glob("*.json")):
        if file.name != EVENT_FILE and (read := _attempt(corpus, _read_article, file, event)):
            yield read


def _read_article(file: Path, event: Event) -> Standoff:
    data = read_json(file)
    if issues := list(violations("article", data, name(file))):
        raise Refused(issues)
    return parse_article(data, file, event.collection)


def _add_texts(corpus: Corpus, raw: Path | None) -> None:
    """Give each article its text: the .txt beside it, or the raw file of its hash, or a realigned copy."""
    wanted = [s.article.sha256 for f in corpus.folders for s in f.articles if not s.article.redistributable]
    files = _attempt(corpus, find, raw, wanted) if raw else None
    corpus.folders = [_with_texts(folder, files, corpus) for folder in corpus.folders]


def _with_texts(folder: Folder, files: RawFiles | None, corpus: Corpus) -> Folder:
    articles = []
    for standoff in folder.articles:
        text = _attempt(corpus, _text_of, standoff, files, corpus)
        articles.append(replace(standoff, article=replace(standoff.article, text=text)))
    texts = {s.article.article_id: s.article.text for s in articles}
    passes = tuple(replace(s, article=replace(s.article, text=texts.get(s.article.article_id))) for s in folder.passes)
    return replace(folder, articles=tuple(articles), passes=passes)


def _with_realigned(folder: Folder, corpus: Corpus) -> Folder:
    articles = []
    for standoff in folder.articles:
        found = corpus.realigned.get(standoff.article.article_id)
        articles.append(Standoff(standoff.file, found.article, found.lines) if found else standoff)
    moved = {article_id: found.sentences for article_id, found in corpus.realigned.items()}
    pairs = [realign_pair(pair, moved) for pair in folder.event.pairs]
    corpus.lost += [f"{folder.event.event_id}: not placed: {lost}" for _, gone in pairs for lost in gone]
    event = replace(folder.event, pairs=tuple(pair for pair, _ in pairs))
    here = {s.article.article_id for s in folder.articles}
    unsettled = frozenset((a, p) for a, found in corpus.realigned.items() if a in here for p in found.propositions)
    return replace(folder, event=event, articles=tuple(articles), unsettled=unsettled)


def _text_of(standoff: Standoff, files: RawFiles | None, corpus: Corpus) -> str | None:
    """Return the article's text, or None where there is none to be had but perhaps another copy."""
    article, beside = standoff.article, standoff.file.with_suffix(".txt")
    if article.redistributable:
        if not beside.is_file():
            raise refuse("text-missing", standoff.file, "", f"{beside.name} beside it", "no such file")
        data = read_bytes(beside)
        if sha256(data) != article.sha256:
            raise refuse("text-hash", standoff.file, "$.sha256", sha256(data), article.sha256)
        return decode(data, beside)
    if beside.is_file():
        raise refuse(
            "text-forbidden", beside, "", "no text that may not be passed on", f"{beside.stat().st_size} bytes"
        )
    if files is None:
        return None
    if file := files.by_hash.get(article.sha256):
        return decode(read_bytes(file), file)
    _find_copy(standoff, files, corpus)
    return None


def _find_copy(standoff: Standoff, files: RawFiles, corpus: Corpus) -> None:
    """Note the raw file that is the nearest copy of an article, with the annotations moved onto it."""
    best: tuple[float, Path, str, bytes] | None = None
    for file in files.others:
        data = read_bytes(file)
        try:
            text = decode(data, file)
        except Refused:  # a picture or another encoding beside the articles is no defect of theirs
            continue
        near = share(standoff.lines, text)
        if near >= MIN_SHARE and (best is None or near > best[0]):
            best = (near, file, text, data)
    article_id = standoff.article.article_id
    if best is None:
        corpus.skipped.append(Skipped("every check of its text", article_id, "no raw file is a copy of it"))
        return
    found = realign(standoff, best[2], best[3])
    reason = f"only a changed copy was found, {name(best[1])}, not the original bytes"
    corpus.skipped.append(Skipped("every check of its text", article_id, reason))
    corpus.lost.append(f"{article_id}: with {best[1].name}, {best[0]:.0%} of its characters")
    corpus.lost += [f"{article_id}: not placed: {lost}" for lost in found.lost]
    corpus.realigned[article_id] = found

"""What each command does: a function that takes the parsed arguments and returns the exit code."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from builders.issues import Issue, Refused, Skipped, name, ordered
from builders.paths import CORPUS, MANIFEST
from builders.writing import write_text

if TYPE_CHECKING:
    from builders.build import Built
    from builders.corpus import Corpus


def build(arguments: Namespace) -> int:
    """Build the release."""
    from builders.build import build as build_release

    with _working("building"):
        built = build_release(arguments.out, arguments.raw, arguments.corpus)
    return _report(built)


def attach(arguments: Namespace) -> int:
    """Add the split whose text is not shipped."""
    from builders.build import attach as attach_split

    with _working("attaching"):
        built = attach_split(arguments.release, arguments.raw, arguments.out)
    return _report(built)


def _report(built: "Built") -> int:
    """Print what was realigned, what was left out, the rows of each config and split, and where they are."""
    for lost in built.lost:
        print(f"realigned: {lost}")
    if built.left_out:
        print(f"left out for want of their text: {', '.join(built.left_out)}")
        print("  to add them: name the folder that holds their raw files with --raw DIR")
    for config, splits in built.manifest["configs"].items():
        print(f"{config:<13}" + "  ".join(f"{split} {entry['rows']}" for split, entry in splits.items()))
    print(built.link)
    return 0


def validate(arguments: Namespace) -> int:
    """Print every issue and every skipped check."""
    from builders.checks import check as cross_check
    from builders.corpus import load

    corpus = load(arguments.paths, arguments.raw)
    cross_check(corpus)
    issues = _concerning(corpus, arguments.paths)
    for line in _grouped(corpus.skipped):
        print(line, file=sys.stderr)
    for issue in issues:
        print(issue)
    number = sum(len(folder.articles) for folder in corpus.folders)
    skips = f", {len(corpus.skipped)} check(s) skipped" if corpus.skipped else ""
    print(f"{number} article(s), {len(issues)} issue(s){skips}")
    return 1 if issues else 0


def _grouped(skipped: list[Skipped]) -> list[str]:
    """Return a line for each file and reason, with all checks that it kept from running."""
    checks: dict[tuple[str, str], list[str]] = {}
    for skip in skipped:
        checks.setdefault((skip.file, skip.reason), []).append(skip.check)
    return [f"{file}: skipped {', '.join(names)}: {reason}" for (file, reason), names in sorted(checks.items())]


def _concerning(corpus: "Corpus", paths: list[Path]) -> list[Issue]:
    """Return the issues of the named files and of what kept them from being checked; all where a folder is named."""
    try:
        only_files = all(path.is_file() for path in paths)
    except OSError:  # a path that cannot be looked at has an issue of its own
        only_files = False
    if not only_files:
        return ordered(corpus.issues)
    named = {path.resolve().with_suffix("") for path in paths}  # an article and its text are one
    events = [folder.path for folder in corpus.folders]

    def concerns(issue: Issue) -> bool:
        file = Path(issue.file).resolve()
        return file.with_suffix("") in named or not any(file.is_relative_to(event) for event in events)

    return ordered(filter(concerns, corpus.issues))


def check(arguments: Namespace) -> int:
    """Rebuild and compare with the manifest."""
    from builders import manifest as manifests
    from builders.build import check as rebuild

    with _working("rebuilding"):
        checked = rebuild(arguments.raw)
    for entry in checked.unchecked:
        print(f"not checked: {entry} needs raw files; name their folder with --raw DIR")
    if arguments.write:
        if checked.unchecked and not checked.wrong:
            return 0
        if checked.unchecked:
            found = ", ".join(checked.unchecked)
            issue = Issue("release-stale", name(MANIFEST), "", "every split, to be written anew", f"none of {found}")
            raise Refused([issue])
        write_text(MANIFEST, manifests.dump(checked.manifest))
        print(f"wrote {name(MANIFEST)}")
        return 0
    for difference in checked.wrong:
        print(Issue("release-stale", name(MANIFEST), "", *_sides(difference)))
    if checked.wrong:
        print("if the corpus was changed on purpose: raise corpus/VERSION, say why in CHANGELOG.md, then")
        print("  python -m builders check --raw DIR --write")
    print(f"{len(checked.wrong)} difference(s), {len(checked.unchecked)} not checked")
    return 1 if checked.wrong else 0


def _sides(difference: str) -> tuple[str, str]:
    place, _, rest = difference.partition(": ")
    expected, _, found = rest.partition(", found ")
    return f"{place} with {expected.removeprefix('expected ')}", found


def show(arguments: Namespace) -> int:
    """Print an article."""
    from builders.corpus import load
    from builders.show import show as lines

    path = Path(arguments.article)
    named = path if path.suffix == ".json" else _file_of(arguments.article)
    corpus = load([named], arguments.raw)
    corpus.realign()
    chosen = [s for f in corpus.folders for s in f.articles + f.passes if s.file.resolve() == named.resolve()]
    if corpus.issues and not chosen:
        raise Refused(corpus.issues)
    for issue in ordered(corpus.issues):
        print(issue, file=sys.stderr)
    if not chosen:
        raise Refused([Issue("read-missing", name(named), "", "an article file", "another kind of file")])
    if any(standoff.article.text is None for standoff in chosen):
        print("offsets only: name the folder that holds the raw files with --raw DIR", file=sys.stderr)
    colour = arguments.colour == "always" or (arguments.colour == "auto" and sys.stdout.isatty())
    for standoff in chosen:
        for line in lines(standoff.article, arguments.layers, colour):
            print(line)
    return 0


def _file_of(article_id: str) -> Path:
    """Return the file of an article id of this corpus; raise Refused (read-missing)."""
    from builders.corpus import PASSES

    event, _, slug = article_id.partition("/")
    if slug and ".." not in article_id:
        for path in (CORPUS / event, *sorted(CORPUS.glob(f"*/{event}"))):
            if (path / f"{slug}.json").is_file():
                return path / f"{slug}.json"
    ids = sorted(f"{f.parent.name}/{f.stem}" for f in CORPUS.rglob("*.json") if f.parent.parent.name != PASSES)
    known = ", ".join(i for i in ids if not i.endswith("/event"))
    raise Refused([Issue("read-missing", article_id, "", f"an article's file or one of {known}", "none of these")])


def agree(arguments: Namespace) -> int:
    """Print the agreement of two annotations."""
    from builders.agree import agreement, table
    from builders.sides import sides

    pairs, events = sides(arguments.a, arguments.b, arguments.raw)
    print("\n".join(table(agreement(pairs, events), arguments.a.stem, arguments.b.stem)))
    if any(a.text is None for a, _ in pairs):
        print("\nα needs the texts: name the folder that holds the raw files with --raw DIR", file=sys.stderr)
    return 0


def anchor(arguments: Namespace) -> int:
    """Turn anchors into offsets, or offsets into anchors."""
    from builders.anchors import resolve, unresolve
    from builders.reading import read_bytes, read_json
    from builders.standoff import dump

    data, raw = read_json(arguments.file), read_bytes(arguments.text)
    result = dump((unresolve if arguments.back else resolve)(data, raw, arguments.file))
    if arguments.out is None:
        print(result, end="")
        return 0
    write_text(arguments.out, result)
    return 0


def card(arguments: Namespace) -> int:
    """Compare or write the generated figures of the card and the README."""
    from builders.card import update

    stale, skipped = update(arguments.raw, arguments.write, external=arguments.external)
    for block in skipped:
        print(f"not checked: {block} needs files that are not here; name their folders with --raw and --external")
    for block in stale:
        print(f"{'written' if arguments.write else 'stale'}: {block}")
    print(f"{len(stale)} block(s) {'written' if arguments.write else 'stale'}, {len(skipped)} not checked")
    return 1 if stale and not arguments.write else 0


def import_(arguments: Namespace) -> int:
    """Import a corpus."""
    from builders.imports.card import counts
    from builders.imports.formats import FORMATS
    from builders.imports.importing import run

    with _working("importing"):
        imported = run(FORMATS[arguments.format], arguments.source, arguments.destination)
    print("\n".join(counts(imported.manifest, imported.report)))
    print(imported.link)
    return 0


@contextmanager
def _working(text: str) -> Iterator[None]:
    """Say on a terminal that work goes on, and nothing in a log."""
    if sys.stderr.isatty():
        print(f"{text} …", file=sys.stderr)
    yield

"""The commands of `python -m builders`. What a command needs is imported when it runs."""

import argparse
import keyword
import sys
import textwrap
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

from builders import commands
from builders.imports.base import Format
from builders.imports.formats import FORMATS
from builders.issues import Refused
from builders.paths import CORPUS, RELEASE, version
from builders.show import LAYERS

EXIT_CODES = """exit codes:
  0  done, nothing wrong
  1  the data has issues, or differs from the manifest; each is printed
  2  wrong usage
  3  something could not be written
"""
WRITING = {"write-failed", "import-occupied"}


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    parsed = _parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed))
    except Refused as refused:
        for issue in refused.issues:
            print(issue, file=sys.stderr)
        print(f"{len(refused.issues)} issue(s); nothing was written", file=sys.stderr)
        return 3 if any(issue.code in WRITING for issue in refused.issues) else 1
    except BrokenPipeError:  # the reader, `head` for one, has seen enough
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m builders",
        description="Build, check and read Sayso: a news corpus that marks on whose say-so.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=version())
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (_build, _attach, _validate, _check, _show, _agree, _anchor, _card, _import):
        add(subparsers)
    return parser


Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _command(subparsers: Subparsers, name: str, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name, help=text, description=text, epilog=EXIT_CODES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.set_defaults(run=getattr(commands, f"{name}_" if keyword.iskeyword(name) else name))
    return parser


def _raw(parser: argparse.ArgumentParser, required: bool = False) -> None:
    text = "folder with the raw articles that the repository may not hold; names and depth do not matter"
    parser.add_argument("--raw", type=Path, metavar="DIR", required=required, help=text)


def _build(subparsers: Subparsers) -> None:
    parser = _command(subparsers, "build", "check the corpus and write release/<version>/")
    _raw(parser)
    parser.add_argument("--out", type=Path, default=RELEASE, metavar="DIR", help="default: release/")
    parser.add_argument("--corpus", type=Path, default=CORPUS, metavar="DIR", help="default: corpus/")


def _attach(subparsers: Subparsers) -> None:
    parser = _command(subparsers, "attach", "add the summit split to a release made elsewhere")
    parser.add_argument("release", type=Path, help="the release folder, with its standoff/")
    _raw(parser, required=True)
    parser.add_argument("--out", type=Path, metavar="DIR", help="default: beside the release")


def _validate(subparsers: Subparsers) -> None:
    parser = _command(subparsers, "validate", "check files against schema and cross-checks")
    parser.add_argument("paths", nargs="*", type=Path, default=[CORPUS], help="files or folders; default: corpus/")
    _raw(parser)


def _check(subparsers: Subparsers) -> None:
    parser = _command(subparsers, "check", "rebuild the tables and compare them with manifest.json")
    _raw(parser)
    parser.add_argument("--write", action="store_true", help="write what was found into manifest.json")


def _show(subparsers: Subparsers) -> None:
    parser = _command(subparsers, "show", "print an article with its layers")
    parser.add_argument("article", help="its id (summit/000) or its file")
    _raw(parser)
    text = f"comma-separated, of {', '.join(LAYERS)}; default: all"
    parser.add_argument("--layers", type=_layers, default=LAYERS, metavar="LAYERS", help=text)
    parser.add_argument("--colour", choices=("auto", "always", "never"), default="auto", help="default: auto")


def _layers(text: str) -> tuple[str, ...]:
    named = tuple(text.split(","))
    if unknown := sorted(set(named) - set(LAYERS)):
        raise argparse.ArgumentTypeError(f"unknown layer {', '.join(unknown)}; choose from {', '.join(LAYERS)}")
    return named


def _agree(subparsers: Subparsers) -> None:
    parser = _command(subparsers, "agree", "agreement of two annotations: two files, or two folders of passes")
    parser.add_argument("a", type=Path, help="an article file, or a folder such as corpus/summit/passes/a")
    parser.add_argument("b", type=Path, help="the other one")
    _raw(parser)


def _anchor(subparsers: Subparsers) -> None:
    parser = _command(subparsers, "anchor", "turn a working file with quoted text into offsets, or back")
    parser.add_argument("file", type=Path, help="the working file, or with --back the article file")
    parser.add_argument("text", type=Path, help="the article's text")
    parser.add_argument("--out", type=Path, metavar="FILE", help="default: standard output")
    parser.add_argument("--back", action="store_true", help="make a working file from an article file")


def _card(subparsers: Subparsers) -> None:
    parser = _command(subparsers, "card", "compare the figures in DATASET_CARD.md and README.md with the data")
    _raw(parser)
    text = "folder with a copy of PolNeAR in polnear/, for the figures of real news"
    parser.add_argument("--external", type=Path, metavar="DIR", help=text)
    parser.add_argument("--write", action="store_true", help="write the figures into the files")


def _import(subparsers: Subparsers) -> None:
    parser = _command(subparsers, "import", "read a published corpus, or brat's files, into tables like a release's")
    listed = "\n".join(_described(chosen) for chosen in FORMATS.values())
    parser.epilog = f"formats:\n{listed}\n\n{EXIT_CODES}"
    parser.add_argument("format", choices=FORMATS, help="see below")
    parser.add_argument("source", type=Path, metavar="SRC", help="the folder with your copy of the corpus")
    text = "what to make: a link to the finished folder, beside builds/; an earlier import of the format is replaced"
    parser.add_argument("destination", type=Path, metavar="DST", help=text)


def _described(chosen: Format) -> str:
    fill = partial(textwrap.fill, width=96, initial_indent="    ", subsequent_indent="      ", break_on_hyphens=False)
    lines = [f"SRC holds {chosen.source}.", f"Configs: {', '.join(chosen.configs)}.", *chosen.rules]
    return "\n".join([f"  {chosen.name}: {chosen.title}", *map(fill, lines)])

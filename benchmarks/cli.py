"""The command line: arguments in, exit code out; every expected failure is a sentence on stderr."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import commands
from benchmarks.baselines import BASELINES
from benchmarks.errors import BenchmarkError, listed
from benchmarks.running import JOBS
from benchmarks.tasks import TASKS

EXIT_CODES = """exit codes:
  0  done
  1  the predictions or the data have issues (stderr names them), or all rows to fit on have one label
  2  wrong usage: unknown task or baseline, a file that cannot be read or written
  3  no release, or the release lacks the config, split or column asked for"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except BenchmarkError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return error.exit_code


def _parser() -> argparse.ArgumentParser:
    tasks = "\n".join(f"  {t.name:<13} {t.doc}" for t in TASKS.values())
    baselines = "\n".join(f"  {b.name:<13} {b.doc} ({', '.join(b.tasks)})" for b in BASELINES)
    parser = argparse.ArgumentParser(
        "python -m benchmarks",
        description="Run the baselines on a Sayso release, or score predictions of your own.",
        epilog=f"tasks:\n{tasks}\n\nbaselines:\n{baselines}\n\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, add, doc in (
        ("run", _add_run, "run baselines, print a table, write the results"),
        ("reproduce", _add_reproduce, "run everything again and say what differs from the committed results"),
        ("report", _add_report, "make one HTML page of the results"),
        ("transfer", _add_transfer, "fit a baseline on one release, test it on another"),
        ("fit", _add_fit, "fit a baseline and save it in a file that holds no code"),
        ("predict", _add_predict, "write the predictions of a saved model"),
        ("score", _add_score, "check a predictions file and print its scores as JSON"),
    ):
        command = subparsers.add_parser(
            name,
            help=doc,
            description=doc.capitalize() + ".",
            epilog=parser.epilog,
            formatter_class=parser.formatter_class,
        )
        add(command)
        command.add_argument("--release", type=Path, metavar="DIR", help="default: the newest of ./release")
        if name in ("run", "reproduce"):
            command.add_argument(
                "--jobs", type=int, default=JOBS, metavar="N", help=f"tasks at a time; default: {JOBS}"
            )
    return parser


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=commands.run)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"{listed(TASKS)}; default: all")
    parser.add_argument("--baseline", nargs="+", action="extend", metavar="NAME", help="these baselines only")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="default: benchmarks/results; with --baseline, nothing is written"
    )
    parser.add_argument("--predictions", type=Path, metavar="DIR", help="write DIR/TASK/EVALUATION/BASELINE.jsonl too")


def _add_reproduce(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=commands.reproduce)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"{listed(TASKS)}; default: all")
    parser.add_argument("--results", type=Path, default=commands.OUT, metavar="DIR", help="default: benchmarks/results")


def _add_report(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=commands.report)
    parser.add_argument("--results", type=Path, default=commands.OUT, metavar="DIR", help="default: benchmarks/results")
    parser.add_argument("--predictions", type=Path, metavar="DIR", help="what `run --predictions DIR` wrote")
    parser.add_argument("--out", type=Path, default=Path("report.html"), metavar="FILE", help="default: report.html")


def _add_transfer(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=commands.transfer)
    parser.add_argument("task", metavar="TASK", help="quotes")
    parser.add_argument("--baseline", required=True, metavar="NAME")
    parser.add_argument("--split", default="train", help="what to fit on; default: train")
    parser.add_argument("--to", type=Path, required=True, metavar="DIR", help="the release to test on")
    parser.add_argument("--to-split", default="validation", metavar="SPLIT", help="default: validation")
    parser.add_argument("--words", type=int, metavar="N", help="fit on articles with about so many words only")


def _add_fit(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=commands.fit)
    parser.add_argument("task", metavar="TASK", help=listed(TASKS))
    parser.add_argument("baseline", metavar="BASELINE")
    parser.add_argument("model", type=Path, metavar="OUT.skops")
    parser.add_argument("--split", default="train", help="what to fit on; default: train")


def _add_predict(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=commands.predict)
    parser.add_argument("model", type=Path, metavar="MODEL.skops")
    parser.add_argument("predictions", type=Path, metavar="PREDICTIONS.jsonl")
    parser.add_argument("--split", help="which split to label; default: test, or the only one that there is")


def _add_score(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=commands.score)
    parser.add_argument("task", metavar="TASK", help=listed(TASKS))
    parser.add_argument("predictions", type=Path, metavar="PREDICTIONS.jsonl")
    parser.add_argument("--split", help="which split they are for; default: test, or the only one that there is")

"""The page from committed results, a release and the predictions of the run that made them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import predictions
from benchmarks import release as releases
from benchmarks.records import Answer, Example
from benchmarks.release import Release
from benchmarks.report.curves import figure, points
from benchmarks.report.html import details, page, shaded, table, text
from benchmarks.report.mistakes import mistakes
from benchmarks.tasks import TASKS
from benchmarks.tasks.base import Task

Results = Mapping[str, Any]

NOTE = (
    "Articles of the collection “invented” are invented and were written by a large language model; none of it is "
    "news. Gold labels are a language model's too. Intervals are 95 percent bootstrap intervals over events; with "
    "few events they are wide, and of one event there is none."
)


def build(results: Sequence[Results], release: Release, folder: Path | None) -> str:
    """Return the page; without a folder of predictions it has neither curves nor mistakes."""
    title = f"Sayso {results[0]['data']['version']}: benchmark report"
    links = "".join(f'<a href="#{r["task"]}">{text(r["task"])}</a>' for r in results)
    body = [f"<h1>{text(title)}</h1>", f"<p>{text(NOTE)}</p>", f"<nav>{links}</nav>"]
    for result in results:
        body += _task(TASKS[result["task"]], result, release, folder)
    return page(title, [*body, *_colophon(results)])


def _task(task: Task, result: Results, release: Release, folder: Path | None) -> Iterator[str]:
    yield f'<h2 id="{task.name}">{text(task.name)}</h2><p>{text(task.doc)}</p>'
    for evaluation in result["evaluations"]:
        yield f"<h3>{text(evaluation['name'])}</h3>"
        if "skipped" in evaluation:
            yield f'<p class="soft">skipped: {text(evaluation["skipped"])}</p>'
            continue
        yield _scores(task, evaluation, result.get("human_stand_in"))
        yield from _parts(task, evaluation, release, folder)


def _parts(task: Task, evaluation: Results, release: Release, folder: Path | None) -> Iterator[str]:
    """Yield what opens on demand: confusions, scores by event, p values, curves and mistakes."""
    if task.label:
        tables = "".join(_confusion(task, name, b["confusion"]) for name, b in evaluation["baselines"].items())
        yield details("confusion matrices", tables)
    if evaluation["n_events"] > 1:
        yield details("scores by event", _events(task, evaluation))
    if evaluation["p_values"]:
        rows = [[text(pair), f"{p:.3f}"] for pair, p in evaluation["p_values"].items()]
        yield details("paired randomisation tests", table(["pair", "p"], rows, f"two-sided, on {text(task.main)}"))
    found = _read(task, evaluation, release, folder) if folder else None
    if found:
        yield from _shown(task, evaluation, *found)


def _shown(
    task: Task, evaluation: Results, examples: Sequence[Example], answers: Mapping[str, Sequence[Answer]]
) -> Iterator[str]:
    ranked = {name: given for name, given in answers.items() if all(a.score is not None for a in given)}
    if ranked and task.label:
        positive = [e.gold != task.labels[-1] for e in examples]
        curves = {name: points(positive, [a.score or 0.0 for a in given]) for name, given in ranked.items()}
        caption = f"precision (P) against recall of derived pairs, {evaluation['name']}"
        yield details("precision-recall curves", figure(curves, caption))
    best = _best(task, evaluation)
    wrong = mistakes(task, examples, answers[best])
    if wrong:
        yield details(f"what {text(best)} gets wrong", f'<ol class="wrong">{"".join(wrong)}</ol>')


def _read(
    task: Task, evaluation: Results, release: Release, folder: Path | None
) -> tuple[Sequence[Example], Mapping[str, Sequence[Answer]]] | None:
    """Return the examples of an evaluation and the answers of its baselines, where predictions are at hand."""
    assert folder is not None
    place = folder / task.name / evaluation["name"]
    if not all((place / f"{name}.jsonl").is_file() for name in evaluation["baselines"]):
        return None
    have = release.splits(task.config)
    examples = [e for s in evaluation["test"] if s in have for e in releases.read(release, task, s)]
    names = evaluation["baselines"]
    return examples, {name: predictions.load(place / f"{name}.jsonl", task, examples) for name in names}


def _scores(task: Task, evaluation: Results, people: Results | None) -> str:
    baselines = dict(evaluation["baselines"])
    names = list(dict.fromkeys([task.main, *(n for b in baselines.values() for n in b["scores"] if n != "undefined")]))
    rows = [[text(name), *(_cell(n, b, n == task.main and name == _best(task, evaluation)) for n in names)]
            for name, b in baselines.items()]  # fmt: skip
    if people:
        rows.append(["<em>second pass*</em>", *(_cell(n, people, False) for n in names)])
    size = f"{evaluation['n_test']} rows of {evaluation['n_events']} events, fitted on {evaluation['n_fit']}"
    star = "; * one language model twice, on its doubly annotated events, not people" if people else ""
    return table(["baseline", *map(text, names)], rows, f"{text(evaluation['scheme'])}: {size}{star}")


def _cell(name: str, found: Results, best: bool) -> str:
    value = found["scores"].get(name)
    if value is None:
        return '<span class="soft">n/a</span>'
    digits = 1 if name.endswith("_percent") else 3
    bounds = found.get("intervals", {}).get(name)
    ends = f'<span class="range">{bounds[0]:.{digits}f}–{bounds[1]:.{digits}f}</span>' if bounds else ""
    shown = f"{value:.{digits}f}"
    return (f'<span class="best">{shown}</span>' if best else shown) + ends


def _best(task: Task, evaluation: Results) -> str:
    """Return the baseline with the highest main score, the first of equals."""
    scores: dict[str, float] = {name: b["scores"].get(task.main) or 0.0 for name, b in evaluation["baselines"].items()}
    return max(scores, key=lambda name: scores[name])


def _confusion(task: Task, name: str, counts: Sequence[Sequence[int]]) -> str:
    rows = [[text(label), *(shaded(n, sum(row)) for n in row)] for label, row in zip(task.labels, counts, strict=True)]
    return table(["gold ↓ predicted →", *map(text, task.labels)], rows, text(name))


def _events(task: Task, evaluation: Results) -> str:
    names = list(evaluation["baselines"])
    events = list(evaluation["baselines"][names[0]]["events"])
    rows = [[text(e), *(_number(evaluation["baselines"][n]["events"].get(e)) for n in names)] for e in events]
    return table(["event", *map(text, names)], rows, text(task.main))


def _number(value: float | None) -> str:
    return "n/a" if value is None else f"{value:.3f}"


def _colophon(results: Sequence[Results]) -> Iterator[str]:
    first = results[0]
    packages = ", ".join(f"{name} {version}" for name, version in first["packages"].items())
    yield f'<h2 id="colophon">How these were made</h2><p class="soft">Code {first["code"][:12]}, seed {first["seed"]}, '
    yield f"{first['draws']} draws; {text(packages)}. Again: <code>python -m benchmarks reproduce</code>.</p>"

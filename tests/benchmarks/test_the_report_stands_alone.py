"""The page loads nothing, escapes what it shows, and keeps text that may not be shown to itself."""

import re
import shutil
from html.parser import HTMLParser

import pytest

from benchmarks.cli import main
from benchmarks.report.curves import points
from benchmarks.report.html import table, text
from benchmarks.report.mistakes import mistakes
from benchmarks.tasks import TASKS

BASELINES = ("majority", "lexical", "containment", "nearest")


class Reader(HTMLParser):
    """Notes tags that stay open and attributes that load something."""

    VOID = frozenset({"meta"})

    def __init__(self):
        super().__init__()
        self.open, self.loads, self.tags = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.loads += [v for k, v in attrs if k in ("src", "href", "srcset") and not v.startswith("#")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def page(small, tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    given = ["--release", str(small)]
    run = ["run", "--baseline", *BASELINES, "--out", str(folder / "r"), "--predictions", str(folder / "p"), *given]
    assert main(run) == 0
    made = ["--results", str(folder / "r"), "--predictions", str(folder / "p"), "--out", str(folder / "page.html")]
    assert main(["report", *made, *given]) == 0
    return (folder / "page.html").read_text(encoding="utf-8"), folder


def test_the_page_is_whole_and_loads_nothing(page):
    reader = Reader()
    reader.feed(page[0])
    assert (reader.open, reader.loads) == ([], [])
    assert not {"script", "img", "link", "iframe"} & set(reader.tags)
    assert not re.search(r"url\(|@import", page[0])


def test_the_page_holds_every_evaluation_confusion_curve_and_mistake(page):
    for task in ("stance", "duplicates", "passages", "claims"):
        assert f'<h2 id="{task}">' in page[0]
    for piece in ("leave-one-event-out", "confusion matrices", "precision-recall curves", "<polyline", "gets wrong"):
        assert piece in page[0]
    assert "one language model twice" in page[0]


def test_without_predictions_there_is_no_mistake_to_show(page, small, capsys):
    folder = page[1]
    out = folder / "bare.html"
    assert main(["report", "--results", str(folder / "r"), "--out", str(out), "--release", str(small)]) == 0
    assert "neither curves nor mistakes" in capsys.readouterr().err
    assert "gets wrong" not in out.read_text(encoding="utf-8")


def test_results_of_another_version_are_refused(page, write, small_rows, tmp_path, capsys):
    other = write(tmp_path / "r", {"stance": small_rows["stance"]}, version="0.2.0")
    given = ["report", "--results", str(page[1] / "r"), "--out", str(tmp_path / "x.html"), "--release", str(other)]
    assert main(given) == 3
    assert "are of another version than" in capsys.readouterr().err


def test_no_results_are_a_sentence(small, tmp_path, capsys):
    assert main(["report", "--results", str(tmp_path), "--release", str(small)]) == 3
    assert "run the benchmarks first" in capsys.readouterr().err


def test_text_is_escaped():
    assert text('<b> & "c"') == "&lt;b&gt; &amp; &quot;c&quot;"
    assert "<td>1</td>" in table(["a", "b"], [["x", "1"]], "c")


def test_text_that_may_not_be_shown_is_not_shown(small_rows, small):
    from benchmarks import release as releases
    from benchmarks.records import Prediction

    task = TASKS["stance"]
    (example, *_) = releases.read(releases.open_release(small), task, "train")
    wrong = [Prediction(example.item.key, "discuss")]
    assert example.item.first in mistakes(task, [example], wrong)[0]
    from dataclasses import replace

    hidden = mistakes(task, [replace(example, shown=False)], wrong)[0]
    assert example.item.first not in hidden
    assert "may not be shown" in hidden


def test_curves_rise_in_recall_and_share_a_threshold_where_scores_tie():
    assert points([True, False, True], [0.9, 0.5, 0.5]) == [(0.5, 1.0), (1.0, 2 / 3)]
    assert points([False], [0.1]) == []


def test_a_page_is_the_same_each_time(page, small):
    folder = page[1]
    again = folder / "again.html"
    shutil.copy(folder / "page.html", folder / "first.html")
    given = ["--results", str(folder / "r"), "--predictions", str(folder / "p"), "--release", str(small)]
    assert main(["report", *given, "--out", str(again)]) == 0
    assert again.read_bytes() == (folder / "first.html").read_bytes()

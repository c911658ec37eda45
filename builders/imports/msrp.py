"""Microsoft Research Paraphrase Corpus: pairs of sentences from news, paraphrases or not."""

from pathlib import Path

from builders.imports.base import Part, Report, numbered
from builders.imports.delimited import read, tab_separated
from builders.issues import name, shown
from builders.rows import Row

COLLECTION = "msrp"
COLUMNS = ("Quality", "#1 ID", "#2 ID", "#1 String", "#2 String")
REUSE = {"1": "paraphrase", "0": "none"}
# Names of the original distribution, and of the copies that have a validation part.
FILES = {
    "train": ("msr_paraphrase_train.txt", "msr-para-train.tsv"),
    "validation": ("msr-para-val.tsv",),
    "test": ("msr_paraphrase_test.txt", "msr-para-test.tsv"),
}


def read_msrp(source: Path, report: Report) -> list[Part]:
    """Return the splits whose files are there; report import-file where none is, import-double where two are one."""
    parts = []
    for split, names in FILES.items():
        found = [source / n for n in names if (source / n).is_file()]
        if len(found) > 1:
            report.refuse("import-double", found[1], "", "one file a split", f"also {name(found[0])}")
        elif found:
            parts.append(Part(split, rows={"passages": _rows(found[0], report)}))
    if not parts and not report.issues:
        report.refuse("import-file", source, "", "one of " + ", ".join(n for ns in FILES.values() for n in ns), "none")
    return parts


def _rows(file: Path, report: Report) -> list[Row]:
    distinct, rows = numbered("#"), list[Row]()
    for line, values in read(file, COLUMNS, tab_separated, report):
        quality, a, b = (values[column].strip() for column in COLUMNS[:3])
        if quality not in REUSE:
            report.refuse("import-label", file, f"line {line}", "1 or 0 as Quality", shown(quality))
            continue
        pair_id = f"{COLLECTION}/{a}|{COLLECTION}/{b}"
        row = _row(distinct(pair_id), values["#1 String"], values["#2 String"], REUSE[quality])
        if row["pair_id"] != pair_id:
            report.settle("pair of ids that stands before, kept with a number", f"{file.name} line {line}")
        rows.append(row)
    return rows


def _row(pair_id: str, a: str, b: str, reuse: str) -> Row:
    places = dict.fromkeys(("article_a", "article_b", "start_a", "end_a", "start_b", "end_b"))
    return {
        **places,
        "pair_id": pair_id,
        "collection": COLLECTION,
        "redistributable": False,
        "sentence_a": a,
        "sentence_b": b,
        "reuse": reuse,
    }

"""README.md of a release: YAML that `datasets` reads, a notice where one is due, then the card."""

import re
from dataclasses import dataclass
from typing import Any

from builders.arrow import Tables, combined
from builders.manifest import Manifest
from builders.tables import BY_NAME, features

DEFAULT = "articles"
_NOTICE = re.compile(r"<!-- notice -->\n.*?<!-- /notice -->\n\n", re.DOTALL)
KEEP = (
    "This copy holds texts that may not be passed on: the split `summit`, all rights with the articles' outlets."
    " No licence covers them. Keep this copy to yourself; do not upload it."
)
REALIGNED = (
    "Of these articles other copies than the annotated ones were found, and the annotations moved onto them line by"
    " line. `manifest.json` lists what could not be placed; stance rows that hang on it are left out. Figures below,"
    " and scores published for this version, are those of the original texts, and so are the offsets in `passes`."
)
# What a licence field says of a release that holds texts without one.
RESTRICTED = {
    "license": "other",
    "license_name": "annotations-cc-by-4.0-texts-all-rights-reserved",
    "license_link": "LICENSE",
}
HEAD: dict[str, Any] = {
    "pretty_name": "Sayso",
    "license": "cc-by-4.0",
    "language": ["en"],
    "annotations_creators": ["machine-generated"],
    "language_creators": ["machine-generated", "found"],
    "task_categories": ["text-classification", "token-classification", "sentence-similarity"],
    "size_categories": ["n<1K"],
    "tags": [
        "news",
        "attribution",
        "quotations",
        "factuality",
        "speculation",
        "stance-detection",
        "text-reuse",
        "near-duplicate-detection",
    ],
}


@dataclass(frozen=True, slots=True)
class Wording:
    """What a README says of the data as a whole: YAML fields, those of texts without a licence, and the notice."""

    title: str
    head: dict[str, Any]
    restricted: dict[str, Any]
    keep: str


SAYSO = Wording("Sayso", HEAD, RESTRICTED, KEEP)


def readme(tables: Tables, manifest: Manifest, card: str, wording: Wording = SAYSO) -> str:
    """Return the text of README.md for tables with their manifest."""
    import yaml

    head = {
        **wording.head,
        **({} if manifest["redistributable"] else wording.restricted),
        "configs": [_config(name, list(splits), manifest["version"]) for name, splits in tables.items()],
        "dataset_info": [_info(name, splits, manifest, wording.title) for name, splits in tables.items()],
    }
    text = yaml.safe_dump(head, sort_keys=False, allow_unicode=True, width=1000)
    return f"---\n{text}---\n\n{_notice(manifest, wording.keep)}{card}"


def without_notice(card: str) -> str:
    """Return the card of a release's README without the notice that stands before it."""
    return _NOTICE.sub("", card, count=1)


def _notice(manifest: Manifest, keep: str) -> str:
    if manifest["redistributable"]:
        return ""
    lines = [f"> **{keep}**", *([">", f"> {REALIGNED}"] if "realigned" in manifest else [])]
    return "<!-- notice -->\n" + "\n".join(lines) + "\n<!-- /notice -->\n\n"


def _config(name: str, splits: list[str], version: str) -> dict[str, Any]:
    return {
        "config_name": name,
        "version": version,
        "data_files": [{"split": split, "path": f"{name}/{split}.parquet"} for split in splits],
        **({"default": True} if name == DEFAULT else {}),
    }


def _info(name: str, splits: dict[str, Any], manifest: Manifest, title: str) -> dict[str, Any]:
    """Return the dataset_info of a config.

    The content hash stands in the description because `datasets` keys its cache of a local folder on
    this YAML and not on the data: without it, changed data would be served old.
    """
    entries = manifest["configs"][name]
    digest = combined(entry["sha256"] for entry in entries.values())
    return {
        "config_name": name,
        "description": f"{title} {manifest['version']}, {name}: one row is {BY_NAME[name].row}. Content {digest}",
        # No public function writes features as card YAML; a test loads what this one writes.
        "features": features(BY_NAME[name])._to_yaml_list(),
        "splits": [
            {"name": split, "num_bytes": table.nbytes, "num_examples": table.num_rows}
            for split, table in splits.items()
        ],
        "dataset_size": sum(table.nbytes for table in splits.values()),
    }

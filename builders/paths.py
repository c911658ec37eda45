"""Where the parts of the repository lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
SCHEMA = ROOT / "schema"
CARD = ROOT / "DATASET_CARD.md"
MANIFEST = ROOT / "manifest.json"
RELEASE = ROOT / "release"


def version() -> str:
    """Return the version of data and code, which `corpus/VERSION` alone holds."""
    return (CORPUS / "VERSION").read_text(encoding="utf-8").strip()

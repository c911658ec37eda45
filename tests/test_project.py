"""What the repository says of itself holds together."""

import os
import re
import subprocess

import pytest
import yaml

from builders.paths import ROOT, version

PINS = sorted((ROOT / "requirements").glob("*.txt"))


def extra(found, what):
    """Skip where `make test` runs without extras; `make test-all` must not skip."""
    if not found and not os.environ.get("SAYSO_EXTRA"):
        pytest.skip(f"{what} is not installed: make test-all")


def test_the_version_stands_in_one_place_and_the_rest_follows_it():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == version()
    assert f"\n## {version()} - {citation['date-released']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^version\s*=", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE) is None


def test_the_changelog_has_data_and_code_for_the_version():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    entry = text.split(f"## {version()}")[1].split("\n## ")[0]
    assert "### Data" in entry and "### Code" in entry


@pytest.mark.parametrize("pins", PINS, ids=lambda p: p.stem)
def test_every_pin_has_a_version_and_a_hash_and_no_address(pins):
    text = pins.read_text(encoding="utf-8")
    pinned = re.split(r"\n(?=\S)", text.strip())
    packages = [entry for entry in pinned if not entry.startswith("#")]
    assert packages and all("==" in entry and "--hash=sha256:" in entry for entry in packages)
    assert "://" not in text


def test_the_citation_file_is_valid():
    tool = ROOT / ".venv-citation" / "bin" / "cffconvert"
    extra(tool.is_file(), "cffconvert")
    ran = subprocess.run([tool, "--validate", "-i", ROOT / "CITATION.cff"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_croissant_reader_reads_what_datasets_loads(release, hf_home):
    try:
        import mlcroissant
    except ImportError:
        extra(False, "mlcroissant")
        raise
    import pyarrow.parquet as pq

    described = mlcroissant.Dataset(jsonld=str(release / "croissant.json"))
    for record_set in described.metadata.record_sets:
        config, _, split = record_set.id.rpartition("-")
        rows = pq.read_table(release / config / f"{split}.parquet").to_pylist()
        found = list(described.records(record_set=record_set.id))
        assert len(found) == len(rows)
        fields = [field.id.split("/")[-1] for field in record_set.fields]
        for name in fields:
            key = f"{record_set.id}/{name}"
            assert [_plain(record[key]) for record in found] == [row[name] for row in rows], key


def _plain(value):
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return None if value != value else getattr(value, "item", lambda: value)()

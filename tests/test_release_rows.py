import hashlib
import json
import re

from release_files import manifest_of, parquet

from builders.arrow import content_hash, reread
from builders.tables import BY_NAME


def test_hashes_of_the_manifest_are_those_of_the_files(any_release):
    for config, splits in manifest_of(any_release)["configs"].items():
        for split, entry in splits.items():
            table = reread(BY_NAME[config], any_release / config / f"{split}.parquet")
            assert entry == {"rows": table.num_rows, "sha256": content_hash(table)}


def test_croissant_lists_every_parquet_file_with_its_hash(any_release):
    described = json.loads((any_release / "croissant.json").read_text())
    listed = {entry["contentUrl"]: entry["sha256"] for entry in described["distribution"]}
    files = {f.relative_to(any_release).as_posix(): f for f in any_release.glob("*/*.parquet")}
    assert listed == {path: hashlib.sha256(f.read_bytes()).hexdigest() for path, f in files.items()}
    assert described["version"] == manifest_of(any_release)["version"]


def test_croissant_names_columns_that_the_files_have(any_release):
    described = json.loads((any_release / "croissant.json").read_text())
    urls = {entry["@id"]: entry["contentUrl"] for entry in described["distribution"]}
    for records in described["recordSet"]:
        sources = {field["source"]["fileObject"]["@id"] for field in records["field"]}
        [config, split] = urls[sources.pop()].removesuffix(".parquet").split("/")
        names = {field["source"]["extract"]["column"] for field in records["field"]}
        assert not sources
        assert names <= set(parquet(any_release, config, split).column_names)
        assert names >= {name for name in parquet(any_release, config, split).column_names if name.endswith("_id")}


def test_ids_are_unique_and_every_reference_meets_its_row(any_release):
    configs = manifest_of(any_release)["configs"]
    rows = {c: [r for s in splits for r in parquet(any_release, c, s).to_pylist()] for c, splits in configs.items()}
    ids = {"quotes": "quote_id", "claims": "claim_id", "speculation": "speculation_id", "articles": "article_id"}
    ids |= {"propositions": "proposition_id", "utterances": "utterance_id"}
    ids |= dict.fromkeys(("stance", "duplicates", "passages"), "pair_id")
    known = {config: {row[column] for row in rows.get(config, [])} for config, column in ids.items()}
    assert all(len(known[config]) == len(rows.get(config, [])) for config in ids)
    for row in rows.get("claims", []):
        assert row["proposition_id"] in known["propositions"]
        assert row["voice"] is None or row["voice"] in known["quotes"]
    for row in rows.get("quotes", []):
        assert row["utterance_id"] is None or row["utterance_id"] in known["utterances"]
    assert {row["quote_id"] for row in rows.get("sources", [])} <= known["quotes"]


def test_words_and_contexts_of_rows_are_those_of_their_article(any_release):
    configs = manifest_of(any_release)["configs"]
    texts = {
        r["article_id"]: r["text"]
        for s in configs.get("articles", {})
        for r in parquet(any_release, "articles", s).to_pylist()
    }
    columns = {"quotes": "content", "claims": "span", "speculation": "scope", "sources": "spans"}
    for config, column in columns.items():
        for row in (r for s in configs.get(config, {}) for r in parquet(any_release, config, s).to_pylist()):
            text = texts[row["article_id"]]
            assert row["text"] == " … ".join(text[s["start"] : s["end"]] for s in row[column])
            assert text.startswith(row["context"], row["context_start"])
            assert all(part in row["context"] for part in row["text"].split(" … "))


def test_no_row_of_a_release_without_raw_files_comes_from_a_text_that_may_not_be_passed_on(release):
    for config, splits in manifest_of(release)["configs"].items():
        for split in set(splits) & {"train", "validation", "test"}:
            ids = re.findall(r"summit/00\d", json.dumps(parquet(release, config, split).to_pylist()))
            assert not ids


def test_the_readme_ends_on_the_card(any_release, repo):
    assert (any_release / "README.md").read_text().endswith((repo / "DATASET_CARD.md").read_text())

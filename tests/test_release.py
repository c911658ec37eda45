import json

import pytest
from release_files import head_of, manifest_of, parquet

from builders.arrow import combined
from builders.paths import version
from builders.schemas import labels
from builders.tables import BY_NAME, TABLES, Label, features

SUMMIT = tuple(f"summit/00{n}" for n in range(5))
# Rows of the split `summit`: count, first and last id. A change of the gold is a new minor version.
PINNED = {
    "articles": (5, "article_id", "summit/000", "summit/004"),
    "sources": (86, "quote_id", "summit/000#q1", "summit/004#q17"),
    "quotes": (81, "quote_id", "summit/000#q1", "summit/004#q17"),
    "claims": (199, "claim_id", "summit/000#c1", "summit/004#c37"),
    "speculation": (79, "speculation_id", "summit/000#s1", "summit/004#s25"),
    "propositions": (77, "proposition_id", "summit/visit", "summit/gets-technology"),
    "utterances": (17, "utterance_id", "summit/kremlin-confirms-visit", "summit/cheong-prolonged-war"),
    "stance": (385, "pair_id", "summit/000|summit/visit", "summit/004|summit/gets-technology"),
    "duplicates": (10, "pair_id", "summit/003|summit/004", "summit/000|summit/002"),
    "passages": (141, "pair_id", "summit/003:1|summit/004:6", "summit/000:16|summit/002:14"),
    "passes": (15, "article_id", "summit/000", "summit/004"),
}


def test_every_config_and_split_loads_as_plain_users_load_it(any_release, hf_home):
    from datasets import get_dataset_config_names, load_dataset

    manifest = manifest_of(any_release)
    assert set(get_dataset_config_names(str(any_release))) == set(manifest["configs"])
    for config, splits in manifest["configs"].items():
        digest = combined(entry["sha256"] for entry in splits.values())
        for split, entry in splits.items():
            ds = load_dataset(str(any_release), config, split=split)
            assert ds.num_rows == entry["rows"] > 0
            assert ds.to_list() == parquet(any_release, config, split).to_pylist()
            assert str(ds.info.version) == version() == manifest["version"]
            assert ds.info.description.endswith(f"Content {digest}")
            assert ds.features == features(BY_NAME[config])
    assert hf_home.is_dir()


def test_changed_data_under_a_known_name_is_not_served_from_the_cache(mini, tmp_path, hf_home):
    import mini as miniature
    from datasets import load_dataset

    from builders.build import build

    link = build(tmp_path / "out", corpus_path=mini.corpus).link
    before = load_dataset(str(link), "claims", split="train").to_list()
    miniature.change(mini.file("kiosk-quay/alpha"), lambda data: data["claims"][0].update(factuality="PR+"))
    assert build(tmp_path / "out", corpus_path=mini.corpus).link == link
    after = load_dataset(str(link), "claims", split="train").to_list()
    assert [r["factuality"] for r in before] != [r["factuality"] for r in after]


def test_the_default_config_is_articles(any_release):
    configs = head_of(any_release)["configs"]
    default = [config["config_name"] for config in configs if config.get("default")]
    assert default == (["articles"] if "articles" in manifest_of(any_release)["configs"] else [])


def test_splits_without_rows_are_neither_written_nor_listed(any_release):
    written = {(f.parent.name, f.stem) for f in any_release.glob("*/*.parquet")}
    manifest = {(c, s) for c, splits in manifest_of(any_release)["configs"].items() for s in splits}
    head = head_of(any_release)
    listed = {(c["config_name"], file["split"]) for c in head["configs"] for file in c["data_files"]}
    described = {(i["config_name"], split["name"]) for i in head["dataset_info"] for split in i["splits"]}
    assert written == manifest == listed == described
    assert all(parquet(any_release, *entry).num_rows for entry in written)
    assert not {p.name for p in any_release.iterdir() if p.is_dir()} & (
        {t.name for t in TABLES} - {c for c, _ in written}
    )


def test_yaml_and_parquet_declare_the_same_features(any_release):
    from datasets import Features

    for info in head_of(any_release)["dataset_info"]:
        config = info["config_name"]
        declared = Features._from_yaml_list(info["features"])
        for split in manifest_of(any_release)["configs"][config]:
            schema = parquet(any_release, config, split).schema
            assert Features.from_arrow_schema(schema) == declared == features(BY_NAME[config])
        numbers = {s["name"]: s["num_examples"] for s in info["splits"]}
        assert numbers == {s: e["rows"] for s, e in manifest_of(any_release)["configs"][config].items()}


def test_class_labels_are_the_inventories_of_the_schema(repo):
    from datasets import ClassLabel

    common = json.loads((repo / "schema" / "common.schema.json").read_text())["$defs"]
    for table in TABLES:
        shape = features(table)
        for name, column in table.columns.items():
            if isinstance(column.type, Label):
                assert isinstance(shape[name], ClassLabel)
                assert shape[name].names == common[column.type.inventory]["enum"]
    assert features(BY_NAME["articles"])["quotes"].feature["type"].names == labels("quote_type")


@pytest.mark.parametrize("config", PINNED)
def test_the_summit_split_is_the_one_published(release_summit, config):
    rows = parquet(release_summit, config, "summit").to_pylist()
    number, column, first, last = PINNED[config]
    assert (len(rows), rows[0][column], rows[-1][column]) == (number, first, last)


def test_without_raw_files_a_release_has_no_text_of_the_summit(release):
    configs = manifest_of(release)["configs"]
    with_summit = {config for config, splits in configs.items() if "summit" in splits}
    assert with_summit == {"propositions", "utterances", "passes"} == {t.name for t in TABLES if not t.has_text}
    assert manifest_of(release)["redistributable"] is True
    assert "may not be passed on" not in (release / "README.md").read_text().split("---\n", 2)[2][:200]


def test_annotations_of_the_summit_are_the_same_with_and_without_its_texts(release, release_summit):
    without, whole = manifest_of(release)["configs"], manifest_of(release_summit)["configs"]
    assert all(whole[config][split] == entry for config in without for split, entry in without[config].items())


def test_a_release_with_the_summit_says_that_it_may_not_be_passed_on(release_summit):
    assert release_summit.name.endswith("+summit")
    assert manifest_of(release_summit)["redistributable"] is False
    assert "texts that may not be passed on" in (release_summit / "README.md").read_text().split("---\n", 2)[2][:200]
    rows = parquet(release_summit, "articles", "summit").to_pylist()
    assert [(r["article_id"], r["redistributable"]) for r in rows] == [(i, False) for i in SUMMIT]


def test_the_standoff_of_the_summit_is_in_the_release_byte_for_byte(any_release, repo):
    source = repo / "corpus" / "summit"
    files = {f.relative_to(source): f.read_bytes() for f in source.rglob("*") if f.is_file()}
    copied = any_release / "standoff" / "summit"
    assert {f.relative_to(copied): f.read_bytes() for f in copied.rglob("*") if f.is_file()} == files
    assert not [f for f in files if f.suffix != ".json"]

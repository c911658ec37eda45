"""What several tests need: the repository, the raw articles where they are, built releases, a corpus in miniature."""

import functools
import os
import shutil
from pathlib import Path

import mini as miniature
import pytest
import validating

REPO = Path(__file__).resolve().parent.parent
SEEDS = Path(os.environ.get("SAYSO_RAW") or REPO.parent / "shared" / "seeds").resolve()
OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1"}

# Set before anything imports `datasets`, which reads them once and keeps them.
os.environ.update(OFFLINE)


@pytest.fixture(scope="session")
def repo():
    return REPO


@pytest.fixture(scope="session")
def seeds():
    if not SEEDS.is_dir():
        pytest.skip(f"the raw articles of the summit are not here ({SEEDS}); name their folder with make test RAW=DIR")
    return SEEDS


@pytest.fixture
def hf_home(tmp_path, monkeypatch):
    """A fresh cache: a stale one would serve old data under the same YAML."""
    import datasets

    home = tmp_path / "hf"
    monkeypatch.setenv("HF_HOME", str(home))
    monkeypatch.setattr(datasets.config, "HF_DATASETS_CACHE", home / "datasets")
    return home


@pytest.fixture(scope="session")
def release(tmp_path_factory):
    """The release that the repository makes without raw files."""
    from builders.build import build

    return build(tmp_path_factory.mktemp("release")).link


@pytest.fixture(scope="session")
def release_summit(tmp_path_factory, seeds):
    """The release with the texts that may not be passed on."""
    from builders.build import build

    return build(tmp_path_factory.mktemp("release-summit"), seeds).link


@pytest.fixture(params=["release", "release_summit"])
def any_release(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def mini(tmp_path):
    """A corpus in miniature: an event `summit` without texts, an event `kiosk-quay` with them."""
    return miniature.write(tmp_path / "mini")


@pytest.fixture
def out(mini, tmp_path):
    """A folder with a release of the miniature, and another gold to build next."""
    from builders.build import build

    folder = tmp_path / "out"
    build(folder, corpus_path=mini.corpus)
    miniature.change(mini.file("kiosk-quay/alpha"), lambda data: data["claims"][0].update(factuality="PR+"))
    return folder


@pytest.fixture
def validate(capsys):
    return functools.partial(validating.validate, capsys)


@pytest.fixture
def plain(tmp_path, monkeypatch):
    """A copy of the case, in the working folder, that a test may spoil."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(validating.CASES / "valid" / "plain", "plain"))

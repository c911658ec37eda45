"""What tests of imports need: corpora that a test may spoil, imports of them, and the published ones."""

import os
import shutil
from pathlib import Path

import pytest
from samples_read import SAMPLES

REPO = SAMPLES.parent.parent.parent
EXTERNAL = Path(os.environ.get("SAYSO_EXTERNAL") or REPO.parent / "shared" / "external").resolve()


@pytest.fixture
def sample(tmp_path):
    """Return a function that copies an invented corpus into a folder that a test may spoil."""
    return lambda name: Path(shutil.copytree(SAMPLES / name, tmp_path / "samples" / name))


@pytest.fixture
def imported(tmp_path):
    """Return a function that imports a folder, an invented corpus by default."""
    from builders.imports.formats import FORMATS
    from builders.imports.importing import run

    def imported(name, source=None):
        return run(FORMATS[name], source or SAMPLES / name, tmp_path / "imports" / name)

    return imported


@pytest.fixture
def external():
    """Return a function that gives the folder of a published corpus, or skips."""

    def external(name):
        folder = EXTERNAL / name
        if not folder.is_dir():
            pytest.skip(f"{name} is not here ({folder}); name the folder of corpora with SAYSO_EXTERNAL=DIR")
        return folder

    return external

"""What a release folder holds, as tests read it."""

import json

import yaml


def manifest_of(folder):
    return json.loads((folder / "manifest.json").read_text())


def head_of(folder):
    return yaml.safe_load((folder / "README.md").read_text().split("---\n")[1])


def parquet(folder, config, split):
    import pyarrow.parquet as pq

    return pq.read_table(folder / config / f"{split}.parquet")


def files_of(folder):
    """Return the bytes of every file below a folder by its path."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def state_of(folder):
    """Return where the links in a folder of releases lead, and the bytes of release 0.9.0."""
    links = {link.name: link.readlink() for link in folder.iterdir() if link.is_symlink()}
    return links, files_of(folder / "0.9.0")


def leftovers(folder):
    """Return what lies among the builds without being a release."""
    linked = {link.readlink().name for link in folder.iterdir() if link.is_symlink()}
    return {p.name for p in (folder / "builds").iterdir()} - linked

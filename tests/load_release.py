"""Load every config and split of every release below a folder; print the rows of each."""

import sys
from pathlib import Path

from datasets import get_dataset_config_names, load_dataset


def main(folder: Path) -> None:
    links = sorted(path for path in folder.iterdir() if path.is_symlink())
    if not links:
        sys.exit(f"no release in {folder}")
    for link in links:
        for config in get_dataset_config_names(str(link)):
            loaded = load_dataset(str(link), config)
            print(link.name, config, {split: rows.num_rows for split, rows in loaded.items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]))

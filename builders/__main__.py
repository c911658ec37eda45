"""Entry point of `python -m builders`."""

import sys


def _main() -> int:
    try:
        from builders.cli import main
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] in ("builders", "benchmarks"):
            raise
        print(f"{error.name} is not installed here: run `make release`, then .venv/bin/python", file=sys.stderr)
        return 2
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(_main())

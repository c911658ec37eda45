"""Write a text file whole or not at all."""

import os
from pathlib import Path

from builders.issues import Issue, Refused, name


def write_text(file: Path, text: str) -> None:
    """Replace a file in one step, making its folder if need be; raise Refused (write-failed), the file as it was."""
    file = file.resolve()
    draft = file.with_name(f".{file.name}-{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and not file.is_file():  # a device such as /dev/stdout
            file.write_bytes(text.encode("utf-8"))
            return
        try:
            draft.write_bytes(text.encode("utf-8"))
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        issue = Issue("write-failed", name(file), "", "a file to write to", str(error.strerror))
        raise Refused([issue]) from None

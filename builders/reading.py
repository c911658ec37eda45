"""Read bytes, text and JSON strictly: whatever is wrong becomes an issue, never a traceback."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from builders.issues import Issue, Refused, name, shown

MAX_DEPTH = 100


def refuse(code: str, file: Path, path: str, expected: str, found: str) -> Refused:
    """Return the exception that carries one issue."""
    return Refused([Issue(code, name(file), path, expected, found)])


def read_bytes(file: Path) -> bytes:
    """Return the file's bytes; raise Refused (read-missing, read-denied)."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise refuse("read-missing", file, "", "a file", "nothing") from None
    except OSError as error:
        raise refuse("read-denied", file, "", "a readable file", str(error.strerror)) from None


def decode(data: bytes, file: Path) -> str:
    """Return the text as decoded, nothing stripped or folded; raise Refused (read-utf8, read-empty)."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"byte 0x{data[error.start]:02x} at byte {error.start}"
        raise refuse("read-utf8", file, "", "UTF-8", found) from None
    if not text.replace("\ufeff", " ").strip():
        raise refuse("read-empty", file, "", "some text", f"{len(data)} bytes without any")
    return text


def read_text(file: Path) -> str:
    """Return an article's text byte-true: line ends, BOM and composition stay as they are."""
    return decode(read_bytes(file), file)


def read_json(file: Path) -> dict[str, Any]:
    """Return the JSON object in a file; raise Refused with a json-… code."""
    text = decode(read_bytes(file), file)
    found = _nesting(text)
    if found > MAX_DEPTH:
        raise refuse("json-depth", file, "", f"at most {MAX_DEPTH} levels", f"{found} levels")
    try:
        value = json.loads(
            text, object_pairs_hook=_Pairs(file), parse_constant=_constant(file), parse_float=_float(file)
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise refuse("json-syntax", file, "", "JSON", f"{error.msg} at {where}") from None
    except ValueError:  # an integer of more digits than Python converts
        raise refuse("json-number", file, "", "a finite number", "thousands of digits") from None
    if not isinstance(value, dict):
        raise refuse("json-object", file, "$", "an object", type(value).__name__)
    if surrogates := list(_surrogates(value, "$")):
        raise Refused([Issue("json-surrogate", name(file), p, "characters", shown(s)) for p, s in surrogates])
    return value


def _nesting(text: str) -> int:
    """Return the depth of brackets outside strings, so that the parser is never driven too deep."""
    depth = deepest = 0
    quoted = escaped = False
    for char in text:
        if quoted:
            quoted = escaped or char != '"'
            escaped = char == "\\" and not escaped
        elif char == '"':
            quoted = True
        elif char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}":
            depth -= 1
    return deepest


class _Pairs:
    def __init__(self, file: Path) -> None:
        self.file = file

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) < len(pairs):
            keys = (key for key, _ in pairs)
            double = sorted(key for key, number in Counter(keys).items() if number > 1)
            raise refuse("json-duplicate-key", self.file, "", "each key once", ", ".join(map(shown, double)))
        return value


def _constant(file: Path) -> Any:
    def parse(text: str) -> float:
        raise refuse("json-number", file, "", "a finite number", text)

    return parse


def _float(file: Path) -> Any:
    def parse(text: str) -> float:
        value = float(text)
        if value in (float("inf"), float("-inf")):
            raise refuse("json-number", file, "", "a finite number", shown(text))
        return int(value) if value.is_integer() else value  # 1.0 is an integer to JSON Schema

    return parse


def _surrogates(value: Any, path: str) -> Any:
    """Yield path and string wherever a lone surrogate stands, keys included."""
    if isinstance(value, str):
        if any("\ud800" <= char <= "\udfff" for char in value):
            yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _surrogates(key, f"{path} (a key)")
            yield from _surrogates(item, f"{path}.{key.encode('ascii', 'backslashreplace').decode('ascii')}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _surrogates(item, f"{path}[{index}]")

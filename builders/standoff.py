"""Standoff files: JSON with local ids on disk, records with global ids in memory."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from builders.records import Article, Event, Line

# Which ids are local to the article and which to the event, by the field they stand in.
_OF_ARTICLE = ("quote_id", "claim_id", "speculation_id", "within", "voice")
_OF_EVENT = ("proposition_id", "utterance_id")
_ANNOTATIONS = ("quotes", "claims", "speculation")


@dataclass(frozen=True, slots=True)
class Standoff:
    """An article file as read: the record (its text found later) and the lines by which to find it."""

    file: Path
    article: Article
    lines: tuple[Line, ...] = ()


def local(identifier: str) -> str:
    """Return the local part of a global id: `q1` of `event/article#q1`, `slug` of `event/slug`."""
    return identifier.rsplit("#", 1)[-1] if "#" in identifier else identifier.rsplit("/", 1)[-1]


def parse_article(data: dict[str, Any], file: Path, collection: str) -> Standoff:
    """Return the record of a valid article file."""
    article_id = data["article_id"]
    event_id = article_id.split("/")[0]
    fields = {key: value for key, value in data.items() if key != "lines"}
    for layer in _ANNOTATIONS:
        fields[layer] = [_globalised(a, article_id, event_id) for a in data.get(layer, ())]
    absent = {"outlet": None, "published": None, "event_id": event_id, "collection": collection}
    article = msgspec.convert({**absent, **fields}, Article)
    return Standoff(file, article, msgspec.convert(data.get("lines", ()), tuple[Line, ...]))


def parse_event(data: dict[str, Any]) -> Event:
    """Return the record of a valid event file; the dossier stays in the file."""
    event_id = data["event_id"]
    fields = dict(data)
    for layer in ("propositions", "utterances"):
        fields[layer] = {f"{event_id}/{slug}": value for slug, value in data.get(layer, {}).items()}
    fields["pairs"] = [
        {**pair, **{side: f"{event_id}/{pair[side]}" for side in ("article_a", "article_b")}}
        for pair in data.get("pairs", ())
    ]
    return msgspec.convert(fields, Event)


def article_data(standoff: Standoff) -> dict[str, Any]:
    """Return the JSON object of an article file: the inverse of `parse_article`."""
    fields: dict[str, Any] = msgspec.to_builtins(standoff.article)
    for derived in ("text", "collection", "event_id"):
        del fields[derived]
    for layer in _ANNOTATIONS:
        fields[layer] = [_localised(annotation) for annotation in fields[layer]]
    if standoff.lines:
        fields["lines"] = msgspec.to_builtins(standoff.lines)
    return {key: value for key, value in fields.items() if value is not None}


def _globalised(annotation: dict[str, Any], article_id: str, event_id: str) -> dict[str, Any]:
    prefix = {**dict.fromkeys(_OF_ARTICLE, f"{article_id}#"), **dict.fromkeys(_OF_EVENT, f"{event_id}/")}
    return {key: prefix.get(key, "") + value if key in prefix else value for key, value in annotation.items()}


def _localised(annotation: dict[str, Any]) -> dict[str, Any]:
    ids = _OF_ARTICLE + _OF_EVENT
    kept = {key: value for key, value in annotation.items() if value is not None}
    return {key: local(value) if key in ids else value for key, value in kept.items()}


def dump(data: dict[str, Any]) -> str:
    """Return JSON with one annotation a line, so that a diff shows what was corrected."""
    fields = ",\n".join(f" {_json(key)}: {_field(value)}" for key, value in data.items())
    return f"{{\n{fields}\n}}\n"


def _field(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n  " + ",\n  ".join(map(_json, value)) + "\n ]"
    if isinstance(value, dict) and len(_json(value)) > 100:
        return "{\n  " + ",\n  ".join(f"{_json(k)}: {_json(v)}" for k, v in value.items()) + "\n }"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)

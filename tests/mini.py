"""An invented corpus in miniature, written where a test wants it: some texts shipped, some standoff only."""

import json
from dataclasses import dataclass
from pathlib import Path

from builders.anchors import resolve
from builders.standoff import dump

ALPHA = """\
Ferry “{boat}” stuck on Lake Ombra – harbour office
The ferry {boat} ran aground at dawn, harbour master Tova Quill said.

“We may need two tugs by nightfall,” Quill told the Ombra Lantern.
Ship’s cook Ivo Strand said the hull probably cracked near the cafe\u0301 \U0001f6df deck.
Ombra Lantern newsroom
"""
BETA = """\
Lake ferry waits for tugs
The ferry {boat} ran aground at dawn, harbour master Tova Quill said.
Two tugs may be needed by nightfall, Quill said.
Read next: ten ponds to swim in
"""
ZONES = {"alpha": ["headline", *["body"] * 3, "credit"], "beta": ["headline", "body", "body", "furniture"]}
QUILL = {"entity_id": "tova-quill", "name": "Tova Quill", "type": "person"}
STRAND = {"entity_id": "ivo-strand", "name": "Ivo Strand", "type": "person"}
PROPOSITIONS = {
    "aground": "The ferry ran aground",
    "tugs": "The ferry needs two tugs",
    "cracked": "The hull is cracked",
}


@dataclass(frozen=True)
class Mini:
    """Where a corpus lies, and the raw files that it does not hold."""

    corpus: Path
    raw: Path

    def file(self, article_id):
        return self.corpus / f"{article_id}.json"


def write(folder, events=(("summit", "Marabel"), ("kiosk-quay", "Ostrel"))):
    """Write a corpus with the named events; the one called summit is standoff only."""
    mini = Mini(folder / "corpus", folder / "raw")
    mini.raw.mkdir(parents=True)
    mini.corpus.mkdir()
    (mini.corpus / "VERSION").write_text("0.9.0\n")
    for event_id, boat in events:
        write_event(mini, event_id, boat)
    return mini


def write_event(mini, event_id, boat):
    """Write one event of two articles with a pass over each."""
    folder = mini.corpus / event_id
    (folder / "passes" / "a").mkdir(parents=True)
    for slug, template, layers in (("alpha", ALPHA, _alpha(boat)), ("beta", BETA, _beta(boat))):
        data = template.format(boat=boat).encode()
        work = {**_head(f"{event_id}/{slug}", event_id == "summit"), "zones": ZONES[slug], **layers}
        article = resolve(work, data, folder / f"{slug}.json")
        (folder / f"{slug}.json").write_text(dump(article))
        blind = {**article, "provenance": {"kind": "pass", "annotator": "a"}}
        (folder / "passes" / "a" / f"{slug}.json").write_text(dump(blind))
        (mini.raw / f"{slug}.txt" if event_id == "summit" else folder / f"{slug}.txt").write_bytes(data)
    (folder / "event.json").write_text(json.dumps(_event(event_id)))


def change(file, edit):
    """Change a JSON file by a function that edits its object in place."""
    data = json.loads(file.read_text())
    edit(data)
    file.write_text(dump(data))


def _head(article_id, withheld):
    return {
        "article_id": article_id,
        "provenance": {"kind": "gold", "annotator": "adjudicated"},
        "outlet": "ombra-lantern",
        "published": "2031-05-06",
        "language": "en",
        "license": "all rights reserved" if withheld else "CC-BY-4.0",
        "redistributable": not withheld,
    }


def _event(event_id):
    pair = {"article_a": "alpha", "article_b": "beta", "reuse": "wholly_derived", "relation": "a_to_b"}
    return {
        "event_id": event_id,
        "provenance": {"kind": "gold", "annotator": "adjudicated"},
        "collection": "summit" if event_id == "summit" else "invented",
        "split": "summit" if event_id == "summit" else "train",
        "title": "Ferry aground",
        "description": "An invented ferry on an invented lake.",
        "domain": "transport",
        "propositions": PROPOSITIONS,
        "utterances": {"quill-aground": {"text": "The ferry ran aground", "entity_id": "tova-quill"}},
        "pairs": [{**pair, "passages": [{"a": 1, "b": 1, "reuse": "verbatim"}, {"a": 2, "b": 2, "reuse": "edited"}]}],
    }


def _quote(number, kind, content, cue, mention, source=QUILL, **more):
    speakers = [{"entity_id": source["entity_id"], "mention": [mention]}]
    return {"quote_id": f"q{number}", "type": kind, "content": [content], "cue": [cue], "speakers": speakers, **more}


def _claim(number, span, proposition_id, factuality, **more):
    return {
        "claim_id": f"c{number}",
        "span": [span],
        "proposition_id": proposition_id,
        "factuality": factuality,
        **more,
    }


def _speculation(number, cue, scope, category="epistemic"):
    return {"speculation_id": f"s{number}", "cue": [cue], "scope": [scope], "category": category}


def _alpha(boat):
    aground = {"t": f"The ferry {boat} ran aground at dawn"}
    cracked = {"t": "the hull probably cracked near the cafe\u0301 \U0001f6df deck"}
    said = {"s": 1, "t": "said"}
    return {
        "sources": [QUILL, STRAND],
        "quotes": [
            _quote(1, "indirect", aground, said, {"t": "harbour master Tova Quill"}, utterance_id="quill-aground"),
            _quote(2, "direct", {"t": "“We may need two tugs by nightfall,”"}, {"t": "told"}, {"s": 2, "t": "Quill"}),
            _quote(3, "indirect", cracked, {"s": 3, "t": "said"}, {"t": "Ship’s cook Ivo Strand"}, STRAND),
        ],
        "claims": [
            _claim(1, {"t": f"Ferry “{boat}” stuck on Lake Ombra"}, "aground", "CT+"),
            _claim(2, aground, "aground", "CT+", voice="q1"),
            _claim(3, {"t": "need two tugs"}, "tugs", "PS+", voice="q2"),
            _claim(4, cracked, "cracked", "PR+", voice="q3"),
        ],
        "speculation": [
            _speculation(1, {"t": "may"}, {"t": "may need two tugs by nightfall"}),
            _speculation(2, {"t": "probably"}, {"t": "probably cracked"}),
        ],
    }


def _beta(boat):
    aground = {"t": f"The ferry {boat} ran aground at dawn"}
    tugs = {"t": "Two tugs may be needed by nightfall"}
    return {
        "sources": [QUILL],
        "quotes": [
            _quote(1, "indirect", aground, {"s": 1, "t": "said"}, {"t": "Tova Quill"}, utterance_id="quill-aground"),
            _quote(2, "indirect", tugs, {"s": 2, "t": "said"}, {"s": 2, "t": "Quill"}),
        ],
        "claims": [
            _claim(1, aground, "aground", "CT+", voice="q1"),
            _claim(2, tugs, "tugs", "PS+", voice="q2"),
            _claim(3, {"t": "waits for tugs"}, "tugs", "CT+"),
        ],
        "speculation": [_speculation(1, {"t": "may"}, {"t": "Two tugs may be needed by nightfall"})],
    }

"""Rows of a small release about invented events, in the shape that `builders/tables.py` declares."""

from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

Rows = list[dict[str, Any]]

PLACES = {"orlo": ("bridge", "mayor"), "tessel": ("harbour", "union"), "varn": ("mill", "council")}
VALIDATION = {"pell": ("pier", "warden"), "quorn": ("depot", "clerk")}
TEST = {"rath": ("viaduct", "deputy"), "sorl": ("lock", "keeper")}
SUMMIT = {"summit": ("tunnel", "minister"), "second": ("dam", "engineer")}
EVENTS = {"train": PLACES, "validation": VALIDATION, "test": TEST, "summit": SUMMIT}


def _wire(place: str, thing: str, person: str) -> list[str]:
    return [
        f"The {thing} in {place.title()} is closed since Monday morning.",
        f"Inspectors found a crack in the {thing} and measured eleven metres.",
        f"The {person} of {place.title()} ordered buses for the children of three schools.",
        "Repairs take four weeks and cost two million crowns.",
        f"Traders near the {thing} ask for lower rents until the summer.",
    ]


def _articles(place: str, thing: str, person: str) -> dict[str, str]:
    """Return a wire report, a copy of it, one that takes two sentences over, a denial, and rumours."""
    wire = _wire(place, thing, person)
    return {
        f"{place}/wire": "\n".join(wire),
        f"{place}/copy": "\n".join([f"Closed: the {thing}", *wire]),
        f"{place}/partial": "\n".join(
            [f"People in {place.title()} walk to work.", *wire[:2], "Nobody knows who is to pay, a baker complains."]
        ),
        f"{place}/denial": f"Our desk checked the story. The {thing} in {place.title()} is not closed. Cars cross it.",
        f"{place}/rumour": f"A reader writes. The {thing} in {place.title()} may be closed, officials said. We wait.",
    }


STANCES = {"wire": "agree", "copy": "agree", "partial": "agree", "denial": "disagree", "rumour": "discuss"}
REUSE = {("wire", "copy"): "wholly_derived", ("wire", "partial"): "partially_derived"} | {
    ("copy", "partial"): "partially_derived"
}


def rows_of(events: Mapping[str, tuple[str, str]]) -> dict[str, Rows]:
    texts = {k: v for place, names in events.items() for k, v in _articles(place, *names).items()}
    propositions = {place: f"The {thing} in {place.title()} is closed" for place, (thing, _) in events.items()}
    return {
        "stance": [stance_row(p, w, a, t) for a, t in texts.items() for p, w in propositions.items()],
        "duplicates": [duplicate_row(a, b, texts) for a, b in combinations(texts, 2) if same(a, b)],
        "passages": [row for a, b in combinations(texts, 2) if same(a, b) for row in passage_rows(a, b, texts)],
        "articles": [article_row(article, text) for article, text in texts.items()],
        "propositions": [proposition_row(place, wording) for place, wording in propositions.items()],
        "passes": [pass_row(article, text, side) for article, text in texts.items() for side in ("a", "b")],
    }


def same(a: str, b: str) -> bool:
    """Return whether two ids are of one event."""
    return Path(a).parent == Path(b).parent


def stance_row(place: str, proposition: str, article: str, text: str) -> dict[str, Any]:
    event, slug = article.split("/")
    return {
        "pair_id": f"{article}|{place}/closed",
        "event_id": event,
        "collection": "invented",
        "redistributable": True,
        "proposition_id": f"{place}/closed",
        "proposition": proposition,
        "article_id": article,
        "article": text,
        "stance": STANCES[slug] if event == place else "unrelated",
        "same_event": event == place,
    }


def duplicate_row(a: str, b: str, texts: Mapping[str, str]) -> dict[str, Any]:
    return {
        "pair_id": f"{a}|{b}",
        "article_a": a,
        "article_b": b,
        "collection": "invented",
        "redistributable": True,
        "text_a": texts[a],
        "text_b": texts[b],
        "reuse": REUSE.get((a.split("/")[1], b.split("/")[1]), "non_derived"),
        "relation": None,
        "same_event": same(a, b),
        "passages": [],
    }


def proposition_row(place: str, wording: str) -> dict[str, Any]:
    return {"event_id": place, "collection": "invented", "proposition_id": f"{place}/closed", "text": wording}


def passage_rows(a: str, b: str, texts: Mapping[str, str]) -> Rows:
    """Return the sentences that stand in both, and as many that have nothing in common."""
    one, two = (texts[x].splitlines() for x in (a, b))
    same_ones = [(i, two.index(line), "verbatim") for i, line in enumerate(one) if line in two]
    others = [(i, j, "none") for i in range(len(one)) for j in range(len(two)) if one[i] != two[j]]
    return [
        {
            "pair_id": f"{a}:{i}|{b}:{j}",
            "article_a": a,
            "article_b": b,
            "collection": "invented",
            "redistributable": True,
            "sentence_a": one[i],
            "sentence_b": two[j],
            "start_a": None,
            "end_a": None,
            "start_b": None,
            "end_b": None,
            "reuse": reuse,
        }
        for i, j, reuse in same_ones + others[: len(same_ones) + 1]
    ]


def spans(text: str, words: str) -> list[dict[str, int]]:
    start = text.index(words)
    return [{"start": start, "end": start + len(words)}]


def article_row(article: str, text: str) -> dict[str, Any]:
    """Return the article with a claim of its proposition; a rumour has a quote and a cue besides."""
    event, slug = article.split("/")
    lines = [spans(text, line)[0] for line in text.splitlines()]
    factuality, quotes, cues = {"denial": "CT-", "rumour": "PS+"}.get(slug, "CT+"), [], []
    claim = text[: text.index(".")] if slug == "wire" else lines and text.splitlines()[-1]
    if slug == "rumour":
        claim = text[text.index("The ") : text.index(", officials")]
        quotes = [_quote(article, text, claim)]
        cues = [_cue(article, text, claim)]
    return {
        "article_id": article,
        "collection": "invented",
        "event_id": event,
        "outlet": None,
        "published": None,
        "language": "en",
        "license": "CC-BY-4.0",
        "redistributable": True,
        "sha256": "0" * 64,
        "layers": ["zones", "sentences", "sources", "quotes", "claims", "speculation"],
        "provenance": {"kind": "gold", "annotator": "reviewed"},
        "text": text,
        "zones": [{"zone": "body", **line} for line in lines],
        "sentences": lines,
        "sources": [{"entity_id": f"{event}-officials", "name": "officials", "type": "unnamed_group"}]
        if quotes
        else [],
        "quotes": quotes,
        "claims": [_claim(article, text, claim, factuality, quotes)],
        "speculation": cues,
    }


def _quote(article: str, text: str, content: str) -> dict[str, Any]:
    event = article.split("/", maxsplit=1)[0]
    return {
        "quote_id": f"{article}#q1",
        "type": "indirect",
        "content": spans(text, content),
        "cue": spans(text, "said"),
        "speakers": [{"entity_id": f"{event}-officials", "mention": spans(text, "officials")}],
        "relay": [],
        "within": None,
        "utterance_id": None,
        "score": None,
    }


def _claim(article: str, text: str, span: str, factuality: str, quotes: Rows) -> dict[str, Any]:
    return {
        "claim_id": f"{article}#c1",
        "span": spans(text, span),
        "proposition_id": f"{article.split('/', maxsplit=1)[0]}/closed",
        "voice": quotes[0]["quote_id"] if quotes else None,
        "factuality": factuality,
        "score": None,
    }


def _cue(article: str, text: str, scope: str) -> dict[str, Any]:
    cue = {"speculation_id": f"{article}#s1", "cue": spans(text, "may"), "scope": spans(text, scope)}
    return {**cue, "category": "epistemic", "score": None}


SHARED = {"start_a": 0, "end_a": 9, "start_b": 0, "end_b": 9, "reuse": "verbatim"}


def pass_row(article: str, text: str, side: str) -> dict[str, Any]:
    """Return the article as a pass; b does without the quote, and takes a partial rewrite for none."""
    row = {**article_row(article, text), "provenance": {"kind": "pass", "annotator": side}}
    del row["text"]
    event, slug = article.split("/")
    wire = {"wire": None, "copy": "wholly_derived", "partial": "partially_derived"}.get(slug, "non_derived")
    if side == "b":
        row |= {"quotes": [], "sources": [], "claims": [{**c, "voice": None} for c in row["claims"]]}
        wire = "non_derived" if slug == "partial" else wire
    pair = {
        "article_a": f"{event}/wire",
        "reuse": wire,
        "relation": "none",
        "passages": [SHARED] if slug == "copy" else [],
    }
    return {**row, "pairs": [pair] if wire else []}

"""Cue words that colour a claim: counted in the first text and in parts of the second. Chosen by hand, not learned."""

import re
from functools import lru_cache
from typing import Any

from benchmarks.baselines.lexicons import NEGATIONS, cue_pattern
from benchmarks.baselines.staged.layout import LEAD, Layout
from benchmarks.baselines.staged.similarities import Similarities

LEXICONS = {
    "negation": NEGATIONS,
    "denial": """deny denied denies denial* denying refut* reject* dismiss* disput* contradict* rebut* slam*
        insist*""",
    "fake": """fake* hoax* false* untrue debunk* disprov* bogus fabricat* satir* photoshop* prank* myth*
        mislead* misled fiction* invented made-up baseless unfounded urban spoof*""",
    "doubt": """doubt* skeptic* sceptic* unlikely evidence question* conspirac* wrong* incorrect* mistak*
        exaggerat* implausible impossible suspicious credib* authentic* truth true real really actually""",
    "unconfirmed": """unconfirmed unverified verif* confirm* independent* unclear unknown corroborat*
        comment""",
    "modal": """may might could would should likely possib* perhaps probabl* appear* seem* potential* suggest*
        believ* expect* presum* suspect* fear fears feared speculat* whether if""",
    "rumour": "reportedly alleg* rumor* rumour* apparent* purport* supposed* claim* source sources anonymous",
    "report": "report reports reported according told said say says saying tells told statement spokes*",
    "official": "official* announc* police ministry government authorit* warn* added quoted",
    "update": """update* correction* retract* clarif* initially earlier previously originally turns turned out
        viral internet facebook twitter social site website blog""",
}
PATTERNS = {name: cue_pattern(entries) for name, entries in LEXICONS.items()} | {
    "question": re.compile(r"\?"),
    "quotes": re.compile(r"[\"“”]|['‘’]\w[^'‘’]{3,}['‘’]"),
    "number": re.compile(r"\d+"),
}

FLAGS = ("fake", "denial", "negation", "question", "rumour", "modal", "report", "official", "quotes")
POLARITIES = {"against": ("fake", "denial", "negation"), "reserved": ("question", "rumour", "modal", "report")}


@lru_cache(2**17)
def counts(text: str) -> tuple[int, ...]:
    """Return how often the cues of each group stand in a text."""
    return tuple(len(pattern.findall(text)) for pattern in PATTERNS.values())


def flags(text: str) -> tuple[str, ...]:
    """Return the groups of FLAGS of which a cue stands in a text; `plain` where there are none."""
    found = dict(zip(PATTERNS, counts(text), strict=True))
    return tuple(name for name in FLAGS if found[name]) or ("plain",)


def polarity(text: str) -> str:
    """Return how a headline puts its claim: against it, reserved, or plainly; the first that holds."""
    found = set(flags(text))
    return next((name for name, groups in POLARITIES.items() if found & set(groups)), "plain")


def cues(layout: Layout, found: Similarities) -> Any:
    """Return for each pair the cues of first text, first sentence, lead and nearest sentence, and of all sentences.

    Over all sentences: the share that hold a cue; the same weighted by each one's nearness to the first
    text; how near the nearest with a cue is; where the first with a cue stands.
    """
    import numpy as np

    first = np.array([counts(text) for text in layout.firsts], dtype=float)
    each = np.array([counts(text) for text in layout.sentences], dtype=float)
    rows = np.zeros((len(layout), len(PATTERNS) * 8))
    for i, pairs in layout.by_second():
        start, end = layout.starts[i : i + 2]
        own = layout.first[pairs]
        cosine = (found.firsts[own] @ found.sentences[start:end].T).toarray()
        rows[pairs] = np.hstack([first[own], each[found.nearest[pairs]], _spread(each[start:end], cosine)])
    return rows


def _spread(each: Any, cosine: Any) -> Any:
    """Return what depends on where in the second text cues stand, a row for each first text it is paired with."""
    import numpy as np

    holds = (each > 0).astype(float)
    place = np.where(holds.any(axis=0), holds.argmax(axis=0) / len(each), 1.0)
    constant = np.concatenate([each[0], each[:LEAD].sum(axis=0), holds.mean(axis=0), place])
    weights = cosine / np.maximum(cosine.sum(axis=1, keepdims=True), 1e-9)
    nearest = (cosine[:, :, None] * holds[None]).max(axis=1)
    return np.hstack([np.tile(constant, (len(cosine), 1)), weights @ holds, nearest])

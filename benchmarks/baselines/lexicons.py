"""Cue words of the stance baselines: what negates, refutes, hedges or attributes. Chosen by hand, not learned.

An entry with `*` is the beginning of a word. Refutations start from the words of the official FNC-1 baseline
(Pomerleau & Rao 2017), hedges and attributions from the cues that the corpus's guidelines name.
"""

import re
from functools import lru_cache

NEGATIONS = "no not never nobody none nothing neither nor cannot without n't"
REFUTATIONS = """false* fake* hoax* untrue incorrect* wrong* mislead* debunk* refut* disprov* disput* deny denied
    denies denial* dismiss* reject* contradict* retract* exaggerat* unfounded baseless correction*"""
HEDGES = """may might could would likely unlikely possib* perhaps probabl* appear* seem* suggest* believ* expect*
    presum* potential* suspect* fear fears feared speculat* rumor* rumour* alleg* reportedly apparent*
    unclear unconfirmed unverified uncertain* whether if unless"""
ATTRIBUTIONS = """said say says saying told tells according report reports reported claim* announc* state states
    stated warn* added quoted confirm* insist* argue*"""


def cue_pattern(entries: str) -> re.Pattern[str]:
    """Return the pattern of the cues of a list, whole words in any case."""
    branches = (re.escape(e).replace(r"\*", r"\w*") if e != "n't" else r"\w+n['’]t" for e in entries.split())
    return re.compile(rf"\b(?:{'|'.join(branches)})\b", re.IGNORECASE)


AGAINST = cue_pattern(f"{NEGATIONS} {REFUTATIONS}")
HEDGED = cue_pattern(f"{HEDGES} {ATTRIBUTIONS}")


@lru_cache(8192)
def against(text: str) -> bool:
    """Return whether an odd number of negations and refutations stands in a text: two cancel out."""
    return len(AGAINST.findall(text)) % 2 == 1


@lru_cache(8192)
def hedged(text: str) -> bool:
    """Return whether a text holds a hedge or attributes something to somebody."""
    return HEDGED.search(text) is not None

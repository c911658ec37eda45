"""Words, sentences and shingles of a text; what a text yields is kept, since each stands in many pairs."""

import re
from functools import lru_cache

WORD = re.compile(r"\w+(?:['’]\w+)*")
STEM = 5
CACHE = 8192

# Closed classes only: what a text is about stands in the other words. `not` and `no` are cues of their own.
CLOSED_CLASSES = """
    a about above after again all also am an and any are as at be because been before being below between
    both but by can could did do does doing down during each few for from further had has have having he her
    here hers herself him himself his how i if in into is it its itself just may me might more most must my
    of off on once only or other our out over own s same shall she should so some such than that the their
    them themselves then there these they this those through to too under until up upon us very was we were
    what when where which while who whom whose why will with would you your
"""
FUNCTION_WORDS = frozenset(CLOSED_CLASSES.split())


@lru_cache(CACHE)
def words(text: str) -> tuple[str, ...]:
    """Return the words in lower case, apostrophes straight, without a possessive `'s`."""
    found = (word.replace("’", "'").removesuffix("'s") for word in WORD.findall(text.casefold()))
    return tuple(found)


@lru_cache(CACHE)
def content(text: str) -> frozenset[str]:
    """Return the stems of the words that are no function words; a stem is a word's first five letters."""
    return frozenset(word[:STEM] for word in words(text) if word not in FUNCTION_WORDS)


@lru_cache(CACHE)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences, split at line ends and then by syntok, as the corpus has them."""
    from syntok import segmenter

    found = []
    for line in filter(str.strip, text.splitlines()):
        for paragraph in segmenter.analyze(line):
            found += [line[tokens[0].offset : tokens[-1].offset + len(tokens[-1].value)] for tokens in paragraph]
    return tuple(found)


def shingles(text: str, n: int) -> frozenset[tuple[str, ...]]:
    """Return the runs of n words; of a shorter text the text as a whole, of an empty one nothing."""
    found = words(text)
    return frozenset(found[i : i + n] for i in range(max(1, len(found) - n + 1))) if found else frozenset()


@lru_cache(CACHE)
def containment(part: str, whole: str, n: int) -> float:
    """Return the share of a text's n-word shingles that another has too, in [0, 1]; 0 of an empty text.

    Containment: Broder 1997, "On the resemblance and containment of documents"; as a measure of
    newspapers' reuse of agency copy: Clough, Gaizauskas, Piao & Wilks 2002.
    """
    own = shingles(part, n)
    return len(own & shingles(whole, n)) / len(own) if own else 0.0


@lru_cache(CACHE)
def longest_run(one: str, other: str) -> int:
    """Return the length in words of the longest run of words that two texts share."""
    # A shared run of n words holds one of n - 1, so the length can be found by halving.
    low, high = 0, min(len(words(one)), len(words(other)))
    while low < high:
        middle = (low + high + 1) // 2
        if shingles(one, middle) & shingles(other, middle):
            low = middle
        else:
            high = middle - 1
    return low

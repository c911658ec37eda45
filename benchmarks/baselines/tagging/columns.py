"""What is seen of each token: its word and the word's form, its place in sentence and clause, quote marks."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from benchmarks.baselines.tagging.features import number
from benchmarks.baselines.tagging.tokens import Stream

DIVIDERS = frozenset([",", ";", ":", "—", "–", "-", "(", ")", "“", "”", '"', "''", "``"])
FAR = 6
RUN = re.compile(r"(.)\1+")
CLASSES = ((re.compile("[A-Z]"), "X"), (re.compile("[a-z]"), "x"), (re.compile("[0-9]"), "d"))

# Words, forms and clusters in a window of three to each side; then the token's place.
TEMPLATES = tuple(
    template.strip()
    for template in """
    word; word[-1]; word[-2]; word[-3]; word[1]; word[2]; word[3]; word[-1] word; word word[1]; word[-2] word[-1]
    word[1] word[2]; word[-1] word[1]; word[-2] word[-1] word; word word[1] word[2]; word[-1] word word[1]
    shape; shape[-1]; shape[1]; shape[-1] shape; shape shape[1]; shape[-1] shape shape[1]
    shape[-2] shape[-1] shape; shape shape[1] shape[2]; start; start[-1]; start[1]
    end3; end3[-1]; end3[1]; end3[-2]; end3[2]; end3[-1] end3; end3 end3[1]
    end2; end2[-1] end2; end2 end2[1]; end2[-1] end2 end2[1]
    fine; fine[-1]; fine[1]; fine[-2]; fine[2]; fine[-3]; fine[3]; fine fine[1]; fine[-1] fine; fine[-1] fine[1]
    coarse coarse[1]; coarse[-1] coarse; coarse[-2] coarse[-1] coarse; coarse coarse[1] coarse[2]
    coarse[-1] coarse coarse[1]; coarse[-2] coarse[-1] coarse coarse[1]; coarse[-1] coarse coarse[1] coarse[2]
    quote; quote[-1] quote; quote quote[1]; quote word; quote word[-1]; quote word[1]; quote fine
    place; place word; place shape; to_end; to_end word; first_word; first_word quote; last_word
    mark_before; mark_before past_mark; mark_before after_mark; past_mark word
    mark_ahead; mark_ahead to_mark; mark_ahead beyond_mark; to_mark word
    mark_before after_mark mark_ahead beyond_mark
    known; known[-1]; known[1]; known[-1] known; known known[1]; known fine[-1]; known fine[1]; known quote
    known word[-1]; known word[1]; known[-1] fine; known[1] fine
    """.replace("\n", ";").split(";")
    if template.strip()
)


def columns(stream: Stream) -> dict[str, Any]:
    """Return the columns of a stream by name."""
    import numpy as np

    found = {
        "word": by_word(stream, str.lower),
        "shape": by_word(stream, shape),
        "end3": by_word(stream, lambda w: w.lower()[-3:]),
        "end2": by_word(stream, lambda w: w.lower()[-2:]),
        "start": by_word(stream, lambda w: w.lower()[:4]),
        "quote": stream.quote,
    }
    first, last = sentence_edges(stream)
    place = np.arange(len(stream))
    found["place"], found["to_end"] = np.minimum(place - first, FAR), np.minimum(last - place, FAR)
    found["first_word"], found["last_word"] = found["word"][first], found["word"][last]
    return found | _clauses(stream, found["word"], first, last)


def by_word(stream: Stream, make: Callable[[str], str]) -> Any:
    """Return a column of what is made of each word, as numbers; each word is worked on once."""
    import numpy as np

    known = {word: number(make(word)) for word in dict.fromkeys(stream.words)}
    return np.array([known[word] for word in stream.words], np.int64)


def shape(word: str) -> str:
    """Return a word's form: letters by case and digits as classes, runs cut to two."""
    for pattern, letter in CLASSES:
        word = pattern.sub(letter, word)
    return RUN.sub(r"\1\1", word)


def sentence_edges(stream: Stream) -> tuple[Any, Any]:
    """Return for each token the first and the last token of its sentence, which ends with its line at the latest."""
    import numpy as np

    new = (stream.sentence[1:] != stream.sentence[:-1]) | (stream.line[1:] != stream.line[:-1])
    return latest(np.append(True, new)[: len(stream)]), soonest(np.append(new, True)[: len(stream)])


def latest(true: Any) -> Any:
    """Return for each token the last one up to it where something is true; -1 where there is none."""
    import numpy as np

    return np.maximum.accumulate(np.where(true, np.arange(len(true)), -1))


def soonest(true: Any) -> Any:
    """Return for each token the first one from it on where something is true; their number where there is none."""
    import numpy as np

    return np.minimum.accumulate(np.where(true, np.arange(len(true)), len(true))[::-1])[::-1]


def is_among(stream: Stream, words: Iterable[str]) -> Any:
    """Return for each token whether it is one of some words."""
    import numpy as np

    known = frozenset(words)
    return np.fromiter((word in known for word in stream.words), bool, len(stream))


def _clauses(stream: Stream, word: Any, first: Any, last: Any) -> dict[str, Any]:
    """Return the marks around each token's stretch of its sentence, how far they are, and the words beyond them."""
    import numpy as np

    divides, place = is_among(stream, DIVIDERS), np.arange(len(stream))
    before, ahead = np.maximum(latest(divides), first), np.minimum(soonest(divides), last)
    end = len(stream) - 1
    return {
        "mark_before": np.where(divides[before], word[before], 0),
        "past_mark": np.minimum(place - before, FAR),
        "after_mark": word[np.minimum(before + 1, end)],
        "mark_ahead": word[ahead],
        "to_mark": np.minimum(ahead - place, FAR),
        "beyond_mark": np.where(ahead < last, word[np.minimum(ahead + 1, end)], 0),
    }

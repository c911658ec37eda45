"""The best name for a source: a pronoun or a description is traced to the latest mention that may be meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks.baselines.quotes.lexicon import DETERMINERS, PERSONAL, PRONOUNS, TITLES
from benchmarks.documents import Document, Quote, Spans

NAME = re.compile(r"[^\W\d_a-z][\w’'-]*\.?(?: (?:(?:of|for|and|the|de|van|von) )?[^\W\d_a-z][\w’'-]*)*")
WORD = re.compile(r"\w+(?:[-’']\w+)*")
CLAUSE = re.compile(r",|\b(?:who|which|whose|that|of|in|at|for|from|with|on)\b")


def named(document: Document, quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes, each with the name of its first source as its speaker."""
    names = list(dict.fromkeys(_names(document.text)))
    heard: list[tuple[str, str]] = []
    found = {}
    for place in sorted(range(len(quotes)), key=lambda i: _start(quotes[i])):
        sources = quotes[place].sources
        if sources:
            mention = _text(document, sources[0])
            speaker = _speaker(mention, names, heard)
            heard.append((mention, speaker))
            found[place] = speaker
    return [replace(quote, speaker=found.get(place)) for place, quote in enumerate(quotes)]


def _start(quote: Quote) -> int:
    return min((start for spans in (*quote.sources, quote.cue, quote.content) for start, _ in spans), default=0)


def _text(document: Document, spans: Spans) -> str:
    return " ".join(document.text[start:end] for start, end in spans)


def _names(text: str) -> Iterator[str]:
    """Yield runs of capitalised words, those at the head of a sentence without an article."""
    for match in NAME.finditer(text):
        words = match[0].split(" ")
        while words and words[0].lower() in DETERMINERS | PRONOUNS:
            words = words[1:]
        if words:
            yield " ".join(words).removesuffix("’s").removesuffix("'s").rstrip(".")


def _speaker(mention: str, names: Sequence[str], heard: Sequence[tuple[str, str]]) -> str:
    """Return the speaker behind a mention, given the mentions and speakers before it."""
    if mention.lower() in PRONOUNS:
        people = [name for _, name in heard if mention.lower() not in PERSONAL or _personal(name)]
        return people[-1] if people else mention
    if own := _name(mention):
        return own if mention.split(maxsplit=1)[0].lower() in DETERMINERS else _fullest(own, names)
    head = _head(mention)
    return next((name for before, name in reversed(heard) if head in map(str.lower, WORD.findall(before))), mention)


def _name(mention: str) -> str:
    """Return the name in a mention; one before a common noun (`the Orlo council`) only qualifies it."""
    own = next(_names(mention), "")
    if not own:
        return ""
    rest = mention.partition(own)[2].removeprefix("'s").removeprefix("’s").removeprefix(".")
    qualifies = rest[:1] == " " and rest[1:2].islower() and not CLAUSE.match(rest[1:])
    return next(_names(rest), "") if qualifies else own


def _personal(name: str) -> bool:
    """Return whether a name may be a person's: one to three capitalised words without a joining one."""
    words = name.split()
    return len(words) <= 3 and all(word[:1].isupper() and not word.isupper() for word in words)


def _fullest(name: str, names: Sequence[str]) -> str:
    """Return the first longer name in the text that ends with the same word, of a name of one word or with a title."""
    words = [word for word in name.split() if word.lower().rstrip(".") not in TITLES]
    if len(words) != 1:
        return " ".join(words) or name
    longer = [n for n in names if n.split()[-1] == words[0] and len(n.split()) > 1]
    full = [n for n in longer if n.split()[0].lower().rstrip(".") not in TITLES]
    return full[0] if full else words[0]


def _head(mention: str) -> str:
    """Return the last word of a description before what qualifies it."""
    words = WORD.findall(CLAUSE.split(mention)[0]) or WORD.findall(mention)
    return words[-1].lower() if words else ""

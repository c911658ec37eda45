"""The trivial baseline of speculation: three modal verbs, each with its sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.documents import Document, Speculation

MODALS = re.compile(r"\b(?:may|might|could)\b")


@dataclass(frozen=True, slots=True)
class Modals:
    """What takes every modal verb of the three for a cue."""

    def __call__(self, documents: Sequence[Document]) -> list[list[Speculation]]:
        """Return the speculation of each document."""
        return [_found(document) for document in documents]


def fit_speculation(documents: Sequence[Document], gold: Sequence[Sequence[Speculation]], seed: int) -> Modals:
    """Return a predictor that learns nothing and takes every `may`, `might` and `could` for an epistemic cue."""
    return Modals()


def _found(document: Document) -> list[Speculation]:
    found = []
    for start, end in document.sentences:
        scope = ((start, start + len(document.text[start:end].rstrip(".!?”’\"' "))),)
        cues = MODALS.finditer(document.text, start, end)
        found += [Speculation(((m.start(), m.end()),), scope, "epistemic") for m in cues if m.end() <= scope[0][1]]
    return found

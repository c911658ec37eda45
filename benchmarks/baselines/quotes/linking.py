"""Which content and which source belongs to which cue: a logistic regression over pairs in and near a line."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.baselines.quotes.roles import CONTENT, CUE, SOURCE, Group
from benchmarks.baselines.tagging.labels import Segment
from benchmarks.baselines.tagging.tokens import Stream
from benchmarks.documents import Quote

LETTERS = "TSC"
STEPS = (1, 2, 3, 4, 6, 9, 14, 22, 40)
BITS = 18
# A content without a cue is no quote, so a doubtful link is better than none; a source may be missing.
LEAST = {CONTENT: -1.5, SOURCE: -0.5}


@dataclass(frozen=True, slots=True)
class Scene:
    """The segments of a stream by line, and its words in lower case, with one more for its end."""

    stream: Stream
    words: Sequence[str]
    lines: Mapping[int, Sequence[Segment]]

    def line(self, segment: Segment) -> int:
        """Return the number of a segment's line."""
        return int(self.stream.line[segment.first])

    def pairs(self) -> Iterator[tuple[Segment, Segment]]:
        """Yield each content and source with each cue that it may belong to."""
        for line, segments in self.lines.items():
            cues = [s for s in segments if s.role == CUE]
            yield from ((s, cue) for s in segments if s.role == SOURCE for cue in cues)
            contents = [s for s in segments if s.role == CONTENT]
            before, after = (self._beyond(line, segments, step) for step in (-1, 1))
            yield from ((s, cue) for s in contents for cue in [*before[-1:], *cues, *after[:1]])

    def _beyond(self, line: int, segments: Sequence[Segment], step: int) -> list[Segment]:
        own = self.stream.document[segments[0].first]
        near = self.lines.get(line + step, ())
        return [s for s in near if s.role == CUE and self.stream.document[s.first] == own]


def scene(stream: Stream, segments: Iterable[Segment]) -> Scene:
    """Return the scene of some segments."""
    lines = defaultdict(list)
    for segment in segments:
        lines[int(stream.line[segment.first])].append(segment)
    return Scene(stream, [*map(str.lower, stream.words), ""], lines)


def features(scene: Scene, other: Segment, cue: Segment) -> list[str]:
    """Return what speaks for a content or source to belong to a cue: order, distance, words, what is between."""
    after = other.first >= cue.last
    low, high = (cue.last, other.first) if after else (other.last, cue.first)
    near = scene.lines[scene.line(other)]
    between = [s for s in near if low <= s.first and s.last <= high]
    roles = "".join(LETTERS[s.role] for s in between)[:4]
    free = _step(high - low - sum(s.last - s.first for s in between))
    words, sentence, marks = scene.words, scene.stream.sentence, scene.stream.quote
    apart = min(2, abs(int(sentence[other.first if after else other.last - 1] - sentence[cue.first])))
    gap = " ".join(words[low:high]) if high - low <= 2 else "*"
    verb = words[cue.last - 1 if cue.last - cue.first <= 3 else cue.first]
    beside = _beside(near, cue)
    quoted = f"{marks[other.first]}{marks[other.last - 1]}{marks[cue.first]}"
    seen = [f"roles {roles}", f"far {_step(high - low)}", f"free {free}", f"apart {apart}", f"verb {verb}"]
    seen += [f"line {scene.line(other) - scene.line(cue)}", f"gap {gap}", f"gap {gap} {apart}", f"beside {beside}"]
    seen += [f"roles {roles} {x}" for x in (f"beside {beside}", f"apart {apart}", f"free {free}", f"verb {verb}")]
    seen += [f"quoted {quoted}", f"quoted {quoted} {apart} {roles}", f"first {words[other.first]}"]
    seen += [f"before {words[other.first - 1]}", f"after {words[other.last]} {roles}", f"next {words[cue.last]}"]
    side = f"{LETTERS[other.role]}{'>' if after else '<'}"
    return [f"{side} {feature}" for feature in seen]


def _step(distance: int) -> int:
    return sum(distance >= step for step in STEPS)


def _beside(near: Sequence[Segment], cue: Segment) -> str:
    """Return the roles right before and right after a cue."""
    left = next((LETTERS[s.role] for s in near if 0 <= cue.first - s.last <= 2), "-")
    right = next((LETTERS[s.role] for s in near if 0 <= s.first - cue.last <= 1), "-")
    return left + right


@dataclass(frozen=True, slots=True)
class Linker:
    """Fitted models by the role of what is linked; without one the nearest are linked."""

    models: Mapping[int, Any]

    def groups(self, stream: Stream, segments: Sequence[Segment]) -> list[Group]:
        """Return the segments as quotes in order of their cues, then contents and sources that stand alone."""
        cues = {s: Group(cue=[s]) for s in segments if s.role == CUE}
        owner, named = self._links(scene(stream, segments))
        alone = []
        for segment in segments:
            if segment.role == CONTENT:
                if segment in owner:
                    cues[owner[segment]].contents.append(segment)
                else:
                    alone.append(Group(contents=[segment]))
        for cue, sources in named.items():
            cues[cue].sources += sorted(sources, key=lambda s: s.first)
        return [*cues.values(), *alone]

    def _links(self, scene: Scene) -> tuple[dict[Segment, Segment], dict[Segment, list[Segment]]]:
        """Return the best cue of each content, and the best source of each cue with all others that are likely."""
        best: dict[Segment, tuple[float, Segment]] = {}
        likely = defaultdict(list)
        for (other, cue), score in self._scored(scene):
            one, wanted = (other, cue) if other.role == CONTENT else (cue, other)
            if score > max(LEAST[other.role], best.get(one, (LEAST[other.role],))[0]):
                best[one] = (score, wanted)
            if other.role == SOURCE and score > 0:
                likely[cue].append(other)
        owner = {one: wanted for one, (_, wanted) in best.items() if one.role == CONTENT}
        named = {one: likely.get(one) or [wanted] for one, (_, wanted) in best.items() if one.role == CUE}
        return owner, named

    def _scored(self, scene: Scene) -> Iterator[tuple[tuple[Segment, Segment], float]]:
        for role in (CONTENT, SOURCE):
            pairs = [pair for pair in scene.pairs() if pair[0].role == role]
            if pairs and role in self.models:
                scores = self.models[role].decision_function(_hashed(features(scene, *pair) for pair in pairs))
                yield from zip(pairs, map(float, scores), strict=True)
            else:
                yield from ((pair, nearness(*pair)) for pair in pairs)


def nearness(other: Segment, cue: Segment) -> float:
    """Return a score that is higher the nearer the two are, and never so low that they are not linked."""
    return -1e-6 * max(other.first - cue.last, cue.first - other.last)


def fit(stream: Stream, segments: Sequence[Segment], gold: Sequence[Sequence[Quote]]) -> Linker:
    """Return a linker that learns from the segments of gold quotes."""
    from sklearn.linear_model import LogisticRegression

    true, seen = _true(stream, gold), scene(stream, segments)
    models = {}
    for role in (CONTENT, SOURCE):
        pairs = [pair for pair in seen.pairs() if pair[0].role == role]
        labels = [(_place(stream, cue), _place(stream, other)) in true for other, cue in pairs]
        if len(set(labels)) == 2:
            rows = _hashed(features(seen, *pair) for pair in pairs)
            models[role] = LogisticRegression(solver="liblinear", random_state=0).fit(rows, labels)
    return Linker(models)


def _hashed(rows: Iterable[list[str]]) -> Any:
    from sklearn.feature_extraction import FeatureHasher

    return FeatureHasher(2**BITS, input_type="string", alternate_sign=False).transform(rows)


Place = tuple[int, int, int]


def _place(stream: Stream, segment: Segment) -> Place:
    return int(stream.document[segment.first]), segment.role, int(stream.end[segment.last - 1])


def _true(stream: Stream, gold: Sequence[Sequence[Quote]]) -> set[tuple[Place, Place]]:
    """Return the cue and what belongs to it, each known by its end, which cutting at lines leaves in place."""
    found = set()
    for number, quotes in enumerate(gold):
        for q in quotes:
            parts = [(CONTENT, span) for span in q.content] + [(SOURCE, s) for mention in q.sources for s in mention]
            found |= {((number, CUE, c[1]), (number, role, end)) for c in q.cue for role, (_, end) in parts}
    return found

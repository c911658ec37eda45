"""What a first pass of tagging tells a second one: its labels, how sure it is, and where other spans are near."""

from typing import Any

from benchmarks.baselines.tagging.columns import DIVIDERS, is_among, latest, sentence_edges, soonest
from benchmarks.baselines.tagging.features import number
from benchmarks.baselines.tagging.labels import BEGIN, END, KINDS, SINGLE
from benchmarks.baselines.tagging.tokens import Stream

LEVELS = (0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98)
DISTANCES = (1, 2, 3, 4, 6, 9, 14, 22)
# A span counts as near even where the first pass only half believes in it.
LIKELY = 0.3
NONE = 99

COMMON = """
    tag; tag[-1]; tag[1]; tag[-2]; tag[2]; tag[-3]; tag[3]; tag[-1] tag tag[1]; tag[-2] tag[-1] tag tag[1] tag[2]
    tag word; tag word[-1]; tag word[1]; tag[-1] word; tag[1] word; tag quote quote[-1] quote[1]; tag shape
    tag coarse[-1] coarse coarse[1]; roles turn; roles turn tag; roles turn quote; roles roles_before
    role_before role_after; role_before role_after tag; role_before role_after quote; role_before role_after word
    role_before role_after mark_before mark_ahead; turn role_before role_after
"""
TOGETHER = "in{}; begin{}; end{}; begin{}[1]; end{}[-1]; in{}[1]; in{}[-1]; far_left{}; far_right{}"
EACH = """
    in{} word; in{} shape[1]; begin{} word; end{} word[1]
    word_left{} far_left{}; word_right{} far_right{}; far_left{} over_left{}; far_right{} over_right{}
    far_left{} far_right{}; word_left{} word_right{}; far_left{} word; far_right{} word
    marks_left{} marks_right{} quote; word_left{} marks_left{} over_left{}; word_right{} marks_right{} over_right{}
    word_left{} over_left{} quote; far_left{} mark_ahead to_mark; over_left{} over_right{} marks_left{} marks_right{}
"""


def templates(roles: int) -> tuple[str, ...]:
    """Return the templates over the columns of a first pass with that many roles."""
    found = [COMMON.replace("\n", ";")]
    found += [" ".join(part.replace("{}", str(r)) for r in range(roles)) for part in TOGETHER.split(";")]
    found += [EACH.replace("{}", str(r)).replace("\n", ";") for r in range(roles)]
    return tuple(part.strip() for parts in found for part in parts.split(";") if part.strip())


def columns(stream: Stream, word: Any, labels: Any, probabilities: Any) -> dict[str, Any]:
    """Return the columns that a first pass's labels and their probabilities make."""
    import numpy as np

    found = {"tag": labels}
    crossed = np.cumsum(is_among(stream, DIVIDERS))
    for role in range((probabilities.shape[1] - 1) // KINDS):
        own = probabilities[:, 1 + KINDS * role : 1 + KINDS * (role + 1)]
        begin, end = own[:, BEGIN] + own[:, SINGLE], own[:, END] + own[:, SINGLE]
        sure = {"in": own.sum(axis=1), "begin": begin, "end": end}
        found |= {f"{name}{role}": np.digitize(value, LEVELS) for name, value in sure.items()}
        near = _near(stream, word, begin > LIKELY, crossed)
        found |= {f"{name}{role}": value for name, value in near.items()}
    return found | _sequence(stream, labels)


def _near(stream: Stream, word: Any, begins: Any, crossed: Any) -> dict[str, Any]:
    """Return the word, distance, sentences and marks between, to the nearest beginnings on both sides in the line."""
    import numpy as np

    place, end = np.arange(len(stream)), len(stream) - 1
    found: dict[str, Any] = {}
    for side, nearest in (("left", latest(begins)), ("right", soonest(begins))):
        there = np.clip(nearest, 0, end)
        real = (nearest == there) & (stream.line[there] == stream.line)
        values = {
            "word": word[there],
            "far": np.digitize(np.abs(place - there), DISTANCES),
            "over": np.minimum(np.abs(stream.sentence[there] - stream.sentence), 2),
            "marks": np.minimum(np.abs(crossed[there] - crossed), 3),
        }
        found |= {f"{name}_{side}": np.where(real, value, NONE) for name, value in values.items()}
    return found


def _sequence(stream: Stream, labels: Any) -> dict[str, Any]:
    """Return the roles of each sentence in their order, how many have begun, and the roles on both sides."""
    import numpy as np

    role = np.where(labels > 0, 1 + (labels - 1) // KINDS, 0)
    kind = (labels - 1) % KINDS
    begins = (labels > 0) & ((kind == BEGIN) | (kind == SINGLE))
    first, last = sentence_edges(stream)
    began = np.cumsum(begins)
    turn = began - began[first] + begins[first]
    roles = np.zeros(len(stream), np.int64)
    for start in np.unique(first):
        stop = last[start] + 1
        inside = role[start:stop][begins[start:stop]]
        roles[start:stop] = number("".join(map(str, inside[:6])))
    # Strictly before and after, and within the line.
    before = np.append(-1, latest(role > 0))[: len(stream)]
    after = np.append(soonest(role > 0), len(stream))[1:]
    return {
        "roles": roles,
        "roles_before": np.where(first > 0, roles[np.maximum(first - 1, 0)], 0),
        "turn": np.minimum(turn, 8),
        "role_before": _role_at(stream, role, before),
        "role_after": _role_at(stream, role, after),
    }


def _role_at(stream: Stream, role: Any, place: Any) -> Any:
    import numpy as np

    there = np.clip(place, 0, len(stream) - 1)
    return np.where((place == there) & (stream.line[there] == stream.line), role[there], NONE)

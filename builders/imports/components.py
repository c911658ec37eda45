"""Connected components, by which rows that share a text are kept together."""

from collections.abc import Iterable, Sequence


def components(nodes: Sequence[str], edges: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return the component of each node, counted from 1 in the order of their first nodes."""
    parents = {node: node for node in nodes}
    for one, other in edges:
        parents[_root(parents, one)] = _root(parents, other)
    numbers: dict[str, int] = {}
    return {node: numbers.setdefault(_root(parents, node), len(numbers) + 1) for node in nodes}


def _root(parents: dict[str, str], node: str) -> str:
    while parents[node] != node:
        parents[node] = parents[parents[node]]
        node = parents[node]
    return node

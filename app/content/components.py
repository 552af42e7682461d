"""Strongly connected components: the loops of a graph."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def components(edges: Mapping[Node, Sequence[Node]]) -> list[list[Node]]:
    """Tarjan's, without recursion. A component comes after every component that it leads to."""
    found: list[list[Node]] = []
    number: dict[Node, int] = {}
    low: dict[Node, int] = {}
    path: list[Node] = []
    on_path: set[Node] = set()
    for root in edges:
        work: list[tuple[Node, Iterator[Node]]] = []
        if root not in number:
            _enter(root, edges, number, low, path, on_path, work)
        while work:
            node, targets = work[-1]
            for target in targets:
                if target not in number or target in on_path:
                    break
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    found.append(_leave(node, path, on_path))
                continue
            if target in number:
                low[node] = min(low[node], number[target])
            else:
                _enter(target, edges, number, low, path, on_path, work)
    return found


def _enter(
    node: Node,
    edges: Mapping[Node, Sequence[Node]],
    number: dict[Node, int],
    low: dict[Node, int],
    path: list[Node],
    on_path: set[Node],
    work: list[tuple[Node, Iterator[Node]]],
) -> None:
    number[node] = low[node] = len(number)
    path.append(node)
    on_path.add(node)
    work.append((node, iter(edges[node])))


def _leave(node: Node, path: list[Node], on_path: set[Node]) -> list[Node]:
    start = len(path) - 1
    while path[start] != node:
        start -= 1
    component = path[start:]
    del path[start:]
    on_path.difference_update(component)
    return component

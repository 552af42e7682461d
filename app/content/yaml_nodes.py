"""YAML as nodes with lines; nothing is constructed."""

import yaml

_DEEPEST = 4
_LOADER: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)
"""The fast one where PyYAML was built with it."""


class BadYaml(Exception):
    """`line` counts from 1 in the text that was given."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem


def compose(source: str) -> yaml.Node | None:
    try:
        _look_ahead(source)
        return yaml.compose(source, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "it cannot be read"
        raise BadYaml(mark.line + 1 if mark else 1, problem) from error
    except yaml.YAMLError as error:
        raise BadYaml(1, "a character that YAML does not allow") from error


def _look_ahead(source: str) -> None:
    """Refuses depth and aliases before anything recurses into them."""
    depth = 0
    for event in yaml.parse(source, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise BadYaml(line, "nested too deep, or an alias (*)")


def line_of(node: yaml.Node) -> int:
    return node.start_mark.line + 1 if node.start_mark else 1


def entries(node: yaml.MappingNode) -> list[tuple[str, int, yaml.Node]]:
    """Key, its line, and the value's node."""
    return [(str(key.value), line_of(key), value) for key, value in node.value]

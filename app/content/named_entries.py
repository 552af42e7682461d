"""A YAML file that is a list of names with their lines below them: terms, words, outcomes."""

import yaml

from app.content.faults import Fault
from app.content.yaml_nodes import BadYaml, compose, entries


def named_entries(
    source: str, file: str, what: str
) -> tuple[list[tuple[str, int, yaml.Node]], list[Fault]]:
    """Name, its line and what stands below it; or the fault (M001) of a file that is no such list.

    `what`: what the file is, for its message.
    """
    try:
        node = compose(source)
    except BadYaml as bad:
        return [], [Fault(bad.line, "M001", f"{file} is not YAML ({bad.problem}): use quotes")]
    if node is not None and not isinstance(node, yaml.MappingNode):
        return [], [Fault(1, "M001", f"{file} is {what}")]
    return entries(node) if node else [], []

"""docs/rules.md, made from the tables of rules."""

from collections.abc import Iterator

from app.content.checks.catalogue import FAMILIES, Entry
from app.content.checks.shelf_table import RULES

_HEAD = """\
# The rules of `heed check`

Made by `heed check --rules` from the tables of rules; a test holds this page to them. Each fault comes as
`file:line: code severity: message`. An error keeps the text from learners, a warning does not. What merely follows from a
fault that is reported already is not repeated.

`heed.toml` at a content root may weigh a rule otherwise, or accept the warnings of one rule in one file and say why:

    [severity]
    A405 = "off"          # or "warning", "error"

    [[accepted]]
    code = "S304"
    path = "scenarios/the-long-monday.md"
    why = "Every label is as short as the scene allows."

Rules marked *always an error* stay errors there: no page can be made of what trips them.
"""


def rules_page() -> str:
    return "\n".join([_HEAD, *_contents(), *_families()])


def _contents() -> Iterator[str]:
    yield "| code | severity | what |"
    yield "| --- | --- | --- |"
    for entries in FAMILIES.values():
        for entry in entries:
            yield f"| [{entry.code}](#{entry.code.lower()}) | {_severity(entry.code)} | {entry.what} |"
    yield ""


def _families() -> Iterator[str]:
    for family, entries in FAMILIES.items():
        yield f"## {family}\n"
        for entry in entries:
            yield from _described(entry)


def _described(entry: Entry) -> Iterator[str]:
    yield f"### {entry.code}\n"
    yield f"*{_severity(entry.code)}* · {entry.what}\n"
    yield f"**Why.** {entry.why}\n"
    yield f"**How to mend it.** {entry.mend}\n"
    yield "".join(f"    {line}".rstrip() + "\n" for line in entry.example.split("\n"))


def _severity(code: str) -> str:
    rule = next(rule for rule in RULES if rule.code == code)
    return "always an error" if rule.firm else str(rule.severity)

"""Whatever is typed, checking ends and says its lines, and nothing rendered runs, fetches or covers the page.

`HEED_GENERATED=nightly` makes a hundred thousand texts instead of some thousands.
"""

import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.content.checking import check_paths
from app.content.compiling import read_and_judge
from app.content.loading import load_library
from app.content.sanitising import sanitise
from tests.content.compiling import COMPILERS, EXAMPLES, TERM_WORDS, source
from tests.content.fixture_files import PATHS
from tests.content.payloads import PAYLOADS
from tests.content.rendered import HOSTILE_WORDS, harm_in, in_places, pieces
from tests.content.test_properties import PIECES

settings.register_profile("thousands", max_examples=3_000)
settings.register_profile("nightly", max_examples=100_000)
GENERATED = settings(
    settings.get_profile(os.environ.get("HEED_GENERATED", "thousands")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
KINDS = sorted(COMPILERS)
SLOWEST = 1.0
"""Seconds of processor time for one text."""


@pytest.mark.parametrize("kind", KINDS)
def test_no_known_payload_reaches_a_page(kind: str) -> None:
    assert len(set(PAYLOADS)) >= 200
    harmful = {}
    for payload in PAYLOADS:
        for body in in_places(kind, payload):
            for html in pieces(kind, body, lambda _: HOSTILE_WORDS):
                if harm := harm_in(html):
                    harmful[payload] = (harm, html)
    assert harmful == {}


def test_no_known_payload_passes_the_sanitiser_raw() -> None:
    """The last line of defence, were the renderer to let raw HTML through."""
    assert {p: harm for p in PAYLOADS if (harm := harm_in(sanitise(p)))} == {}


def test_no_known_payload_reaches_a_page_by_the_header(tmp_path: Path) -> None:
    """What is no YAML is faulted; what is one is text, and a picture of nothing else."""
    for number, payload in enumerate(PAYLOADS):
        path = tmp_path / "scenarios" / f"case-{number}.md"
        path.parent.mkdir(exist_ok=True)
        quoted = json.dumps(payload)
        path.write_text(
            f"---\nsummary: {quoted}\nowner: {quoted}\nminutes: 3\nreviewed: 2026-11-01\n"
            f"review-by: 2027-11-01\nsources: [{quoted}]\nrole: {quoted}\nsetting: {quoted}\n"
            f"content-note: {quoted}\nalternative: {quoted}\n---\n"
            "# T\n## S\n[On](#e)\n## E\n`ending: good`\n",
            "utf-8",
            newline="",
        )
    library = load_library([tmp_path])
    assert all(one.line >= 1 for one in library.diagnostics)
    assert not any(case.header.alternative_lesson for case in library.scenarios.values())


def test_payload_files_are_checked_together_without_a_fall(tmp_path: Path) -> None:
    for kind, place in PATHS.items():
        for number, payload in enumerate(PAYLOADS):
            name = place.replace("/x.md", f"/x{number}.md").replace("y.md", f"y{number}.md")
            path = tmp_path / name.replace("courses/x/course", f"courses/x{number}/course")
            path.parent.mkdir(parents=True, exist_ok=True)
            body = source(kind, f"# T\n## S\n{payload}\n").text
            path.write_text(body, "utf-8", errors="surrogatepass", newline="")
    found = check_paths([tmp_path], own_root=EXAMPLES)
    assert all(one.line >= 1 and one.message for one in found)
    assert {one.code for one in found} >= {"M004", "C101"}


@pytest.mark.parametrize("signs", ["```", "``", "(", "'\""])
def test_signs_without_a_word_behind_a_way_on_are_faulted_in_their_line(signs: str) -> None:
    """The nightly run once fell over three backticks."""
    body = f"# T\n## S\n1. [a](#b) `if told`\n2. [c](#d){signs}\n"
    strays = [one for one in COMPILERS["scenario"](body).diagnostics if one.code == "M013"]
    assert [(one.line, signs in one.message) for one in strays] == [
        (source("scenario", body).text.count("\n"), True)
    ]


parts = st.one_of(
    st.sampled_from(PIECES),
    st.sampled_from(PAYLOADS),
    st.sampled_from(["`only: wales`", "`write`", "`role: {DSP}`", "`plan`", "`after 8 weeks`"]),
    st.text(max_size=12),
    st.integers(1, 40).map(lambda depth: "> " * depth),
)
bodies = st.lists(parts, max_size=30).map("".join)
values = st.one_of(
    st.sampled_from(
        ["[a, b]", "{DSP}", "'{DSP}'", "{a: b}", "&a [*a]", "!!python/object:x", "|\n "]
    ),
    st.text(max_size=20),
)
keys = st.sampled_from(
    [
        "summary",
        "owner",
        "minutes",
        "reviewed",
        "review-by",
        "sources",
        "nations",
        "flags",
        "coaching",
        "draw",
        "for",
        "x",
    ]
)
headers = st.lists(st.tuples(keys, values), max_size=8).map(
    lambda pairs: "---\n" + "".join(f"{key}: {value}\n" for key, value in pairs) + "---\n"
)


@given(st.sampled_from(KINDS), bodies, st.sampled_from(["", "# T\n", "# T\n## S\n"]))
@GENERATED
def test_generated_texts_are_checked_and_rendered_to_no_harm(
    kind: str, body: str, above: str
) -> None:
    rendered: list[str] = []

    def seconds() -> float:
        began = time.process_time()
        rendered[:] = pieces(kind, above + body, lambda _: HOSTILE_WORDS)
        return time.process_time() - began

    # What is slow by nature is slow again; the collector's pauses in a long run are not.
    assert seconds() < SLOWEST or seconds() < SLOWEST
    assert [harm for html in rendered for harm in harm_in(html)] == []


@given(st.sampled_from(KINDS), st.one_of(headers, st.text(max_size=80)), bodies)
@GENERATED
def test_generated_files_are_read_or_faulted_in_their_lines(
    kind: str, header: str, body: str
) -> None:
    written = source(kind, f"---\n{header}{body}")
    read = read_and_judge(written, TERM_WORDS)
    last = written.text.count("\n") + written.text.count("\r") + 1
    assert all(1 <= one.line <= last for one in read.diagnostics)
    if read.sound and read.draft:
        read.draft.build()

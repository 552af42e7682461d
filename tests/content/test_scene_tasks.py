"""Noticing, `write`, `role`, the split of a consequence, and what is faulted where they go wrong."""

import pytest

from app.content.model.scenario import Choices, Noticing, OnlyWay, Route, Scenario, Writing
from app.content.model.text import RichText
from app.ids import SceneId
from tests.content import compiling
from tests.content.compiling import found, in_england, in_wales
from tests.content.fixture_files import with_header

HEADER = with_header("scenario", "")[1]
"""Lines."""
ENDS = "\n## End\n`ending: good`\n"
NOTICING = """\
# T
## Start
The hall.

- [x] A bruise `id: bruise`
  > Seen.
- [ ] A tidy **coat** for the {DSP}

[On](#end)
"""
WRITING = """\
# T
## Start
`write`

What do you say?

- [ ] It is open
- [ ] It is *short*

> “Tell the {DSP}.”
>
> Then wait.

[On](#end)
"""


def compiled(body: str) -> Scenario:
    case = compiling.scenario(body + ENDS)
    assert case.value is not None, case.diagnostics
    return case.value


def test_a_list_with_boxes_is_a_noticing_and_keeps_its_way_on() -> None:
    scene = compiled(NOTICING).start
    assert isinstance(scene.task, Noticing)
    bruise, coat = scene.task.items
    assert (bruise.id, bruise.expected, coat.id, coat.expected) == (
        "bruise",
        True,
        "a-tidy-coat-for-the-dsp",
        False,
    )
    assert in_england(coat.label) == "A tidy <strong>coat</strong> for the DSL"
    assert in_wales(bruise.feedback) == "<p>Seen.</p>"
    assert not coat.feedback
    assert isinstance(scene.onward, OnlyWay)
    assert in_wales(scene.body) == "<p>The hall.</p>"
    assert (bruise.line - HEADER, coat.line - HEADER) == (5, 7)


def test_a_noticing_may_go_on_by_a_route_and_keep_its_order() -> None:
    way_on = "1. [a](#end) `if told`\n2. [b](#end)\n"
    scene = compiled(NOTICING.replace("[On](#end)\n", way_on)).start
    assert isinstance(scene.onward, Route)
    assert isinstance(scene.task, Noticing)
    assert not scene.task.keep_order
    kept = compiled(NOTICING.replace("## Start\n", "## Start\n`keep order`\n\n")).start
    assert isinstance(kept.task, Noticing)
    assert kept.task.keep_order


def test_write_has_criteria_and_a_model_answer_and_neither_in_its_body() -> None:
    scene = compiled(WRITING).start
    assert isinstance(scene.task, Writing)
    assert list(map(in_wales, scene.task.criteria)) == ["It is open", "It is <em>short</em>"]
    model = "<p>“Tell the DSP.”</p>\n<p>Then wait.</p>"
    assert in_wales(scene.task.model_answer) == model
    assert in_wales(scene.body) == "<p>What do you say?</p>"


def test_an_alert_in_a_scene_with_a_task_is_prose() -> None:
    alert = "> [!NOTE]\n> It is late.\n\n"
    for body in (NOTICING, WRITING):
        scene = compiled(body.replace("[On]", alert + "[On]")).start
        assert "It is late." in in_wales(scene.body)


def test_a_role_is_read_with_its_terms() -> None:
    scene = compiled(
        "# T\n## Start\n`role: {DSP}` `safety`\n\n- [Tell](#end) `best`\n- [Wait](#end) `poor`\n"
    ).start
    assert (in_england(scene.role), in_wales(scene.role), scene.safety) == ("DSL", "DSP", True)
    assert not compiled("# T\n## Start\n[On](#end)\n").start.role


@pytest.mark.parametrize(
    ("quoted", "consequence", "why"),
    [
        ("  > She nods.", "<p>She nods.</p>", ""),
        ("  > She nods.\n  > And waits.", "<p>She nods.\nAnd waits.</p>", ""),
        ("  > She nods.\n  >\n  > It was open.", "<p>She nods.</p>", "<p>It was open.</p>"),
        ("  > She nods.\n\n  > It was open.", "<p>She nods.</p>", "<p>It was open.</p>"),
        (
            "  > She nods.\n  >\n  > Because\n  >\n  > - it was open",
            "<p>She nods.</p>",
            "<p>Because</p>\n<ul>\n<li>it was open</li>\n</ul>",
        ),
        ("", "", ""),
    ],
)
def test_the_first_block_is_the_consequence_and_the_rest_is_why(
    quoted: str, consequence: str, why: str
) -> None:
    body = f"# T\n## Start\n- [a](#end) `best`\n{quoted}\n- [b](#end) `fair`\n"
    onward = compiled(body).start.onward
    assert isinstance(onward, Choices)
    choice = onward.options[0]
    assert in_wales(choice.consequence) == consequence
    assert in_wales(choice.why) == why
    whole = RichText((*choice.consequence.parts, *choice.why.parts))
    assert choice.explanation == whole


HEAD = "# T\n## Start\n"
FAULTS = {
    "choices beside a noticing": (
        HEAD + "- [ ] a\n- [x] b\n\ntext\n\n- [c](#end) `best`\n- [d](#end) `fair`\n",
        ["M013 8"],
    ),
    "two lists with boxes": (HEAD + "- [ ] a\n- [x] b\n\ntext\n\n- [ ] c\n\n[On](#end)\n", ["M013 8"]),
    "a link in what is to be ticked": (HEAD + "- [ ] [a](#end)\n- [x] b\n\n[On](#end)\n", ["M013 3"]),
    "one item without its box": (HEAD + "- [ ] a\n- b\n\n[On](#end)\n", ["M013 4"]),
    "a share behind an item": (HEAD + "- [ ] a `25%`\n- [x] b\n\n[On](#end)\n", ["M007 3"]),
    "feedback at the margin": (HEAD + "- [ ] a\n- [x] b\n\n> Why.\n\n[On](#end)\n", ["M013 6"]),
    "write without criteria": (HEAD + "`write`\n\n> Model.\n\n[On](#end)\n", ["M013 3"]),
    "write without a model answer": (HEAD + "`write`\n\n- [ ] a\n\n[On](#end)\n", ["M013 3"]),
    "two model answers": (
        HEAD + "`write`\n\n- [ ] a\n\n> One.\n\nand\n\n> Two.\n\n[On](#end)\n",
        ["M013 11"],
    ),
    "feedback under a criterion": (
        HEAD + "`write`\n\n- [ ] a\n  > Why.\n\n> Model.\n\n[On](#end)\n",
        ["M013 6"],
    ),
    "a box at an ending": (HEAD + "[On](#end)\n## Other\n`ending: good`\n\n- [ ] a\n", ["M013 7"]),
    "a box in a debrief": (HEAD + "[On](#end)\n## Look back\n`debrief`\n\n- [ ] a\n", ["M013 7"]),
    "a box before the first scene": ("# T\n- [ ] a\n\n## Start\n[On](#end)\n", ["M013 2"]),
    "write at an ending": (HEAD + "[On](#end)\n## Other\n`ending: good` `write`\n", ["M007 5"]),
    "write in a debrief": (HEAD + "[On](#end)\n## Other\n`debrief` `write`\n", ["M007 5"]),
    "an unknown nation": (HEAD + "`only: cymru`\n\n[On](#end)\n", ["M007 3"]),
    "a nation twice": (HEAD + "`only: wales, wales`\n\n[On](#end)\n", ["M007 3"]),
    "only behind an only way on": (HEAD + "[On](#end) `only: wales`\n", ["M007 3"]),
    "a role without words": (HEAD + "`role:`\n\n[On](#end)\n", ["M007 3"]),
    "a role with an unknown term": (HEAD + "`role: {nobody}`\n\n[On](#end)\n", ["M008 3"]),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_what_is_not_read_as_it_was_meant_is_faulted_in_its_line(name: str) -> None:
    body, expected = FAULTS[name]
    compiled = compiling.scenario(body + ENDS)
    assert compiled.value is None
    faults = [f"{d.code} {d.line - HEADER}" for d in compiled.diagnostics if d.code[0] == "M"]
    assert faults == expected


def test_a_noticing_without_a_way_on_is_a_dead_end() -> None:
    body = HEAD + "- [ ] a\n- [x] b\n"
    assert f"S101 {HEADER + 2}" in found(compiling.scenario(body + ENDS))


def test_scenes_without_tasks_have_none() -> None:
    case = compiled("# T\n## Start\n- a plain list\n- of words\n\n[On](#end)\n")
    assert case.start.task is None
    assert case.scenes[SceneId("end")].task is None

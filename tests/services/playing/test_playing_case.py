from app.services.playing_case import Case, way_back_to
from tests.services.playing.conftest import CASE, LEAD, LISTEN, REPORT, RING, WRITE, World


def test_decisions_made_and_about_how_many(world: World) -> None:
    attempt = world.begin()
    seen = [world.look(attempt).case]
    seen += [world.play(attempt, words).case for words in (LEAD, "go-on", WRITE, REPORT)]
    assert [(case.made, case.about) for case in seen] == [(0, 3), (1, 3), (1, 3), (2, 3), (3, 3)]


def test_goes_count_endings_also_undone_ones(world: World) -> None:
    attempt = world.begin()
    goes = [
        world.play(attempt, words).case.goes for words in (LISTEN, RING, "back:0", LISTEN, RING)
    ]
    assert goes == [0, 1, 1, 1, 2]


def test_earlier_tries_are_what_was_gone_back_on(world: World) -> None:
    attempt = world.begin()
    case = world.play(attempt, LEAD, "go-on", RING, "back:1", RING, "back:0", LISTEN, RING).case
    tried = [passage.choice.id for passage in case.earlier_tries if passage.choice]
    assert tried == [words.removeprefix("choose:") for words in (LEAD, RING, RING)]


def test_the_way_back_to_a_scene_on_the_road_is_its_latest_decision(world: World) -> None:
    attempt = world.begin()
    case = world.play(attempt, LISTEN, WRITE, RING).case
    assert [_back(case, scene) for scene in ("arrival", "ella-talks", "referred")] == [0, 2, None]


ROUND_IT = """- [Leave it to the room leader](#tea-time) `fair`
  > She nods.
- [Ask her what"""
TEA_TIME = """## Tea time
Nobody has said any more.

- [Ask the room leader](#warned) `best`
  > She forgot.
- [Leave it](#warned) `poor`
  > It is left.

## Warned"""


def test_the_way_back_to_a_scene_that_the_road_now_passes_by(world: World) -> None:
    """Met safety poorly, went back before it, took a road round it with a decision of its own."""
    case = world.root / "scenarios" / f"{CASE}.md"
    text = case.read_text("utf-8").replace("- [Ask her what", ROUND_IT)
    case.write_text(text.replace("## Warned", TEA_TIME), "utf-8")
    world.reload()
    attempt = world.begin()
    round_it = ("choose:leave-it-to-the-room-leader", "choose:leave-it")
    passed_by = world.play(attempt, LISTEN, RING, "back:0", *round_it).case
    assert (passed_by.ending, passed_by.complete) == ("unsafe", False)
    assert _back(passed_by, "ella-talks") == 0
    assert world.play(attempt, "back:0", LISTEN, WRITE, REPORT).completed


def _back(case: Case, scene: str) -> int | None:
    return way_back_to(case, next(s for s in case.scenario.scenes if s == scene))

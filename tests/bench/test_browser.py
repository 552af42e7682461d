from bench.browser import Page, get_form

PAGE = Page(
    "/quizzes/attempts/1",
    0.1,
    """
    <form action="/search"><input name="q"></form>
    <form method="post" action="/leave"><button>Leave quickly</button></form>
    <form id="answer" method="post" action="/quizzes/attempts/1">
      <input type="hidden" name="step" value="3">
      <input type="radio" name="choice" value="a"><input type="radio" name="choice" value="b">
      <select name="first"><option value="">Pick</option><option value="x">x</option><option value="y">y</option></select>
      <select name="second"><option value="">Pick</option><option value="x">x</option><option value="y">y</option></select>
      <input name="number" type="text"><textarea name="words"></textarea>
      <button name="move" value="choose">This is what I would do</button>
      <button name="move" value="back:1">Go back</button>
      <button form="elsewhere" name="move" value="leave">Leave</button>
    </form>
    """,
)


def test_a_form_is_filled_in_as_someone_would_who_takes_the_first_of_everything() -> None:
    form = get_form(PAGE, "/quizzes")
    assert form.filled() == [
        ("step", "3"),
        ("choice", "a"),
        ("first", "x"),
        ("second", "y"),
        ("number", "1"),
        ("words", "1"),
        ("move", "choose"),
    ]

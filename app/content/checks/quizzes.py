"""Q…: can every question be answered, and the quiz be passed?"""

from collections.abc import Iterator, Sequence

from app.content.checks.rule import Finding
from app.content.checks.views import across
from app.content.lesson import LessonDraft
from app.content.model.quiz import NumberAnswer
from app.content.model.terms import Nation, Terms
from app.content.model.text import PlainText
from app.content.options import OptionDraft
from app.content.page import Page
from app.content.quiz import BankDraft, QuestionDraft
from app.content.scenario import CaseDraft
from app.content.tasks import answer_task
from app.content.terms import nations_with


def no_key(bank: BankDraft) -> Iterator[Finding]:
    for question in _readable(bank):
        if not question.kinds:
            yield Finding(
                question.line, "nothing to answer: add options, a list, a table or `answer: …`"
            )
        for options in question.ticks:
            yield from _no_tick(options)
        for answer in question.answers:
            task = answer_task(answer.argument)
            if task is None or not (isinstance(task, NumberAnswer) or task.accepted):
                yield Finding(answer.line, "no answer can be read here: write `answer: 3 ± 1`")
        for pairs in question.pairs:
            for row, side in pairs.rows:
                if row.words and not side.words:
                    yield Finding(row.line, "this row has no answer: fill its right cell")


def no_key_in_pause(lesson: LessonDraft) -> Iterator[Finding]:
    for pause in lesson.pauses:
        if not lesson.page.troubled(pause.block.line, pause.block.last_line):
            yield from _no_tick(pause.options)


def no_key_to_notice(case: CaseDraft) -> Iterator[Finding]:
    for options in _noticings(case):
        yield from _no_tick(options)


def _noticings(case: CaseDraft) -> Iterator[list[OptionDraft]]:
    for scene in case.scenes:
        if scene.task and not scene.task.writes and not case.is_troubled(scene):
            yield scene.task.items


def _no_tick(options: Sequence[OptionDraft]) -> Iterator[Finding]:
    if options and not any(option.ticked for option in options):
        yield Finding(options[0].line, "no option is ticked: write [x] before each right one")


def too_few_options(bank: BankDraft) -> Iterator[Finding]:
    for question in _readable(bank):
        for options in [*question.ticks, *question.orders, *question.points]:
            yield from _too_few(options)
        for pairs in question.pairs:
            if sum(bool(row.words) for row, _ in pairs.rows) < 2:
                yield Finding(pairs.line, "a table to match has at least two rows: add some")


def too_few_in_pause(lesson: LessonDraft) -> Iterator[Finding]:
    for pause in lesson.pauses:
        if not lesson.page.troubled(pause.block.line, pause.block.last_line):
            yield from _too_few(pause.options)


def too_few_to_notice(case: CaseDraft) -> Iterator[Finding]:
    for options in _noticings(case):
        yield from _too_few(options)


def _too_few(options: Sequence[OptionDraft]) -> Iterator[Finding]:
    if len(options) == 1:
        yield Finding(options[0].line, "one option leaves nothing to decide: add others")


def duplicate_option(bank: BankDraft) -> Iterator[Finding]:
    for question in bank.questions:
        rows = ([row for row, _ in pairs.rows if row.words] for pairs in question.pairs)
        groups = [*question.ticks, *question.orders, *question.points, *rows]
        for options in groups:
            yield from _same_words(options, bank.page)


def duplicate_in_pause(lesson: LessonDraft) -> Iterator[Finding]:
    for pause in lesson.pauses:
        yield from _same_words(pause.options, lesson.page)


def duplicate_to_notice(case: CaseDraft) -> Iterator[Finding]:
    for options in _noticings(case):
        yield from _same_words(options, case.page)


def _same_words(options: Sequence[OptionDraft], page: Page) -> Iterator[Finding]:
    reported: set[int] = set()
    for nation in page.header.nations:
        seen: dict[str, int] = {}
        for option in options:
            words = _words(option.plain, page.terms, nation)
            first = seen.setdefault(words, option.line)
            if words and first != option.line and option.line not in reported:
                reported.add(option.line)
                where = "" if option.plain.parts == (option.words,) else f" in {nation}"
                yield Finding(
                    option.line, f"says the same as the option in line {first}{where}: change one"
                )


def _words(text: PlainText, terms: Terms, nation: Nation) -> str:
    filled = [
        part
        if isinstance(part, str)
        else terms.of(nation).words(part)
        if nation in nations_with(terms, part)
        else f"{{{part.name}:{part.form}}}"
        for part in text.parts
    ]
    return " ".join("".join(filled).casefold().split()).rstrip(".")


def duplicate_question(bank: BankDraft) -> Iterator[Finding]:
    titles: dict[str, int] = {}
    identities: dict[str, int] = {}
    for question in bank.questions:
        title = " ".join(question.section.heading.words.casefold().split())
        first = titles.setdefault(title, question.line)
        same = identities.setdefault(question.id, question.line)
        if first != question.line:
            yield Finding(question.line, f"asks the same as line {first}: change or drop one")
        elif same != question.line:
            yield Finding(
                question.line, f"a second question `{question.id}` (line {same}): add `id: …`"
            )


def mixed_kinds(bank: BankDraft) -> Iterator[Finding]:
    for question in _readable(bank):
        if len(question.kinds) > 1:
            yield Finding(
                question.line, f"{' and '.join(question.kinds)} in one question: split it"
            )


def draws_too_many(bank: BankDraft) -> Iterator[Finding]:
    draw = bank.page.header.values.get("draw")
    if not draw:
        return iter(())
    line = bank.page.header.lines["draw"]
    return across(bank.views(), lambda questions: _draws_too_many(draw, line, questions))


def _draws_too_many(draw: int, line: int, questions: Sequence[QuestionDraft]) -> Iterator[Finding]:
    critical = sum(question.critical for question in questions)
    if draw > len(questions):
        yield Finding(line, f"draws {draw} of {len(questions)} questions: lower `draw`")
    elif draw < critical:
        yield Finding(
            line, f"draws {draw}, and {critical} critical ones are always asked: raise it"
        )


def cannot_be_passed(bank: BankDraft) -> Iterator[Finding]:
    wanted = bank.page.header.values.get("pass")
    if wanted is None:
        return
    line = bank.page.header.lines["pass"]
    if wanted > 100:
        yield Finding(line, f"{wanted}% can never be reached: write 100% or less")
    else:
        yield from across(bank.views(), lambda questions: _nothing_marked(line, questions))


def _nothing_marked(line: int, questions: Sequence[QuestionDraft]) -> Iterator[Finding]:
    if questions and all(question.points for question in questions):
        yield Finding(line, "no question here is marked, so nobody can pass: take `pass` out")


def _readable(bank: BankDraft) -> list[QuestionDraft]:
    page = bank.page
    return [q for q in bank.questions if not page.troubled(q.line, q.section.last_line)]

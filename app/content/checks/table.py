"""The rules that ask one file, in the order of FORMAT.md's list. A new rule is a function, a line here, and its fixtures.

What asks many files at once stands in checks/shelf_table.py.
"""

from typing import Any

from app.content.checks import access, courses, form, graph, privacy, quizzes
from app.content.checks.rule import Rule, error, firm, warning
from app.content.course import CourseDraft
from app.content.lesson import LessonDraft
from app.content.page import Page
from app.content.quiz import BankDraft
from app.content.scenario import CaseDraft

FILE_RULES: tuple[Rule[Any], ...] = (
    firm("M001", Page, form.noted("M001")),
    firm("M002", Page, form.noted("M002")),
    firm("M004", Page, form.noted("M004")),
    warning("M005", Page, form.underlined_heading),
    warning("M006", Page, form.indented_code),
    firm("M007", Page, form.noted("M007")),
    firm("M008", Page, form.unknown_term),
    firm("M009", Page, form.term_missing),
    firm("M010", Page, form.noted("M010")),
    warning("M011", Page, form.review_date_passed),
    warning("M012", Page, form.no_sources),
    firm("M013", Page, form.noted("M013")),
    firm("M014", Page, form.noted("M014")),
    firm("S101", CaseDraft, graph.dead_end),
    firm("S102", CaseDraft, graph.missing_scene),
    error("S103", CaseDraft, graph.unreachable_scene),
    firm("S104", CaseDraft, graph.duplicate_scene),
    firm("S105", CaseDraft, graph.no_ending_reachable),
    firm("S106", CaseDraft, graph.shared_identity),
    warning("S107", CaseDraft, graph.no_good_ending),
    firm("S109", CaseDraft, graph.ending_with_way_on),
    firm("S110", CaseDraft, graph.leaves_the_file),
    error("S111", CaseDraft, graph.single_choice),
    firm("S112", CaseDraft, graph.two_kinds_of_way),
    firm("S201", CaseDraft, graph.undeclared_flag),
    error("A401", Page, access.no_alternative),
    error("A404", Page, access.skipped_level),
    error("P501", Page, privacy.personal_data),
    firm("Q101", BankDraft, quizzes.no_key),
    firm("Q101", LessonDraft, quizzes.no_key_in_pause),
    firm("Q102", BankDraft, quizzes.too_few_options),
    firm("Q102", LessonDraft, quizzes.too_few_in_pause),
    firm("Q103", BankDraft, quizzes.duplicate_option),
    firm("Q103", LessonDraft, quizzes.duplicate_in_pause),
    firm("Q104", BankDraft, quizzes.duplicate_question),
    firm("Q105", BankDraft, quizzes.mixed_kinds),
    firm("Q107", BankDraft, quizzes.draws_too_many),
    firm("Q110", BankDraft, quizzes.cannot_be_passed),
    firm("C101", Page, courses.leads_nowhere),
    firm("C101", CourseDraft, courses.step_without_file),
    firm("C102", CourseDraft, courses.listed_twice),
    firm("C105", Page, form.noted("C105")),
)

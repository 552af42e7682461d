"""The rules that ask one file, in the order of FORMAT.md's list. A new rule is a function, a line here, a few words in
checks/catalogue, and its fixtures.

What asks many files at once stands in checks/shelf_table.py.
"""

from typing import Any

from app.content.checks import (
    access,
    courses,
    form,
    graph,
    privacy,
    quiz_teaching,
    quizzes,
    states,
    teaching,
    timing,
)
from app.content.checks.rule import Rule, error, firm, warning
from app.content.checks.study import BankStudy, CaseStudy
from app.content.course import CourseDraft
from app.content.lesson import LessonDraft
from app.content.page import Page
from app.content.quiz import BankDraft
from app.content.scenario import CaseDraft

_DRAFTS: tuple[type[Any], ...] = (CaseDraft, BankDraft, LessonDraft, CourseDraft)

FILE_RULES: tuple[Rule[Any], ...] = (
    firm("M001", Page, form.noted("M001")),
    firm("M002", Page, form.noted("M002")),
    firm("M004", Page, form.noted("M004")),
    warning("M005", Page, form.underlined_heading),
    warning("M006", Page, form.indented_code),
    firm("M007", Page, form.noted("M007")),
    *(firm("M007", draft, form.for_nobody) for draft in _DRAFTS),
    firm("M008", Page, form.noted("M008")),
    firm("M008", Page, form.unknown_term),
    *(firm("M009", draft, form.term_missing) for draft in _DRAFTS),
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
    warning("S202", CaseDraft, states.idle_flag),
    warning("S204", CaseStudy, states.settled_condition),
    error("S205", CaseStudy, states.soft_lock),
    error("S206", CaseStudy, states.too_many_states),
    error("S207", CaseStudy, states.never_open),
    error("S208", CaseDraft, states.safety_without_choice),
    error("S208", CaseStudy, states.no_safe_choice),
    warning("S301", CaseStudy, teaching.too_many_choices),
    warning("S303", CaseDraft, teaching.no_consequence),
    warning("S303", CaseDraft, teaching.nothing_said),
    warning("S304", CaseDraft, teaching.longest_is_best),
    warning("S305", CaseStudy, timing.minutes_far_off),
    warning("S308", CaseStudy, teaching.outcomes_teach_luck),
    warning("S309", CaseDraft, teaching.errs_one_way),
    warning("S310", CaseDraft, teaching.caution_is_best),
    error("A401", Page, access.no_alternative),
    warning("A403", Page, access.vague_label),
    error("A404", Page, access.skipped_level),
    warning("A405", Page, access.hard_to_read),
    error("P501", Page, privacy.personal_data),
    firm("Q101", BankDraft, quizzes.no_key),
    firm("Q101", LessonDraft, quizzes.no_key_in_pause),
    firm("Q101", CaseDraft, quizzes.no_key_to_notice),
    firm("Q102", BankDraft, quizzes.too_few_options),
    firm("Q102", LessonDraft, quizzes.too_few_in_pause),
    firm("Q102", CaseDraft, quizzes.too_few_to_notice),
    firm("Q103", BankDraft, quizzes.duplicate_option),
    firm("Q103", LessonDraft, quizzes.duplicate_in_pause),
    firm("Q103", CaseDraft, quizzes.duplicate_to_notice),
    firm("Q104", BankDraft, quizzes.duplicate_question),
    firm("Q105", BankDraft, quizzes.mixed_kinds),
    firm("Q107", BankDraft, quizzes.draws_too_many),
    firm("Q110", BankDraft, quizzes.cannot_be_passed),
    warning("Q111", BankDraft, quiz_teaching.all_of_the_above),
    warning("Q112", BankDraft, quiz_teaching.longest_is_key),
    warning("Q113", BankDraft, quiz_teaching.negative_stem),
    warning("Q114", BankDraft, quiz_teaching.no_explanation),
    warning("Q115", BankStudy, quiz_teaching.passed_by_guessing),
    firm("C101", Page, courses.leads_nowhere),
    firm("C101", CourseDraft, courses.step_without_file),
    firm("C102", CourseDraft, courses.listed_twice),
    firm("C105", Page, form.noted("C105")),
)

"""Charts in every state: figures, one row, long names, nothing yet."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from app.web.charts.bars import Bar, BarChart, bars
from app.web.charts.frame import Frame
from app.web.charts.heat import HeatRow, HeatTable, heat
from app.web.charts.intervals import Estimate, IntervalChart, intervals
from app.web.charts.lines import LineChart, lines
from app.web.charts.multiples import MultiplesChart, multiples
from app.web.charts.parts import Part
from app.web.charts.trends import Series
from app.web.charts.wordings import percent

MONTHS = tuple(date(2023 + (11 + i) // 12, (11 + i) % 12 + 1, 1) for i in range(36))
TARGET = 90
LONGEST = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


def _frame(id: str, title: str, described: str) -> Frame:
    notes = (
        _("Records held on Monday 23 November 2026"),
        _("People who are exempt are not counted"),
    )
    return Frame(id, title, described, notes, _("Coverage appears here once an agency has a list."))


def _by_agency(id: str, title: str, rows: Sequence[Bar], target: int | None = TARGET) -> BarChart:
    described = _("People who hold what is asked of them, as a share of those of whom it is asked.")
    return bars(rows, target=target, frame=_frame(id, title, described))


def agencies() -> BarChart:
    rows = [
        Bar(_("Bryn Eithin nursery"), 38, 40, href="#bryn-eithin"),
        Bar(_("Harbour Lane primary"), 61, 70, href="#harbour-lane"),
        Bar(_("Canolfan Deulu Dyffryn Ogwen"), 121, 164),
        Bar(_("Northgate youth service"), 34, 56, declared=True),
        Bar(_("Police, public protection"), 1_240, 2_310),
        Bar(_("Little Acorns"), words=_("fewer than 5 people; not shown")),
        Bar(_("Saint Cuthbert’s"), words=_("no list yet; last asked on 2 November 2026")),
    ]
    return _by_agency(
        "agencies", _("Three of seven agencies need help; one has sent no list"), rows
    )


def edges() -> BarChart:
    rows = [
        Bar(_("Everybody"), 12, 12),
        Bar(_("All but one of 300"), 299, 300),
        Bar(_("One of 300"), 1, 300),
        Bar(_("Nobody"), 0, 25),
        Bar(_("Nobody is asked"), 0, 0),
        Bar(_("Missing")),
        Bar(_("Everybody, by their own word"), 12, 12, declared=True),
    ]
    return _by_agency("edges", _("Nothing and everything"), rows)


def long_names() -> BarChart:
    rows = [
        Bar("Partneriaeth Diogelu Plant ac Oedolion Gogledd-orllewin Cymru", 121, 164),
        Bar(LONGEST, 9, 10),
        Bar(
            "Cwm-y-glo and Penisa’r-waun Federation of Community Schools and Nurseries",
            4_310,
            5_021,
        ),
    ]
    return _by_agency("long-names", _("Long names break, and push nothing aside"), rows)


def one_bar() -> BarChart:
    rows = [Bar(_("Bryn Eithin nursery"), 38, 40)]
    return _by_agency("one-bar", _("One agency, and no target"), rows, target=None)


def counts() -> BarChart:
    rows = [Bar(_("In 3 months"), 120), Bar(_("In 6 months"), 310), Bar(_("In 12 months"), 1_405)]
    described = _("People whose training is past its date by then, if nobody learns anything more.")
    return bars(
        rows, frame=_frame("counts", _("1,405 people fall out of date in a year"), described)
    )


def no_bars() -> BarChart:
    return _by_agency("no-bars", _("Coverage by agency"), [])


def _growing(start: int, end: int, of: int, gaps: Sequence[int] = ()) -> list[Part | None]:
    return [
        None if i in gaps else Part(start + (end - start) * i // 35 + (i * 7) % 4, of)
        for i in range(36)
    ]


def _by_month(
    id: str, title: str, series: Sequence[Series], target: int | None = None
) -> LineChart:
    described = _("Share of people who hold what is asked, on the last day of each month.")
    return lines(series, MONTHS, target=target, frame=_frame(id, title, described))


def one_line() -> LineChart:
    series = [Series(_("The board"), _growing(610, 780, 1_000, (14, 15, 16)))]
    return _by_month(
        "one-line",
        _(
            "Coverage rose from %(then)s to %(now)s in three years",
            then=percent(61),
            now=percent(78),
        ),
        series,
        TARGET,
    )


def four_lines() -> LineChart:
    series = [
        Series(_("Early years"), _growing(61, 85, 100)),
        Series(_("Ysgolion a cholegau, a darparwyr addysg"), _growing(70, 84, 100, (9,))),
        Series(_("Health"), _growing(80, 83, 100, range(30, 36))),
        Series(_("Voluntary and community organisations"), _growing(30, 52, 100)),
    ]
    return _by_month("four-lines", _("Voluntary organisations are furthest behind"), series, TARGET)


def flat_lines() -> LineChart:
    series = [
        Series(_("Everybody"), [Part(40, 40)] * 36),
        Series(_("Nobody"), [Part(0, 40)] * 36),
        Series(_("One month"), [*[None] * 20, Part(20, 40), *[None] * 15]),
    ]
    return _by_month("flat-lines", _("All, none, and one month"), series, 100)


def counted_line() -> LineChart:
    series = [Series(_("Completions"), [Part(40 + i * 37 % 190) for i in range(36)])]
    frame = _frame("counted", _("Completions a month"), _("Courses completed in each month."))
    return lines(series, MONTHS, frame=frame)


def no_lines() -> LineChart:
    return _by_month("no-lines", _("Coverage by month"), [])


def sectors() -> MultiplesChart:
    names = (
        (_("Early years"), 61, 78),
        (_("Schools and colleges"), 70, 91),
        (_("Health"), 80, 83),
        (_("Voluntary and community organisations, and places of worship"), 30, 52),
        (_("Police"), 40, 53),
    )
    series = [
        Series(name, _growing(start, end, 100, range(i * 3, i * 4)))
        for i, (name, start, end) in enumerate(names)
    ]
    series.append(Series(_("Probation"), [*[None] * 35, Part(words=_("fewer than 5"))]))
    return _in_panels(
        "sectors", _("Schools reached the target; police and charities did not"), series
    )


def no_sectors() -> MultiplesChart:
    return _in_panels("no-sectors", _("Coverage by sector"), [])


def _in_panels(id: str, title: str, series: Sequence[Series]) -> MultiplesChart:
    described = _("Each panel runs from 0 % to 100 %, over the same three years.")
    return multiples(series, MONTHS, target=TARGET, frame=_frame(id, title, described))


def estimates() -> IntervalChart:
    rows = [
        Estimate(_("Early years"), 0.61, 0.48, 0.73, 56, href="#early-years"),
        Estimate(_("Schools and colleges"), 0.42, 0.39, 0.46, 812),
        Estimate(_("Everybody in a small team"), 1.0, 0.72, 1.0, 10),
        Estimate(_("Nobody in a small team"), 0.0, 0.0, 0.28, 10),
        Estimate(_("Probation"), words=_("fewer than 10 people; not shown")),
    ]
    described = _("Share of first answers that were right, with 95 % intervals.")
    title = _("Schools miss the question on bruising more often than early years")
    return intervals(rows, frame=_frame("estimates", title, described))


def no_estimates() -> IntervalChart:
    return intervals([], frame=_frame("no-estimates", _("First answers by sector"), _("Shares.")))


def matrix() -> HeatTable:
    few, silent = Part(words=_("fewer than 5")), Part(words=_("no list yet"))
    rows = [
        HeatRow(_("Bryn Eithin nursery"), [Part(38, 40), Part(34, 40), None], "#bryn-eithin"),
        HeatRow(_("Canolfan Deulu Dyffryn Ogwen"), [Part(121, 164), Part(140, 164), Part(0, 12)]),
        HeatRow(_("Northgate youth service"), [Part(34, 56, declared=True), few, Part()]),
        HeatRow(LONGEST, [silent, silent, Part(12, 12)]),
    ]
    courses = (_("Noticing neglect"), _("Speaking up"), _("Safer recruitment"))
    described = _("Share of people who hold each course, of those of whom it is asked.")
    title = _("Speaking up is known; noticing neglect is not yet")
    return heat(courses, rows, target=TARGET, frame=_frame("matrix", title, described))


def no_matrix() -> HeatTable:
    return heat((), [], frame=_frame("no-matrix", _("Agencies and courses"), _("Shares.")))

"""Charts that the server draws: frozen view models here, the drawing in templates/components/charts.html.

chart = bars([Bar(agency.name, 38, 40, href=…), Bar("Tŷ Ni", words=_("fewer than 5"))], target=90, frame=frame)
{% import "components/charts.html" as charts %}{{ charts.bars(chart) }}
frame = Frame("by-agency", title, described, notes=(source, day), empty=what_will_be_here); an id once on a page
lines([Series(name, [Part(34, 56), None, …])], months, target=90, frame=…)   four series at most; None is a gap
multiples([Series(…)], months, target=90, frame=…)     heat(courses, [HeatRow(agency, [Part(…), None])], target=90, …)
intervals([Estimate(name, share, low, high, of)], frame=…)           flow(Part(taken, of)).width for a map's road
standalone(bars_picture(chart)) is SVG for a PDF; give `chart.frame.alt` as its alternative text
Part(value, of) is a share, always rounded down: 100 % is all, and 89.9 % does not look like 90 %. Part(value) is a count.
Part(value, of, declared=True) is hatched; Part(words=…) is said in words and has no bar. Figures fill `chart.table`.
"""

"""Small numbers are protected before anybody renders them: exact tables in, `Published` out. Pure, and no chance in it.

    groups = settled(catalogue, groups)            # keep them for the year
    published = protect(catalogue, groups, before)  # `before`: the run before, as it was published

What is done is told in docs/disclosure.md; the terms are those of A. Hundepool et al., Statistical Disclosure
Control (Wiley, 2012), chapter 5, tables of frequencies: a threshold, grouping, deterministic rounding with totals rounded
by themselves, and an audit of what the published figures and their sums leave possible. The audit is the
shuttle algorithm of L. Buzzigoli and A. Giusti (Statistical Data Protection, Lisbon, 1998).

Every constraint is a bound on covered, on uncovered or on required (their sum) of a row, and sums form a tree. Such sets
("hexagons") keep that form, and whole corners, when they are added and cut; so within one run whose tables do not overlap the
shuttle's bounds are exactly those of an integer programme. With overlaps, and between two runs, they may be too wide: there each
count needs two witnesses (witnesses.py). Figures that are no such bounds, a percentage of exact counts for one, would
break this: percentages are read off the shown counts.
"""

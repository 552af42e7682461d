"""What a person's rows make of the posts that she holds: which row means which post, and what it changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.ids import PostId
from app.services.staff_lines import Line
from app.store.posts import Held, KnownPost


@dataclass(frozen=True, slots=True)
class PostWrite:
    """`post` None: a new one."""

    number: int
    post: KnownPost | None
    held: Held


@dataclass(frozen=True, slots=True)
class PostsPlan:
    writes: tuple[PostWrite, ...]
    left_over: tuple[KnownPost, ...]
    """Without an end, and in no row."""
    fault: str = ""


def plan_posts(
    posts: Sequence[KnownPost], lines: Sequence[Line], today: date, *, tells_ends: bool
) -> PostsPlan:
    pairs = _pairs(posts, lines, today)
    writes: list[PostWrite] = []
    for line in lines:
        writes += _writes(line, pairs.get(line.number), today, tells_ends=tells_ends)
    claimed = {post.id for post in pairs.values()}
    left_over = tuple(
        post
        for post in posts
        if post.id not in claimed and post.held.ends_on is None and post.held.starts_on <= today
    )
    return PostsPlan(tuple(writes), left_over, _fault(posts, writes))


def _pairs(posts: Sequence[KnownPost], lines: Sequence[Line], today: date) -> dict[int, KnownPost]:
    """The most telling likeness first, over all rows, before the next."""
    pairs: dict[int, KnownPost] = {}
    free = {post.id: post for post in sorted(posts, key=_latest_last, reverse=True)}
    for is_like in (_is_same, _is_same_role, _is_same_start):
        for line in lines:
            if line.number in pairs:
                continue
            found = next((post for post in free.values() if is_like(post, line, today)), None)
            if found:
                pairs[line.number] = free.pop(found.id)
    _pair_the_last(pairs, free, lines, today)
    return pairs


def _latest_last(post: KnownPost) -> tuple[date, PostId]:
    return post.held.starts_on, post.id


def _is_same(post: KnownPost, line: Line, _today: date) -> bool:
    return post.held.job_role == line.job_role and post.held.starts_on == line.starts_on


def _is_same_role(post: KnownPost, line: Line, today: date) -> bool:
    return post.held.job_role == line.job_role and _may_be(post, line, today)


def _is_same_start(post: KnownPost, line: Line, today: date) -> bool:
    return post.held.starts_on == line.starts_on and _may_be(post, line, today)


def _may_be(post: KnownPost, line: Line, today: date) -> bool:
    ends_on = post.held.ends_on
    return post.is_open(today) and not (ends_on and line.starts_on and line.starts_on > ends_on)


def _pair_the_last(
    pairs: dict[int, KnownPost], free: dict[PostId, KnownPost], lines: Sequence[Line], today: date
) -> None:
    """One row and one post are left: it is another job. Of several rows, one that was over before is no post of now."""
    open_rows = [line for line in lines if line.number not in pairs]
    if len(open_rows) != 1 or (len(lines) > 1 and _is_over(open_rows[0], today)):
        return
    likely = [post for post in free.values() if _may_be(post, open_rows[0], today)]
    if len(likely) == 1:
        pairs[open_rows[0].number] = likely[0]


def _is_over(line: Line, today: date) -> bool:
    return line.ends_on is not None and line.ends_on < today


def _writes(
    line: Line, post: KnownPost | None, today: date, *, tells_ends: bool
) -> list[PostWrite]:
    if post is None:
        if _is_over(line, today):
            return []
        return [PostWrite(line.number, None, line.held(today))]
    ends_on = line.ends_on if tells_ends else post.held.ends_on
    held = Held(line.job_role, line.starts_on or post.held.starts_on, ends_on)
    if held == post.held:
        return []
    if held.job_role != post.held.job_role and held.starts_on > post.held.starts_on:
        before = replace(post.held, ends_on=held.starts_on - timedelta(days=1))
        return [PostWrite(line.number, post, before), PostWrite(line.number, None, held)]
    return [PostWrite(line.number, post, held)]


def _fault(posts: Sequence[KnownPost], writes: Sequence[PostWrite]) -> str:
    changed = {write.post.id for write in writes if write.post}
    after = [post.held for post in posts if post.id not in changed]
    for write in writes:
        if write.held.ends_on and write.held.ends_on < write.held.starts_on:
            return "ends-before-start"
        if any(write.held.overlaps(other) for other in after):
            return "post-overlaps"
        after.append(write.held)
    return ""

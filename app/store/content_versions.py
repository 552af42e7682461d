"""Every authored text that a learner met, and the course releases that those texts made."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from app.content.library import SourceText
from app.content.model.course import Release
from app.content.model.header import Kind
from app.ids import Sha256
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_once
from app.store.tables import ContentVersionRow, ReleaseRow


def keep_version(session: Session, source: SourceText, now: datetime) -> None:
    """Once; keeping it again changes nothing."""
    insert_once(
        session,
        ContentVersionRow,
        sha256=source.sha256,
        kind=source.kind.value,
        slug=source.slug,
        path=source.path,
        text=source.text,
        first_met_at=now,
    )


def keep_versions(session: Session, sources: Iterable[SourceText], now: datetime) -> None:
    for source in sources:
        keep_version(session, source, now)


def find_version(session: Session, sha256: Sha256) -> SourceText | None:
    version = ContentVersionRow
    row = session.execute(
        select(version.kind, version.slug, version.path, version.text).where(
            version.sha256 == sha256
        )
    ).one_or_none()
    return SourceText(Kind(row.kind), row.slug, row.path, sha256, row.text) if row else None


def get_version(session: Session, sha256: Sha256) -> SourceText:
    version = find_version(session, sha256)
    if version is None:
        raise NotFound("no such text was ever kept")
    return version


def keep_release(session: Session, release: Release, now: datetime) -> None:
    """The release alone; its texts are kept as they are met."""
    insert_once(
        session,
        ReleaseRow,
        sha256=release.sha256,
        course=release.course,
        parts=[f"{kind.value} {slug} {sha256}" for kind, slug, sha256 in release.parts],
        first_met_at=now,
    )


def find_release(session: Session, sha256: Sha256) -> Release | None:
    row = session.execute(
        select(ReleaseRow.course, ReleaseRow.parts).where(ReleaseRow.sha256 == sha256)
    ).one_or_none()
    return Release(sha256, row.course, tuple(map(_part, row.parts))) if row else None


def get_release(session: Session, sha256: Sha256) -> Release:
    release = find_release(session, sha256)
    if release is None:
        raise NotFound("no such release was ever kept")
    return release


def _part(words: str) -> tuple[Kind, str, Sha256]:
    kind, slug, sha256 = words.split(" ")
    return Kind(kind), slug, Sha256(sha256)

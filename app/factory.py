"""Puts one installation of Heed together."""

from datetime import UTC, datetime

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from app.content.library import Library
from app.content.loading import load_library
from app.paths import TEMPLATES
from app.services.content import Content
from app.services.installation import WrongDatabase, claim
from app.services.passwords import Passwords
from app.settings import Settings
from app.store.database import Database
from app.store.schema import is_current
from app.web.access import refuse_undeclared
from app.web.account.views import blueprint as account
from app.web.assets import init_assets
from app.web.assigning.views import blueprint as assigning
from app.web.audit.views import blueprint as audit
from app.web.beginning.views import blueprint as beginning
from app.web.certificates.views import blueprint as certificates
from app.web.context import Clock, Heed
from app.web.coverage.views import blueprint as coverage
from app.web.effect.views import blueprint as effect
from app.web.errors import init_errors
from app.web.events.views import blueprint as events
from app.web.evidence.views import blueprint as evidence
from app.web.front.views import blueprint as front
from app.web.handouts.views import blueprint as handouts
from app.web.language import init_language
from app.web.letters.mailbox import blueprint as mailbox
from app.web.letters.views import blueprint as letters
from app.web.media import blueprint as media
from app.web.organisations.views import blueprint as organisations
from app.web.play.views import blueprint as play
from app.web.quiz.views import blueprint as quiz
from app.web.record.views import blueprint as record
from app.web.reminders.views import blueprint as reminders
from app.web.reports.views import blueprint as reports
from app.web.returns.views import blueprint as returns
from app.web.safe_use.views import blueprint as safe_use
from app.web.security import init_security
from app.web.signed_in import init_signed_in
from app.web.site import Site
from app.web.staff.views import blueprint as staff
from app.web.styleguide.views import blueprint as styleguide
from app.web.team.views import blueprint as team
from app.web.templating import init_templating
from app.web.training.views import blueprint as training
from app.web.tryout.views import blueprint as tryout
from app.web.ways_in.views import blueprint as ways_in

BLUEPRINTS = (
    front,
    media,
    account,
    training,
    play,
    tryout,
    quiz,
    record,
    certificates,
    safe_use,
    organisations,
    assigning,
    audit,
    team,
    staff,
    evidence,
    reminders,
    ways_in,
    letters,
    returns,
    events,
    reports,
    coverage,
    beginning,
    effect,
    handouts,
)


def utc_now() -> datetime:
    return datetime.now(UTC)


def create_app(settings: Settings, clock: Clock = utc_now, library: Library | None = None) -> Flask:
    """The database must be migrated already. `library`: what the settings' content compiles to, if that is known."""
    app = Site("heed", template_folder=str(TEMPLATES), static_folder=None)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="__Host-heed" if settings.secure else "heed",
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_I18N_ENABLED=False,  # it reads its catalogue from the disk at every request; ours has the words
        BABEL_DEFAULT_LOCALE="en_GB",
        BABEL_DEFAULT_TIMEZONE="Europe/London",
    )
    app.extensions["heed"] = open_heed(settings, clock, library or load_library(settings.content))
    init_language(app)
    init_security(app)
    init_signed_in(app)
    init_errors(app)
    init_templating(app)
    init_assets(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    if settings.styleguide:
        app.register_blueprint(styleguide)
    if settings.mailbox:
        app.register_blueprint(mailbox)
    refuse_undeclared(app)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    return app


def open_heed(settings: Settings, clock: Clock, library: Library) -> Heed:
    database = Database(settings.database, connections=settings.threads)
    database.assert_pragmas()
    if not is_current(database):
        raise WrongDatabase("its tables are not those of this Heed; run: heed migrate")
    claim(database, settings.demo)
    return Heed(
        settings=settings,
        database=database,
        content=Content(library),
        passwords=Passwords(settings.password_cost),
        clock=clock,
    )

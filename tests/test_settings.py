"""There is no default secret, and a wrong setting is named before anything starts."""

from pathlib import Path

import pytest

from app.content.model.terms import Nation
from app.settings import BadSettings, Settings

GOOD = {
    "HEED_DATABASE": "sqlite:////srv/heed/heed.db",
    "HEED_SECRET_KEY": "k" * 32,
    "HEED_BASE_URL": "https://heed.example",
}


def test_three_settings_are_enough() -> None:
    settings = Settings.from_environment(GOOD)
    assert settings.secure
    assert not settings.demo
    assert not settings.styleguide
    assert (settings.default_nation, settings.port) == (Nation.ENGLAND, 8000)


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(BadSettings) as told:
        Settings.from_environment({"HEED_PORT": "eighty"})
    for name in ("HEED_DATABASE", "HEED_SECRET_KEY", "HEED_BASE_URL", "HEED_PORT"):
        assert name in str(told.value)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("HEED_SECRET_KEY", "", "is not set"),
        ("HEED_SECRET_KEY", "short", "is too short"),
        ("HEED_SECRET_KEY", "k" * 31, "is too short"),
        ("HEED_BASE_URL", "heed.example", "not an http or https address"),
        ("HEED_BASE_URL", "http://heed.example", "must begin with https://"),
        ("HEED_BASE_URL", "https://heed.example/training", "must end after the host name"),
        ("HEED_DEFAULT_NATION", "cymru", "must be one of england"),
        ("HEED_LEAVE_TO", "javascript:alert(1)", "must begin with https://"),
        ("HEED_LEAVE_TO", "https://a.example/\nSet-Cookie: a=b", "must begin with https://"),
        ("HEED_BASE_URL", "https://[heed", "not an http or https address"),
        ("HEED_PORT", "0", "whole number from 1"),
        ("HEED_PORT", "65536", "to 65535"),
        ("HEED_PORT", "9" * 5000, "to 65535"),
        ("HEED_DEMO", "false", "must be 1 or 0"),
        ("HEED_DEMO", "yes", "must be 1 or 0"),
        ("HEED_TRUSTED_PROXIES", "-1", "whole number from 0"),
        ("HEED_CONTENT", "/no/such/folder", "there is no folder"),
    ],
)
def test_an_unfit_setting_is_refused(name: str, value: str, words: str) -> None:
    with pytest.raises(BadSettings, match=words):
        Settings.from_environment({**GOOD, name: value})


def test_the_secret_is_not_repeated_in_what_is_said() -> None:
    with pytest.raises(BadSettings) as told:
        Settings.from_environment({**GOOD, "HEED_SECRET_KEY": "hunter2"})
    assert "hunter2" not in str(told.value)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_plain_http_will_do_on_the_machine_itself(host: str) -> None:
    settings = Settings.from_environment({**GOOD, "HEED_BASE_URL": f"http://{host}:8000/"})
    assert not settings.secure
    assert settings.base_url == f"http://{host}:8000"


def test_a_demo_makes_a_secret_once_and_keeps_it(tmp_path: Path) -> None:
    first = Settings.for_demo({}, tmp_path / "demo")
    again = Settings.for_demo({}, tmp_path / "demo")
    other = Settings.for_demo({}, tmp_path / "other")
    assert first.demo
    assert len(first.secret_key) == 64
    assert first.secret_key == again.secret_key != other.secret_key
    assert (tmp_path / "demo" / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("value", ["", "0"])
def test_what_is_switched_off_is_no_demo(value: str) -> None:
    settings = Settings.from_environment({**GOOD, "HEED_DEMO": value})
    assert not settings.demo
    assert settings.database == GOOD["HEED_DATABASE"]


def test_a_secret_that_was_only_half_written_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("")
    assert len(Settings.for_demo({}, tmp_path).secret_key) == 64


def test_a_demo_never_takes_the_real_database(tmp_path: Path) -> None:
    settings = Settings.for_demo({**GOOD, "HEED_PORT": "8123"}, tmp_path)
    assert settings.sqlite_path.parent == tmp_path
    assert settings.secret_key != GOOD["HEED_SECRET_KEY"]
    assert settings.base_url == "http://127.0.0.1:8123"


MAIL = {"HEED_MAIL_FROM": "Heed <heed@board.example>"}


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", ("mail.example", 587, "starttls", "", "")),
        ("smtp://mail.example:2525?tls=implicit", ("mail.example", 2525, "implicit", "", "")),
        ("smtp://127.0.0.1?tls=none", ("127.0.0.1", 25, "none", "", "")),
        (
            "smtp://heed%40board.example:p%2Fss%3Aword@mail.example?tls=implicit",
            ("mail.example", 465, "implicit", "heed@board.example", "p/ss:word"),
        ),
    ],
)
def test_a_mail_server(url: str, server: tuple[str, int, str, str, str]) -> None:
    settings = Settings.from_environment({**GOOD, **MAIL, "HEED_SMTP": url})
    found = settings.mail_server
    assert found is not None
    assert (found.host, found.port, found.tls, found.username, found.password) == server
    assert settings.sends_letters
    assert found.sender_address == "heed@board.example"


def test_without_a_mail_server_letters_wait() -> None:
    settings = Settings.from_environment(GOOD)
    assert settings.mail_server is None
    assert not settings.sends_letters


@pytest.mark.parametrize(
    ("url", "sender", "words"),
    [
        ("mail.example", "heed@board.example", "must be like smtp://"),
        ("https://mail.example", "heed@board.example", "must be like smtp://"),
        ("smtp://mail.example:x", "heed@board.example", "is not an address"),
        ("smtp://mail.example?tls=maybe", "heed@board.example", "tls must be one of"),
        ("smtp://mail.example?tsl=none", "heed@board.example", "must be like smtp://"),
        ("smtp://me:secret@mail.example?tls=none", "heed@board.example", "without TLS"),
        ("smtp://mail.example", "", "HEED_MAIL_FROM is not set"),
        ("smtp://mail.example", "Heed, the board <heed@board.example>", "holds no mail address"),
        ("smtp://mail.example", "heed@board.example\nBcc: x@y.example", "holds no mail address"),
    ],
)
def test_an_unfit_mail_server_is_refused(url: str, sender: str, words: str) -> None:
    with pytest.raises(BadSettings, match=words) as told:
        Settings.from_environment({**GOOD, "HEED_SMTP": url, "HEED_MAIL_FROM": sender})
    assert "secret" not in str(told.value)

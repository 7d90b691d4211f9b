"""Settings come from the command line, else the environment, else the file; a wrong one is refused by name."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

import bot.settings
from bot.language.text import Locale, Texts
from bot.photos import store_of
from bot.roles import Role, roles_in
from bot.settings import FILE, Settings
from domain.errors import Refusal
from storage.photo.bucket import Bucket
from storage.photo.folder import Folder


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"LINZHANG_{name.upper()}", raising=False)


def write(text: str) -> None:
    Path(FILE).write_text(text, encoding="utf-8")


def test_with_nothing_set_it_listens_to_this_machine_alone_and_shows_no_lab() -> None:
    settings = Settings()
    assert (settings.host, settings.port, settings.lab) == ("127.0.0.1", 8000, False)
    assert (settings.database, settings.data) == ("sqlite:data/linzhang.db", Path("data"))


def test_the_environment_wins_over_the_file_and_the_command_line_over_both(monkeypatch: pytest.MonkeyPatch) -> None:
    write('port = 1\nhost = "file"\nlanguage = "en"\n')
    monkeypatch.setenv("LINZHANG_PORT", "2")
    monkeypatch.setenv("LINZHANG_HOST", "environment")
    settings = Settings(port=3)
    assert (settings.port, settings.host, settings.language) == (3, "environment", "en")


@pytest.mark.parametrize(
    ("line", "setting"),
    [
        ("port = 70000", "port"),
        ("port = -1", "port"),
        ('port = "http"', "port"),
        ('database = "mysql://town"', "database"),
        ('database = "sqlite:"', "database"),
        ('database = "data/linzhang.db"', "database"),
        ("tick_seconds = 0", "tick_seconds"),
        ("tick_seconds = 3600", "tick_seconds"),
        ('language = "fr"', "language"),
        ('lab = "perhaps"', "lab"),
        ('roles = "worker,mayor"', "roles"),
        ('roles = ""', "roles"),
        ("prot = 8000", "prot"),
    ],
)
def test_a_wrong_setting_is_named(line: str, setting: str) -> None:
    write(line)
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert [error["loc"] for error in refused.value.errors()] == [(setting,)]


def test_a_process_has_every_role_unless_told_otherwise() -> None:
    assert roles_in(Settings().roles) == frozenset(Role)
    write('roles = "worker, ticker"')
    assert roles_in(Settings().roles) == {Role.WORKER, Role.TICKER}


def test_a_setting_cannot_be_changed_while_the_program_runs() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1  # type: ignore[misc]


# A bucket for photos.


def test_without_a_bucket_photos_are_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    assert store_of(Settings()) == Folder(Path("data"))
    monkeypatch.setenv("LINZHANG_PHOTOS", "")
    assert store_of(Settings()) == Folder(Path("data"))


def test_a_bucket_is_told_with_what_lets_us_in_and_shows_neither() -> None:
    settings = Settings(photos="s3://linzhang-photos/changsheng/", s3_key_id="CANARY", s3_secret="CANARY")
    assert (settings.photos, settings.s3_region) == ("s3://linzhang-photos/changsheng", "us-east-1")
    assert "CANARY" not in repr(settings) + str(settings.model_dump())
    assert isinstance(store_of(settings), Bucket)


@pytest.mark.parametrize(
    ("set_", "wrong"),
    [
        ({"photos": "/srv/photos"}, [("photos", "photos-address")]),
        ({"photos": "s3://"}, [("photos", "photos-address")]),
        ({"photos": "s3://CANARY:key@bucket"}, [("photos", "photos-address")]),
        ({"photos": "s3://bucket/../else"}, [("photos", "photos-address")]),
        ({"photos": "s3://bucket/a?b"}, [("photos", "photos-address")]),
        ({"s3_endpoint": "http://s3.example.org"}, [("s3_endpoint", "web-address-open")]),
        ({"s3_endpoint": "https://CANARY:key@s3.example.org"}, [("s3_endpoint", "web-address")]),
        ({"s3_region": "cn north"}, [("s3_region", "s3-region")]),
        ({"photos": "s3://bucket", "s3_key_id": "CANARY"}, [("s3_secret", "s3-secret-missing")]),
        ({"photos": "s3://bucket", "s3_secret": "CANARY"}, [("s3_key_id", "s3-secret-missing")]),
    ],
)
def test_a_bucket_that_cannot_be_is_refused(set_: dict[str, object], wrong: list[tuple[str, str]]) -> None:
    assert refused(**set_) == wrong


@pytest.mark.parametrize("secret", ["s3_key_id", "s3_secret"])
def test_what_lets_us_into_the_bucket_stays_out_of_the_file(secret: str) -> None:
    write(f'photos = "s3://bucket"\n{secret} = "CANARY"\n')
    assert (secret, "secret-in-file") in refused()


def test_no_playing_reaches_the_bucket_of_real_residents(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"PHOTOS": "s3://real", "S3_KEY_ID": "CANARY", "S3_SECRET": "CANARY"}.items():
        monkeypatch.setenv(f"LINZHANG_{name}", value)
    assert store_of(Settings.for_lab("sqlite::memory:", Path("demo"))) == Folder(Path("demo"))


def test_a_bucket_without_what_it_takes_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "storage.photo.bucket", None)
    with pytest.raises(Refusal) as told:
        store_of(Settings(photos="s3://bucket", s3_key_id="k", s3_secret="s"))  # type: ignore[arg-type]
    assert told.value.say.key == "refusal-no-s3"


# Telegram: secrets stay out of the file and out of sight, and what cannot work is refused before anything starts.

TOKEN = "4242:CANARY-sings-in-the-dark_0123456789"
SECRET = "canary-" + "s" * 32


def refused(**settings: object) -> list[tuple[str, str]]:
    """Which settings are refused, and why."""
    with pytest.raises(ValidationError) as wrong:
        Settings(**settings)  # type: ignore[arg-type]
    assert "CANARY" not in str(wrong.value) + repr(wrong.value)
    return [(str(error["loc"][0]), error["type"]) for error in wrong.value.errors()]


def kept(mode: int, text: str = f"{TOKEN}\n") -> Path:
    file = Path("token")
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


def test_without_a_token_there_is_no_telegram() -> None:
    settings = Settings()
    assert (settings.telegram_token, settings.telegram_webhook) == (None, None)


def test_the_token_comes_from_the_environment_and_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINZHANG_TELEGRAM_TOKEN", TOKEN)
    settings = Settings()
    assert settings.telegram_token is not None
    assert settings.telegram_token.get_secret_value() == TOKEN
    assert "CANARY" not in f"{settings} {settings!r} {settings.model_dump_json()}"


def test_the_token_may_have_a_file_of_its_own() -> None:
    write('telegram_token_file = "token"')
    kept(0o600)
    token = Settings().telegram_token
    assert token is not None
    assert token.get_secret_value() == TOKEN


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o700 | 0o010])
def test_a_token_file_that_others_can_open_is_refused(mode: int) -> None:
    assert refused(telegram_token_file=kept(mode)) == [("telegram_token_file", "token-file-open")]


@pytest.mark.parametrize("name", ["telegram_token", "telegram_webhook_secret", "heartbeat_url"])
def test_a_secret_in_the_file_is_refused_also_when_the_environment_has_it(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write(f'{name} = "{TOKEN}"')
    monkeypatch.setenv("LINZHANG_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("LINZHANG_TELEGRAM_WEBHOOK_SECRET", SECRET)
    assert refused() == [(name, "secret-in-file")]


@pytest.mark.parametrize(
    ("settings", "wrong"),
    [
        ({"telegram_token": "CANARY"}, ("telegram_token", "token-shape")),
        ({"telegram_token": "CANARY:1"}, ("telegram_token", "token-shape")),
        ({"telegram_token": ""}, ("telegram_token", "token-shape")),
        ({"telegram_token": f"{TOKEN}/"}, ("telegram_token", "token-shape")),
        ({"telegram_token": TOKEN, "lab": True}, ("telegram_token", "token-beside-lab")),
        ({"telegram_token_file": "nowhere"}, ("telegram_token_file", "token-file-missing")),
        ({"telegram_api": "http://api.example"}, ("telegram_api", "web-address-open")),
        ({"telegram_api": "api.example"}, ("telegram_api", "web-address")),
        ({"telegram_api": "ftp://api.example"}, ("telegram_api", "web-address")),
        ({"telegram_api": "https://CANARY@api.example"}, ("telegram_api", "web-address")),
        ({"telegram_api": "https://api.example:CANARY"}, ("telegram_api", "web-address")),
        ({"telegram_webhook_secret": "CANARY"}, ("telegram_webhook_secret", "webhook-secret-shape")),
        ({"telegram_webhook_secret": "CANARY" * 6 + "!"}, ("telegram_webhook_secret", "webhook-secret-shape")),
        ({"telegram_webhook_secret": "s" * 31}, ("telegram_webhook_secret", "webhook-secret-shape")),
        ({"telegram_webhook_secret": "s" * 257}, ("telegram_webhook_secret", "webhook-secret-shape")),
        ({"heartbeat_url": "http://CANARY.example/"}, ("heartbeat_url", "web-address-open")),
        ({"heartbeat_url": "CANARY"}, ("heartbeat_url", "web-address")),
        ({"telegram_poll_seconds": 51}, ("telegram_poll_seconds", "less_than_equal")),
        ({"telegram_poll_seconds": 0}, ("telegram_poll_seconds", "greater_than_equal")),
    ],
)
def test_what_cannot_work_is_refused(settings: dict[str, object], wrong: tuple[str, str]) -> None:
    assert refused(**settings) == [wrong]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://town.example", "web-address-open"),
        ("town.example", "web-address"),
        ("https://", "web-address"),
        ("https://town.example:8000", "webhook-port"),
        ("https://town.example/bot", "webhook-path"),
        ("https://town.example/?bot", "webhook-path"),
    ],
)
def test_an_address_telegram_would_not_call_is_refused(address: str, why: str) -> None:
    assert refused(telegram_webhook=address, telegram_webhook_secret=SECRET) == [("telegram_webhook", why)]


@pytest.mark.parametrize(
    ("address", "kept_as"),
    [
        ("https://town.example/", "https://town.example"),
        ("https://town.example:8443", "https://town.example:8443"),
        ("http://127.0.0.1:12345", "http://127.0.0.1:12345"),
        ("http://[::1]:12345/", "http://[::1]:12345"),
    ],
)
def test_an_address_telegram_or_this_machine_can_call_is_taken(address: str, kept_as: str) -> None:
    assert Settings(telegram_webhook=address, telegram_webhook_secret=SecretStr(SECRET)).telegram_webhook == kept_as


def test_without_a_secret_there_is_no_webhook() -> None:
    wrong = [("telegram_webhook_secret", "webhook-secret-missing")]
    assert refused(telegram_webhook="https://town.example") == wrong


def test_a_token_in_two_places_is_one_too_many() -> None:
    assert refused(telegram_token=TOKEN, telegram_token_file=kept(0o600)) == [("telegram_token", "token-twice")]


def test_the_lab_plays_alone_whatever_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINZHANG_TELEGRAM_TOKEN", TOKEN)
    settings = Settings.for_lab("sqlite::memory:", Path("data"))
    assert (settings.lab, settings.telegram_token) == (True, None)
    assert settings.backups == Path("data/backups"), "what it keeps of the forgotten is its own too"


#: Every kind of mistake the settings know, read from where they are checked.
KINDS = sorted(
    {
        kind
        for file in Path(str(bot.settings.__file__)).parent.glob("*.py")
        for kind in re.findall(r'"((?:token|web|webhook|database|secret|wechat|wecom)-[a-z-]+)"', file.read_text())
    }
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_rule_of_ours_is_told_in_words(kind: str) -> None:
    for locale in Locale:
        assert Texts.load(strict=True).plain(f"cli-setting-{kind}", locale)

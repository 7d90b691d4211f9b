"""What an administrator can set: ``linzhang.toml`` in the working folder, or the environment (``LINZHANG_PORT=8080``).

The environment wins over the file; secrets come from the environment or from files of their own, never from this file.
A wrong setting is told in words before anything starts: the type of the error names a ``cli-setting-…`` sentence.
"""

from __future__ import annotations

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Any, ClassVar, Self
from urllib.parse import SplitResult, urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import InitErrorDetails, PydanticCustomError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

FILE = "linzhang.toml"

#: What must not stand in the file, which is read by many and kept in many places.
SECRETS = ("telegram_token", "telegram_webhook_secret", "heartbeat_url")

#: Telegram calls these ports and no other.
_TELEGRAM_PORTS = frozenset({443, 80, 88, 8443})

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")

#: Whoever is not the owner of the file may do nothing with it.
_OTHERS = 0o077


class _File(TomlConfigSettingsSource):
    """``linzhang.toml``, refused when a secret stands in it."""

    def __call__(self) -> dict[str, Any]:
        values = super().__call__()
        wrong = _wrong("secret-in-file")
        found = [InitErrorDetails(type=wrong, loc=(name,), input=None) for name in SECRETS if name in values]
        if found:
            raise ValidationError.from_exception_data(FILE, found, hide_input=True)
        return values


class Settings(BaseSettings):
    """Every setting with its default. Times are in seconds."""

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_prefix="LINZHANG_", toml_file=FILE, extra="forbid", frozen=True, hide_input_in_errors=True
    )

    #: Where the database is: ``sqlite:`` and a path.
    database: str = "sqlite:data/linzhang.db"
    #: The folder photos are kept in.
    data: Path = Path("data")
    #: The folder backups are kept in; best on another disk.
    backups: Path = Path("backups")
    #: How many backups are kept, the newest ones.
    keep_backups: int = Field(default=14, ge=1, le=365)
    #: Where the web pages listen. Only this machine unless told otherwise.
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    #: Whether the lab page is served: a playground, never beside real residents.
    lab: bool = False
    #: How often the clocks are looked at.
    tick_seconds: float = Field(default=5.0, gt=0, le=60)
    #: What is called after every audit that found all well. Whoever knows the address can pretend to be us.
    heartbeat_url: SecretStr | None = None
    #: The language of the command line.
    language: str = Field(default="zh-Hans", pattern="^(zh-Hans|zh-Hant|en)$")
    #: A file that holds the bot's token and nobody but its owner can read.
    telegram_token_file: Path | None = None
    #: The token BotFather gave; taken from the file when there is one.
    telegram_token: SecretStr | None = Field(default=None, validate_default=True)
    #: The Bot API server.
    telegram_api: str = "https://api.telegram.org"
    #: Under which address Telegram reaches us; without one we ask Telegram.
    telegram_webhook: str | None = None
    #: What Telegram has to say when it calls.
    telegram_webhook_secret: SecretStr | None = Field(default=None, validate_default=True)
    #: How long Telegram may take over an answer when it has nothing to tell.
    telegram_poll_seconds: int = Field(default=50, ge=1, le=50)

    @classmethod
    def for_lab(cls, database: str, data: Path, *, host: str = "127.0.0.1", port: int = 0) -> Self:
        """The lab and nothing else, whatever is set: no playing is heard on a real platform."""
        return cls(
            database=database,
            data=data,
            lab=True,
            host=host,
            port=port,
            telegram_token_file=None,
            telegram_token=None,
            heartbeat_url=None,
        )

    @field_validator("database")
    @classmethod
    def _known_engine(cls, value: str) -> str:
        if not value.startswith("sqlite:") or value == "sqlite:":
            raise _wrong("database-address")
        return value

    @field_validator("heartbeat_url")
    @classmethod
    def _called_in_secret(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None:
            _secure(url.get_secret_value())
        return url

    @field_validator("telegram_token_file")
    @classmethod
    def _readable_by_its_owner_alone(cls, file: Path | None) -> Path | None:
        if file is None:
            return None
        if not file.is_file():
            raise _wrong("token-file-missing")
        if file.stat().st_mode & _OTHERS:
            raise _wrong("token-file-open")
        return file

    @field_validator("telegram_token")
    @classmethod
    def _one_token(cls, token: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        file: Path | None = info.data.get("telegram_token_file")
        if file is not None:
            if token is not None:
                raise _wrong("token-twice")
            token = SecretStr(file.read_text(encoding="utf-8").strip())
        if token is None:
            return None
        if not _TOKEN.fullmatch(token.get_secret_value()):
            raise _wrong("token-shape")
        if info.data.get("lab"):
            raise _wrong("token-beside-lab")
        return token

    @field_validator("telegram_api")
    @classmethod
    def _spoken_to_in_secret(cls, url: str) -> str:
        _secure(url)
        return url.rstrip("/")

    @field_validator("telegram_webhook")
    @classmethod
    def _reachable_for_telegram(cls, url: str | None) -> str | None:
        if url is None:
            return None
        parts = _secure(url)
        if parts.path.strip("/") or parts.query or parts.fragment:
            raise _wrong("webhook-path")
        if parts.scheme == "https" and (parts.port or 443) not in _TELEGRAM_PORTS:
            raise _wrong("webhook-port")
        return url.rstrip("/")

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _hard_to_guess(cls, secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if secret is None:
            if info.data.get("telegram_webhook") is not None:
                raise _wrong("webhook-secret-missing")
            return None
        if not _SECRET.fullmatch(secret.get_secret_value()):
            raise _wrong("webhook-secret-shape")
        return secret

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """First what the command line says, then the environment, then the file."""
        return (init_settings, env_settings, _File(settings_cls))


def _wrong(key: str) -> PydanticCustomError:
    """What is wrong, as the last part of the key of a sentence; values are never in it, one of them may be a secret."""
    return PydanticCustomError(key, key)


def _secure(url: str) -> SplitResult:
    """The parts of an address that nobody on the way can listen to: https, or this machine itself."""
    try:
        parts = urlsplit(url)
        known = parts.port is None or parts.port > 0
    except ValueError:
        raise _wrong("web-address") from None
    if not known or not parts.hostname or parts.scheme not in ("http", "https") or parts.username is not None:
        raise _wrong("web-address")
    if parts.scheme == "http" and not _this_machine(parts.hostname):
        raise _wrong("web-address-open")
    return parts


def _this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

"""The settings of the service itself, whatever platforms it is on. What each means stands in ``docs/settings.md``."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, Field, SecretStr, field_validator

from bot.roles import ALL as ALL_ROLES
from bot.roles import roles_in
from bot.settings.kinds import bare, secure, wrong


class ServiceSettings(BaseModel):
    """Where things are, and how the service is reached. Times are in seconds."""

    #: Where the database is: ``sqlite:`` and a path, or ``postgresql://`` and a server with its database.
    database: str = "sqlite:data/linzhang.db"
    #: The folder of whatever belongs to the installation; photos too, unless they are kept in a bucket.
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
    #: What this process is there for, with commas; one that serves a town alone does everything.
    roles: str = ALL_ROLES
    #: The language of the command line.
    language: str = Field(default="zh-Hans", pattern="^(zh-Hans|zh-Hant|en)$")
    #: Under which address residents and platforms reach the web pages; without one there are no pages for phones.
    web_address: str | None = None

    @field_validator("database")
    @classmethod
    def _known_engine(cls, value: str) -> str:
        if not value.startswith(("sqlite:", "postgresql://")) or value == "sqlite:":
            raise wrong("database-address")
        return value

    @field_validator("roles")
    @classmethod
    def _known_roles(cls, value: str) -> str:
        try:
            roles_in(value)
        except ValueError:
            raise wrong("roles") from None
        return value

    @field_validator("heartbeat_url")
    @classmethod
    def _called_in_secret(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None:
            secure(url.get_secret_value())
        return url

    @field_validator("web_address")
    @classmethod
    def _a_host_and_nothing_else(cls, url: str | None) -> str | None:
        if url is None:
            return None
        bare(url)
        return url.rstrip("/")

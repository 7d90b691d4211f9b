"""What an administrator can set: ``linzhang.toml`` in the working folder, or the environment (``LINZHANG_PORT=8080``).

The environment wins over the file. A wrong setting is told in words before anything starts.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from pydantic import Field, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

FILE = "linzhang.toml"


class Settings(BaseSettings):
    """Every setting with its default. Times are in seconds."""

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_prefix="LINZHANG_", toml_file=FILE, extra="forbid", frozen=True
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
    #: The language of the command line.
    language: str = Field(default="zh-Hans", pattern="^(zh-Hans|zh-Hant|en)$")

    @field_validator("database")
    @classmethod
    def _known_engine(cls, value: str) -> str:
        if not value.startswith("sqlite:") or value == "sqlite:":
            raise ValueError("database-address")
        return value

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
        return (init_settings, env_settings, TomlConfigSettingsSource(settings_cls))

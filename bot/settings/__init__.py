"""What an administrator can set: ``linzhang.toml`` in the working folder, or the environment (``LINZHANG_PORT=8080``).

The environment wins over the file; secrets come from the environment or from files of their own, never from this file.
A wrong setting is told in words before anything starts: the type of the error names a ``cli-setting-…`` sentence.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, Self

from pydantic import ValidationError
from pydantic_core import InitErrorDetails
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from bot.settings.keeping import KeepingSettings
from bot.settings.kinds import wrong
from bot.settings.service import ServiceSettings
from bot.settings.storage import StorageSettings
from bot.settings.telegram import TelegramSettings
from bot.settings.wechat import WechatSettings
from bot.settings.wecom import WecomSettings

FILE = "linzhang.toml"

#: What must not stand in the file, which is read by many and kept in many places.
SECRETS = (
    "heartbeat_url",
    "s3_key_id",
    "s3_secret",
    "telegram_token",
    "telegram_webhook_secret",
    "wechat_secret",
    "wechat_token",
    "wechat_aes_key",
    "wecom_secret",
    "wecom_token",
    "wecom_aes_key",
    "wecom_robot_token",
    "wecom_robot_aes_key",
    "wecom_webhooks",
)


class _File(TomlConfigSettingsSource):
    """``linzhang.toml``, refused when a secret stands in it."""

    def __call__(self) -> dict[str, Any]:
        values = super().__call__()
        kind = wrong("secret-in-file")
        found = [InitErrorDetails(type=kind, loc=(name,), input=None) for name in SECRETS if name in values]
        if found:
            raise ValidationError.from_exception_data(FILE, found, hide_input=True)
        return values


# Fields are checked from the last of these to the first: whoever is beside the lab has to know of it.
class Settings(
    WecomSettings, WechatSettings, TelegramSettings, StorageSettings, KeepingSettings, ServiceSettings, BaseSettings
):
    """Every setting with its default. Times are in seconds."""

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_prefix="LINZHANG_", toml_file=FILE, extra="forbid", frozen=True, hide_input_in_errors=True
    )

    @classmethod
    def for_lab(cls, database: str, data: Path, *, host: str = "127.0.0.1", port: int = 0) -> Self:
        """The lab and nothing else, whatever is set: no playing is heard on a real platform."""
        return cls(
            database=database,
            data=data,
            backups=data / "backups",
            photos=None,
            lab=True,
            host=host,
            port=port,
            telegram_token_file=None,
            telegram_token=None,
            wechat_app_id=None,
            wecom_corp_id=None,
            web_address=None,
            heartbeat_url=None,
        )

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

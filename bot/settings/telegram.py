"""The settings of Telegram. What each means stands in ``docs/settings.md``."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import BaseModel, Field, SecretStr, ValidationInfo, field_validator

from bot.settings.kinds import bare, owners_alone, secure, wrong

#: Telegram calls these ports and no other.
_TELEGRAM_PORTS = frozenset({443, 80, 88, 8443})

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")


class TelegramSettings(BaseModel):
    """Without a token the bot is not on Telegram."""

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

    @field_validator("telegram_token_file")
    @classmethod
    def _readable_by_its_owner_alone(cls, file: Path | None) -> Path | None:
        return None if file is None else owners_alone(file)

    @field_validator("telegram_token")
    @classmethod
    def _one_token(cls, token: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        file: Path | None = info.data.get("telegram_token_file")
        if file is not None:
            if token is not None:
                raise wrong("token-twice")
            token = SecretStr(file.read_text(encoding="utf-8").strip())
        if token is None:
            return None
        if not _TOKEN.fullmatch(token.get_secret_value()):
            raise wrong("token-shape")
        if info.data.get("lab"):
            raise wrong("token-beside-lab")
        return token

    @field_validator("telegram_api")
    @classmethod
    def _spoken_to_in_secret(cls, url: str) -> str:
        secure(url)
        return url.rstrip("/")

    @field_validator("telegram_webhook")
    @classmethod
    def _reachable_for_telegram(cls, url: str | None) -> str | None:
        if url is None:
            return None
        parts = bare(url)
        if parts.scheme == "https" and (parts.port or 443) not in _TELEGRAM_PORTS:
            raise wrong("webhook-port")
        return url.rstrip("/")

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _hard_to_guess(cls, secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if secret is None:
            if info.data.get("telegram_webhook") is not None:
                raise wrong("webhook-secret-missing")
            return None
        if not _SECRET.fullmatch(secret.get_secret_value()):
            raise wrong("webhook-secret-shape")
        return secret

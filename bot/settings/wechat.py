"""The settings of the WeChat official account (服务号). What each means stands in ``docs/settings.md``.

Names and shapes: developers.weixin.qq.com, 开发 › 基本配置.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import BaseModel, Field, SecretStr, ValidationInfo, field_validator

from bot.settings.kinds import needed, secure, shaped, wrong

_APP_ID = re.compile(r"wx[0-9a-f]{16}")

#: What WeChat takes for the token and the key of messages.
TOKEN = re.compile(r"[A-Za-z0-9]{3,32}")
AES_KEY = re.compile(r"[A-Za-z0-9+/]{43}")

#: What a field of a template can show.
_SHOWN = frozenset({"words", "when"})


class WechatSettings(BaseModel):
    """Without an app id the bot has no official account."""

    #: The account.
    wechat_app_id: str | None = None
    #: What its server proves itself with when it calls WeChat.
    wechat_secret: SecretStr | None = Field(default=None, validate_default=True)
    #: What WeChat signs with when it calls us, and what it encrypts with.
    wechat_token: SecretStr | None = Field(default=None, validate_default=True)
    wechat_aes_key: SecretStr | None = Field(default=None, validate_default=True)
    #: The server of WeChat.
    wechat_api: str = "https://api.weixin.qq.com"
    #: Where a page sends somebody to learn who they are.
    wechat_open: str = "https://open.weixin.qq.com"
    #: Whether messages nobody can vouch for are taken: plain mode, for trying things out and nothing else.
    wechat_unsafe_plain_mode: bool = False
    #: The template message, or the subscription message, for what must be heard outside the reply window; and what goes
    #: into each of its fields: ``words`` or ``when``.
    wechat_template: str | None = None
    wechat_subscription: str | None = None
    wechat_template_fields: Mapping[str, str] = Field(default_factory=dict, validate_default=True)

    @field_validator("wechat_app_id")
    @classmethod
    def _known_shape(cls, id: str | None, info: ValidationInfo) -> str | None:
        if id is None:
            return None
        if info.data.get("lab"):
            raise wrong("token-beside-lab")
        return shaped(_APP_ID, id, "wechat-app-id")

    @field_validator("wechat_secret", "wechat_token", "wechat_aes_key")
    @classmethod
    def _with_the_account(cls, secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        return needed(secret, "wechat_app_id", info.data, "wechat-secret-missing")

    @field_validator("wechat_token")
    @classmethod
    def _signs(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None:
            shaped(TOKEN, token.get_secret_value(), "wechat-token-shape")
        return token

    @field_validator("wechat_aes_key")
    @classmethod
    def _encrypts(cls, key: SecretStr | None) -> SecretStr | None:
        if key is not None:
            shaped(AES_KEY, key.get_secret_value(), "wechat-key-shape")
        return key

    @field_validator("wechat_template_fields")
    @classmethod
    def _shows_something(cls, fields: Mapping[str, str], info: ValidationInfo) -> Mapping[str, str]:
        reminds = info.data.get("wechat_template") or info.data.get("wechat_subscription")
        if not _SHOWN.issuperset(fields.values()) or (reminds and not fields):
            raise wrong("wechat-template-fields")
        return fields

    @field_validator("wechat_api", "wechat_open")
    @classmethod
    def _nobody_listens(cls, url: str) -> str:
        secure(url)
        return url.rstrip("/")

"""The settings of WeCom (企业微信). What each means stands in ``docs/settings.md``.

Names and shapes: developer.work.weixin.qq.com, 自建应用 › 接收消息.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import BaseModel, Field, SecretStr, ValidationInfo, field_validator

from bot.settings.kinds import needed, secure, shaped, wrong
from bot.settings.wechat import AES_KEY, TOKEN

_CORP_ID = re.compile(r"ww[0-9a-f]{16}")

#: What a webhook of a group is called in the town's files, and its key.
_WEBHOOK = re.compile(r"[a-z0-9-]{1,32}")


class WecomSettings(BaseModel):
    """Without a corp id the bot is not in WeCom."""

    #: The organisation, and the app of its own that the bot is there.
    wecom_corp_id: str | None = None
    wecom_agent_id: int | None = Field(default=None, validate_default=True)
    #: What the app proves itself with when it calls WeCom.
    wecom_secret: SecretStr | None = Field(default=None, validate_default=True)
    #: What WeCom signs with when it calls us, and what it encrypts with.
    wecom_token: SecretStr | None = Field(default=None, validate_default=True)
    wecom_aes_key: SecretStr | None = Field(default=None, validate_default=True)
    #: The server of WeCom.
    wecom_api: str = "https://qyapi.weixin.qq.com"
    #: The robot (智能机器人) in internal groups, by callback: what it is called when somebody calls it, and as above.
    wecom_robot_name: str | None = None
    wecom_robot_token: SecretStr | None = Field(default=None, validate_default=True)
    wecom_robot_aes_key: SecretStr | None = Field(default=None, validate_default=True)
    #: The keys of group webhooks, by what the town's files call them.
    wecom_webhooks: Mapping[str, SecretStr] = Field(default_factory=dict)
    #: Whether what residents report to 居民上报 becomes cases.
    wecom_resident_reports: bool = False

    @field_validator("wecom_corp_id")
    @classmethod
    def _known_shape(cls, id: str | None, info: ValidationInfo) -> str | None:
        if id is None:
            return None
        if info.data.get("lab"):
            raise wrong("token-beside-lab")
        return shaped(_CORP_ID, id, "wecom-corp-id")

    @field_validator("wecom_agent_id")
    @classmethod
    def _an_app(cls, id: int | None, info: ValidationInfo) -> int | None:
        return needed(id, "wecom_corp_id", info.data, "wecom-secret-missing")

    @field_validator("wecom_secret", "wecom_token", "wecom_aes_key")
    @classmethod
    def _with_the_app(cls, secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        return needed(secret, "wecom_corp_id", info.data, "wecom-secret-missing")

    @field_validator("wecom_robot_token", "wecom_robot_aes_key")
    @classmethod
    def _with_the_robot(cls, secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        return needed(secret, "wecom_robot_name", info.data, "wecom-robot-secret-missing")

    @field_validator("wecom_token", "wecom_robot_token")
    @classmethod
    def _signs(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None:
            shaped(TOKEN, token.get_secret_value(), "wechat-token-shape")
        return token

    @field_validator("wecom_aes_key", "wecom_robot_aes_key")
    @classmethod
    def _encrypts(cls, key: SecretStr | None) -> SecretStr | None:
        if key is not None:
            shaped(AES_KEY, key.get_secret_value(), "wechat-key-shape")
        return key

    @field_validator("wecom_webhooks")
    @classmethod
    def _named(cls, webhooks: Mapping[str, SecretStr]) -> Mapping[str, SecretStr]:
        for name in webhooks:
            shaped(_WEBHOOK, name, "wecom-webhook-name")
        return webhooks

    @field_validator("wecom_api")
    @classmethod
    def _nobody_listens(cls, url: str) -> str:
        secure(url)
        return url.rstrip("/")

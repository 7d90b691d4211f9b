"""The bot on every platform the settings name, and what only a platform that is there can offer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from bot.channels.reach import Accept, Presence
from bot.entrances import Entrances
from bot.language.text import Texts
from bot.pages.going import Introduction
from bot.settings import Settings
from storage.engine.database import Database

if TYPE_CHECKING:
    from bot.channels.residents.presence import Presence as Residents
    from bot.channels.telegram.presence import Presence as Telegram
    from bot.channels.wechat.presence import Presence as Wechat
    from bot.channels.wecom.presence import Presence as Wecom


class Platforms:
    """Each is None where the bot is not on it. ``answering`` lets in calls that are held open for their answer.

    Whoever is not on a platform need not wait for all that it takes: each is imported where it is needed.
    """

    def __init__(
        self,
        settings: Settings,
        database: Database,
        texts: Texts,
        now: Callable[[], datetime],
        *,
        accept: Accept,
        answering: Accept,
    ) -> None:
        self._database = database
        self._now = now
        self._accept = accept
        self.telegram = self._telegram(settings, texts)
        self.wechat = self._wechat(settings, texts, answering)
        self.wecom = self._wecom(settings)
        self.residents = self._residents(settings)

    @property
    def all(self) -> tuple[Presence, ...]:
        """Those the bot is on."""
        there = (self.telegram, self.wechat, self.wecom, self.residents)
        return tuple([presence for presence in there if presence is not None])

    def _telegram(self, settings: Settings, texts: Texts) -> Telegram | None:
        token = settings.telegram_token
        if token is None:
            return None
        from bot.channels.telegram.presence import Presence

        return Presence(settings, token, self._database, texts, accept=self._accept, now=self._now)

    def _wechat(self, settings: Settings, texts: Texts, answering: Accept) -> Wechat | None:
        if settings.wechat_app_id is None:
            return None
        from bot.channels.wechat.presence import Presence
        from bot.channels.wechat.receive import not_shown

        unseen = not_shown(texts)
        return Presence(settings, self._database, accept=answering, now=self._now, not_shown=unseen)

    def _wecom(self, settings: Settings) -> Wecom | None:
        if settings.wecom_corp_id is None:
            return None
        from bot.channels.wecom.presence import Presence

        return Presence(settings, self._database, accept=self._accept, now=self._now)

    def _residents(self, settings: Settings) -> Residents | None:
        if self.wecom is None or not settings.wecom_resident_reports:
            return None
        from bot.channels.residents.presence import Presence

        return Presence(settings.wecom_api, self.wecom.rest, self._database, accept=self._accept, now=self._now)

    def entrances(self, settings: Settings) -> Entrances:
        """The ways in that can be passed on to others."""
        codes = None if self.wechat is None else (self.wechat.channel.name, self.wechat.account.qr)
        link = None if self.telegram is None else self.telegram.channel.address
        return Entrances(self._database, self._now, web=settings.web_address, codes=codes, link=link)

    def introduction(self, settings: Settings) -> Introduction | None:
        """How a page opened in WeChat learns who looks at it."""
        if self.wechat is None or settings.wechat_app_id is None:
            return None
        return Introduction(
            settings.wechat_open, settings.wechat_app_id, self.wechat.channel.name, self.wechat.account.who
        )

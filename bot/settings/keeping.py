"""The settings of how long things are kept. What each means stands in ``docs/settings.md``."""

from __future__ import annotations

from datetime import timedelta

from pydantic import BaseModel, Field

from domain.casework.kept import KeptFor
from storage.mail.rows import HANDLES_LIVE
from storage.upkeep.retention import Keeping

#: Nobody keeps anything longer by a rule; whoever wants to writes the largest number.
_LONGEST = 36_500

#: What can still be pressed is kept, and what is over can be taken up again for a while.
_SHORTEST = HANDLES_LIVE.days


class KeepingSettings(BaseModel):
    """All of them in days."""

    #: What platforms brought, as it came, after it had its effect.
    keep_payloads_days: int = Field(default=30, ge=1, le=_LONGEST)
    #: What the bot said in passing, after it was said.
    keep_messages_days: int = Field(default=90, ge=_SHORTEST, le=_LONGEST)
    #: Reminders, cards and runs of what is over, after it ended.
    keep_traces_days: int = Field(default=365, ge=_SHORTEST, le=_LONGEST)
    #: Photos and voice notes of cases, after these ended.
    keep_photos_days: int = Field(default=365, ge=_SHORTEST, le=_LONGEST)

    #: Who a case was about, after nothing can open it again.
    keep_personal_days: int = Field(default=90, ge=1, le=_LONGEST)
    #: What a case was about, in words, after nothing can open it again.
    keep_words_days: int = Field(default=365, ge=1, le=_LONGEST)
    #: The same of a discreet matter, and that it was one.
    keep_sensitive_days: int = Field(default=180, ge=1, le=_LONGEST)

    @property
    def keeping(self) -> Keeping:
        """How long is kept."""
        return Keeping(
            payloads=timedelta(days=self.keep_payloads_days),
            messages=timedelta(days=self.keep_messages_days),
            traces=timedelta(days=self.keep_traces_days),
            photos=timedelta(days=self.keep_photos_days),
            cases=KeptFor(
                personal=timedelta(days=self.keep_personal_days),
                words=timedelta(days=self.keep_words_days),
                sensitive=timedelta(days=self.keep_sensitive_days),
            ),
        )

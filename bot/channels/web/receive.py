"""What a payload of a page looks like, and what it says: written where the form is read, read here. Pure."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from domain.message import Action, Address, ChatKind, Incoming, Point

NAME = "web"

#: A form takes so many photos, as many as a report has.
MOST_PHOTOS = 10


class Place(BaseModel):
    """Where a phone says it is, in degrees: browsers speak WGS-84."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)


class Asked(BaseModel):
    """What a button of the page itself stands for."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    name: str = Field(min_length=1)
    object: int | None = None
    value: str = ""


class Payload(BaseModel):
    """One thing somebody did on a page, for the account the page was made for. Errors name no value: payloads hold what
    people wrote.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    id: str = Field(min_length=1)
    channel: str = Field(min_length=1)
    account: str = Field(min_length=1)
    text: str = ""
    attachments: tuple[str, ...] = Field(default=(), max_length=MOST_PHOTOS)
    place: Place | None = None
    handle: str | None = None
    asked: Asked | None = None


def conversation(account: Address) -> str:
    """What is done on pages for one account is dealt with in order. Forgetting a person relies on how it is written."""
    return f"{account.channel}:{account.chat}"


def to_incoming(payload: bytes, at: datetime) -> Incoming | None:
    """What the payload says, None when nothing. Raises ValueError for what is no payload of a page."""
    done = Payload.model_validate_json(payload)
    if not (done.text.strip() or done.attachments or done.handle or done.asked):
        return None
    return Incoming(
        address=Address(done.channel, done.account),
        kind=ChatKind.PRIVATE,
        sender=done.account,
        sender_name="",
        message_id=f"{NAME}-{done.id}",
        at=at,
        text=done.text,
        attachments=done.attachments,
        point=None if done.place is None else Point(done.place.lat, done.place.lon),
        handle=done.handle,
        action=None if done.asked is None else Action(done.asked.name, done.asked.object, done.asked.value),
        addressed=True,
        through=NAME,
    )

"""What an order of 居民上报 says. Pure: bytes and a moment in, ``Incoming`` out.

Telephone numbers are not read: whoever needs one looks it up over there.
Fields: developer.work.weixin.qq.com, 政民沟通 › 居民上报 › 获取居民上报事件列表.
"""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from domain.message import Address, ChatKind, Datum, Incoming, Order, Point

NAME = "residents"


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, hide_input_in_errors=True, allow_inf_nan=False)


class Location(_Shape):
    """A place in words and in degrees, which are 0 where nobody pointed at it."""

    name: str = ""
    address: str = ""
    latitude: float = Field(default=0, ge=-90, le=90)
    longitude: float = Field(default=0, ge=-180, le=180)


class Reported(_Shape):
    """An order (工单)."""

    order_id: str = Field(min_length=1)
    desc: str = ""
    case_name: str = ""
    grid_name: str = ""
    reporter_name: str = ""
    unionid: str = ""
    image_urls: tuple[str, ...] = ()
    location: Location | None = None

    @property
    def account(self) -> str:
        """Who reported it: somebody on WeChat, else nobody but this order's reporter."""
        return self.unionid or f"order:{self.order_id}"


#: What is kept of an order; the rest is nobody's business here.
KEPT = frozenset(Reported.model_fields)


def to_incoming(payload: bytes, at: datetime) -> Incoming:
    """What was reported. Raises ValueError."""
    told = Reported.model_validate_json(payload)
    where = told.location or Location()
    return Incoming(
        address=Address(NAME, told.account),
        kind=ChatKind.PRIVATE,
        sender=told.account,
        sender_name=told.reporter_name,
        message_id=told.order_id,
        at=at,
        text=told.desc,
        attachments=told.image_urls,
        point=_point(where),
        addressed=True,
        order=Order(told.case_name, told.grid_name, "\n".join(filter(None, (where.name, where.address)))),
    )


def _point(where: Location) -> Point | None:
    """WeCom does not say by which datum: its maps are Chinese ones."""
    if not (where.latitude and where.longitude):
        return None
    return Point(where.latitude, where.longitude, Datum.GCJ02)

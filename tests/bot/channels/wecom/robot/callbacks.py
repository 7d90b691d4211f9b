"""Callbacks of the robot as WeCom makes them."""

from __future__ import annotations

from typing import Any

import orjson

NAME = "邻长"
GROUP = "wrgroup"
HANDLE = "7.1.c2VjcmV0"


def words(text: str, **changes: Any) -> bytes:
    """Somebody calls the robot in a group."""
    return raw({"msgtype": "text", "text": {"content": text}, **changes})


def mixed(*items: str, **changes: Any) -> bytes:
    """Words and pictures in one message: what begins with ``http`` is a picture."""
    parts = [
        {"msgtype": "image", "image": {"url": item}}
        if item.startswith("http")
        else {"msgtype": "text", "text": {"content": item}}
        for item in items
    ]
    return raw({"msgtype": "mixed", "mixed": {"msg_item": parts}, **changes})


def pressed(key: str = HANDLE, *options: str, task: str = "t1", **changes: Any) -> bytes:
    """A button of a card is pressed, with these options ticked before."""
    told: dict[str, Any] = {"card_type": "button_interaction", "event_key": key, "task_id": task}
    if options:
        ticked = [{"question_key": "choice", "option_ids": {"option_id": list(options)}}]
        told["selected_items"] = {"selected_item": ticked}
    return happened("template_card_event", template_card_event=told, **changes)


def happened(kind: str, *, template_card_event: Any = None, **changes: Any) -> bytes:
    """Something other than words."""
    event = {"eventtype": kind} | ({} if template_card_event is None else {"template_card_event": template_card_event})
    return raw({"msgtype": "event", "event": event, **changes})


def alone(told: dict[str, Any]) -> bytes:
    """As ``raw``, in a private talk with the robot."""
    return raw({"chattype": "single", "chatid": None, **told})


def raw(told: dict[str, Any]) -> bytes:
    """A callback from a group, with what is told in it; what is None is left out."""
    message = {
        "msgid": "CAI1",
        "aibotid": "AIBOT",
        "chatid": GROUP,
        "chattype": "group",
        "from": {"userid": "xiaoli"},
        "response_url": "https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=one",
        **told,
    }
    return orjson.dumps({name: value for name, value in message.items() if value is not None})

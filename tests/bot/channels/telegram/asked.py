"""Whether a call is one the Bot API knows, by aiogram's reading of it."""

from __future__ import annotations

import re
from typing import Any

from aiogram.methods import (
    EditMessageCaption,
    EditMessageText,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendVoice,
    TelegramMethod,
)

from bot.channels.telegram.render import Call

METHODS: tuple[type[TelegramMethod[Any]], ...] = (
    SendMessage,
    SendPhoto,
    SendMediaGroup,
    SendVoice,
    SendDocument,
    EditMessageText,
    EditMessageCaption,
)


def checked(call: Call) -> Call:
    """The call, which names a method and nothing but parameters of it. Raises ValidationError."""
    method = next(method for method in METHODS if method.__api_method__ == call.method)
    uploaded = {name: "attach://here" for name in call.files if not name.startswith("photo") or name == "photo"}
    parameters = {**call.parameters, **uploaded}
    assert parameters.keys() <= method.model_fields.keys()
    method.model_validate(parameters)
    return call


def units(text: str) -> int:
    """How long Telegram takes the text to be."""
    return len(text) + len(re.findall("[\U00010000-\U0010ffff]", text))

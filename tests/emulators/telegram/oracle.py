"""A second reading of the Bot API: what is asked, answered and handed over must also be to aiogram's mind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import orjson
from aiogram import methods
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from pydantic import BaseModel, TypeAdapter, ValidationError


class Oracle:
    """``complaints`` are what was not to its mind, without what people wrote."""

    def __init__(self) -> None:
        self.complaints: list[str] = []

    def request(self, method: str, params: Mapping[str, Any], files: Mapping[str, bytes]) -> None:
        """Looks at what a bot asks."""
        model = _model(method)
        uploaded = {name: f"attach://{name}" for name in files if name in model.model_fields}
        self._look(method, lambda: model.model_validate({**params, **uploaded}))

    def result(self, method: str, result: Any) -> None:
        """Looks at what it is answered."""
        plain = orjson.loads(orjson.dumps(result))
        self._look(f"answer to {method}", lambda: _returning(method).validate_python(plain))

    def update(self, body: bytes) -> None:
        """Looks at what is handed over."""
        plain = orjson.loads(body)
        kind = next(name for name in plain if name != "update_id")
        self._look(kind, lambda: Update.model_validate(plain))

    def _look(self, what: str, read: Any) -> None:
        try:
            self._add(what, [f"unknown {path}" for path in _unknown(read())])
        except ValidationError as error:
            self._add(what, [f"{'.'.join(map(str, wrong['loc']))}: {wrong['type']}" for wrong in error.errors()])

    def _add(self, what: str, complaints: list[str]) -> None:
        self.complaints += [f"{what}: {complaint}" for complaint in complaints]


def _model(method: str) -> type[TelegramMethod[Any]]:
    found: type[TelegramMethod[Any]] = getattr(methods, method[0].upper() + method[1:])
    return found


@cache
def _returning(method: str) -> TypeAdapter[Any]:
    return TypeAdapter(_model(method).__returning__)


def _unknown(thing: Any, path: str = "") -> Iterator[str]:
    """The fields the models have no name for."""
    if isinstance(thing, BaseModel):
        yield from (f"{path}{name}" for name in thing.model_extra or {})
        for name in thing.model_fields_set:
            yield from _unknown(getattr(thing, name, None), f"{path}{name}.")
    elif isinstance(thing, list | tuple):
        for item in thing:
            yield from _unknown(item, path)

"""What a request asks, in whichever way it was written: in the address, as JSON, as a form, as a form with files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import orjson

from tests.emulators.http import Request, parts

#: Parameters that are JSON inside a form.
STRUCTURED = frozenset(
    {
        "allowed_updates",
        "caption_entities",
        "commands",
        "entities",
        "link_preview_options",
        "media",
        "permissions",
        "reply_markup",
        "reply_parameters",
        "scope",
    }
)


@dataclass(frozen=True, slots=True)
class Form:
    """Parameters by name, structured ones already read. ``files`` are what was uploaded, by the name of its part."""

    params: dict[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)


def read_form(request: Request) -> Form:
    """What the request asks. Raises ValueError when it cannot be read."""
    params: dict[str, Any] = dict(parse_qsl(request.query, keep_blank_values=True)) if request.query else {}
    files: dict[str, bytes] = {}
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        params |= orjson.loads(request.body) if request.body else {}
    elif kind.startswith("application/x-www-form-urlencoded"):
        params |= parse_qsl(request.body.decode(), keep_blank_values=True)
    elif kind.startswith("multipart/form-data"):
        for name, filename, content in parts(kind, request.body):
            if filename is None:
                params[name] = content.decode()
            else:
                files[name] = content
    for name in STRUCTURED & params.keys():
        if isinstance(params[name], str):
            params[name] = orjson.loads(params[name])
    return Form(params, files)

"""What a bot comes to get: updates and files."""

from __future__ import annotations

import orjson

from tests.emulators.telegram.methods.asked import Asked
from tests.emulators.telegram.people import Json
from tests.emulators.telegram.refusals import WEBHOOK_SET, bad_request, conflict

_LARGEST_DOWNLOAD = 20 << 20


async def get_updates(asked: Asked) -> orjson.Fragment:
    if asked.bot.hook is not None:
        raise conflict(WEBHOOK_SET)
    updates = asked.bot.updates
    updates.allow(asked.params.get("allowed_updates"))
    found = await updates.poll(asked.number("offset"), max(1, asked.number("limit", 100)), asked.number("timeout"))
    return orjson.Fragment(b"[" + b",".join(found) + b"]")


def get_file(asked: Asked) -> Json:
    try:
        file = asked.world.files[asked.text("file_id")]
    except KeyError:
        raise bad_request("wrong file_id or the file is temporarily unavailable") from None
    if file.size > _LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    unique = f"AgAD{file.id[-12:]}"
    return {"file_id": file.id, "file_unique_id": unique, "file_size": file.size, "file_path": file.path}

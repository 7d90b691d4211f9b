"""Files that are kept for three days: handed in, and asked for."""

from __future__ import annotations

from tests.emulators.wecom.methods.asked import Asked
from tests.emulators.wecom.refusals import Refused
from tests.emulators.wecom.world import Json

#: How large one of each kind may be.
MOST = {"image": 10 << 20, "voice": 2 << 20, "video": 10 << 20, "file": 20 << 20}


def upload(asked: Asked) -> Json:
    """The media id."""
    kind = asked.query.get("type", "")
    content = asked.files.get("media")
    if kind not in MOST:
        raise Refused(40008)
    if content is None or len(content) <= 5:
        raise Refused(44001)
    if len(content) > MOST[kind]:
        raise Refused(40058, "too large")
    if kind == "voice" and not content.startswith(b"#!AMR\n"):
        raise Refused(40005)
    return {"type": kind, "media_id": asked.world.keep(kind, content), "created_at": str(_now(asked))}


def get(asked: Asked) -> bytes:
    """What is in the file."""
    return asked.world.file(asked.query.get("media_id")).content


def _now(asked: Asked) -> int:
    return int(asked.world.now().timestamp())

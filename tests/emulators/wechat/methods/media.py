"""Files that are kept three days: those people sent, and those an account means to send."""

from __future__ import annotations

from collections.abc import Mapping

from tests.emulators.wechat.methods.asked import Asked, File, Result
from tests.emulators.wechat.refusals import Refused

_MB = 1024 * 1024

LARGEST: Mapping[str, int] = {"image": 10 * _MB, "voice": 2 * _MB, "video": 10 * _MB, "thumb": 64 * 1024}

#: How a voice note begins that an account may send: AMR, or MP3.
_VOICES = (b"#!AMR\n", b"ID3", b"\xff\xfb")

_KINDS: Mapping[str, str] = {"image": "image/jpeg", "voice": "audio/amr", "thumb": "image/jpeg"}


def upload(asked: Asked) -> Result:
    """The media id of a file."""
    kind = str(asked.params.get("type"))
    if kind not in LARGEST:
        raise Refused(40004)
    content = asked.files.get("media")
    if not content:
        raise Refused(41005)
    if len(content) > LARGEST[kind]:
        raise Refused(40006)
    if kind == "voice" and not content.startswith(_VOICES):
        raise Refused(40005)
    id = asked.world.keep(kind, content)
    return {"type": kind, "media_id": id, "created_at": int(asked.world.now().timestamp())}


def get(asked: Asked) -> Result:
    """The file; of a film only where it could be fetched."""
    media = asked.world.file(asked.params.get("media_id"))
    if media.kind == "video":
        return {"video_url": "http://mp.weixin.qq.com/video"}
    return File(media.content, _KINDS[media.kind])

"""The channel of the pages has the photos that came in, and says nothing to anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels import SendFailed, Spoken
from bot.channels.web.client import WebChannel
from bot.rehearsal.props import photo
from domain.message import Address
from storage.photo.folder import Folder
from storage.photo.photos import PhotoStore


async def test_an_upload_is_there_until_it_was_dealt_with(tmp_path: Path) -> None:
    photos = PhotoStore(Folder(tmp_path))
    channel = WebChannel(photos)
    upload = await photos.keep_pending(photo("lamp"))

    assert await channel.fetch(upload) == photo("lamp")
    await channel.forget(upload)
    for gone in (upload, "no id of ours"):
        with pytest.raises(SendFailed) as failed:
            await channel.fetch(gone)
        assert failed.value.permanent
        await channel.forget(gone)


async def test_nobody_is_spoken_to_through_a_page(tmp_path: Path) -> None:
    channel, nobody = WebChannel(PhotoStore(Folder(tmp_path))), Address("web", "anybody")

    with pytest.raises(SendFailed) as unsaid:
        await channel.send(nobody, Spoken("好"))
    with pytest.raises(SendFailed) as unchanged:
        await channel.edit(nobody, "1", Spoken("好"))
    assert unsaid.value.permanent
    assert unchanged.value.permanent

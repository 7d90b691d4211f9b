"""Our seals, the emulators' and those of two packages of npm are the same seals: each opens what the others closed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from bot.channels.tencent.sealed import Forged, Sealed
from tests.emulators.sealing import Sealing, Unsealed
from tests.peers.node import Peer, needs_node, peer

pytestmark = needs_node

NOW = datetime(2026, 5, 8, 4, 0, tzinfo=UTC)
TIMESTAMP = str(int(NOW.timestamp()))

KEYS = Sealing("linzhangToken2026", "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aQ", "wx5f0e1d2c3b4a5968")
OTHERS = replace(KEYS, receiver="wx0000000000000000")

#: Lengths around whole blocks of 32 bytes, characters of two to four bytes, and what XML has to escape.
WORDS = [
    "",
    "喂",
    "4栋2单元楼道灯坏了",
    "👨‍👩‍👧‍👦 é ]]> <b>&amp;",
    *("x" * length for length in range(8, 20)),
    "长" * 5000,
]


@pytest.fixture(params=["wechat-crypto", "@wecom/crypto"])
async def theirs(request: pytest.FixtureRequest) -> AsyncIterator[Peer]:
    async with peer("seal.js", request.param, KEYS.token, KEYS.aes_key, KEYS.receiver) as running:
        yield running


def query(nonce: str, signature: str) -> dict[str, str]:
    return {"timestamp": TIMESTAMP, "nonce": nonce, "msg_signature": signature, "encrypt_type": "aes"}


async def test_what_they_close_we_open_and_so_does_the_emulator(theirs: Peer) -> None:
    ours = Sealed(KEYS.token, KEYS.aes_key, KEYS.receiver)
    for words in WORDS:
        sealed = await theirs.ask(act="seal", words=words)
        signed = await theirs.ask(act="sign", timestamp=TIMESTAMP, nonce="77", sealed=sealed)

        assert KEYS.unseal(sealed).decode() == words
        assert KEYS.sign(TIMESTAMP, "77", sealed) == signed
        body = f"<xml><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>".encode()
        assert ours.open(body, query("77", signed), NOW).decode() == words


async def test_what_we_close_they_open_and_so_does_the_emulator(theirs: Peer) -> None:
    ours = Sealed(KEYS.token, KEYS.aes_key, KEYS.receiver)
    for words in WORDS:
        closed = {child.tag: child.text or "" for child in ElementTree.fromstring(ours.close(words, NOW, "77"))}
        sealed = closed["Encrypt"]

        assert await theirs.ask(act="unseal", sealed=sealed) == {"message": words, "id": KEYS.receiver}
        asked = {"timestamp": closed["TimeStamp"], "nonce": closed["Nonce"], "sealed": sealed}
        assert await theirs.ask(act="sign", **asked) == closed["MsgSignature"]
        assert KEYS.unseal(sealed).decode() == words


async def test_what_the_emulator_closes_they_open(theirs: Peer) -> None:
    for words in WORDS:
        sealed = KEYS.seal(words.encode())
        assert await theirs.ask(act="unseal", sealed=sealed) == {"message": words, "id": KEYS.receiver}


async def test_what_they_close_for_somebody_else_nobody_opens() -> None:
    async with peer("seal.js", "wechat-crypto", OTHERS.token, OTHERS.aes_key, OTHERS.receiver) as theirs:
        sealed = await theirs.ask(act="seal", words="喂")
        signed = await theirs.ask(act="sign", timestamp=TIMESTAMP, nonce="77", sealed=sealed)

    with pytest.raises(Unsealed):
        KEYS.unseal(sealed)
    with pytest.raises(Forged):
        Sealed(KEYS.token, KEYS.aes_key, KEYS.receiver).open_part(sealed, query("77", signed), NOW)

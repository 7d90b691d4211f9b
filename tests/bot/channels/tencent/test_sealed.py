"""Only what the platform sealed, for us and just now, is opened; and only the platform can open what we answer."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.tencent import xml
from bot.channels.tencent.calls import LARGEST
from bot.channels.tencent.sealed import Forged, Sealed, seal
from storage.mail.seals import FRESH
from tests.bot.channels.tencent.pushes import (
    AES_KEY,
    APP,
    NONCE,
    OURS,
    THEIRS,
    TOKEN,
    Pushed,
    plain_query,
    pushed,
    signed,
)
from tests.emulators.sealing import Sealing
from tests.town import NOON

WORDS = "楼道灯坏了，4栋2单元 😟".encode()
A_SECOND = timedelta(seconds=1)


def opens(call: Pushed, ours: Sealed = OURS) -> bytes | None:
    """What is inside; None when it was not opened."""
    try:
        return ours.open(call.body, call.query, NOON)
    except Forged:
        return None


def encrypted(frame: bytes) -> Pushed:
    """A well-signed call around any frame at all."""
    key = base64.b64decode(AES_KEY + "=")
    encryptor = Cipher(AES(key), CBC(key[:16])).encryptor()
    sealed = base64.b64encode(encryptor.update(frame) + encryptor.finalize()).decode()
    return Pushed(signed(sealed), f"<xml><Encrypt>{sealed}</Encrypt></xml>".encode())


@given(st.binary(max_size=200))
def test_what_the_platform_sealed_is_opened(plain: bytes) -> None:
    assert opens(pushed(plain)) == plain


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_what_we_answer_the_platform_opens(words: str) -> None:
    answer = xml.read(OURS.close(words, NOON, NONCE))

    assert answer["MsgSignature"] == THEIRS.sign(answer["TimeStamp"], answer["Nonce"], answer["Encrypt"])
    assert THEIRS.unseal(answer["Encrypt"]) == words.encode()


def test_the_same_answer_is_never_encrypted_alike_twice() -> None:
    assert OURS.close_part("好", NOON, NONCE).encrypted != OURS.close_part("好", NOON, NONCE).encrypted


def test_a_robot_has_no_id_and_its_calls_are_no_xml() -> None:
    theirs, ours = Sealing(TOKEN, AES_KEY, ""), Sealed(TOKEN, AES_KEY, "")
    sealed = theirs.seal(WORDS)

    assert ours.open_part(sealed, signed(sealed, sealing=theirs), NOON) == WORDS
    assert theirs.unseal(ours.close_part("好", NOON, NONCE).encrypted) == "好".encode()


@pytest.mark.parametrize(
    ("apart", "taken"), [(FRESH, True), (-FRESH, True), (FRESH + A_SECOND, False), (-FRESH - A_SECOND, False)]
)
def test_a_call_is_taken_within_five_minutes_of_our_clock(apart: timedelta, taken: bool) -> None:
    assert (opens(pushed(WORDS, NOON + apart)) is not None) is taken


#: What somebody may have done to a good call, who does not know the secrets or knows only one of them.
FORGERIES: Mapping[str, Callable[[], Pushed]] = {
    "another token": lambda: pushed(WORDS, sealing=Sealing("guessed", AES_KEY, APP)),
    "another key": lambda: pushed(WORDS, sealing=Sealing(TOKEN, "B" * 42 + "E", APP)),
    "for another account": lambda: pushed(WORDS, sealing=Sealing(TOKEN, AES_KEY, "wxfedcba9876543210")),
    "for nobody": lambda: pushed(WORDS, sealing=Sealing(TOKEN, AES_KEY, "")),
    "no signature": lambda: without("msg_signature"),
    "no time": lambda: without("timestamp"),
    "no nonce": lambda: without("nonce"),
    "the signature of plain mode": lambda: changed(msg_signature=pushed(WORDS).query["signature"]),
    "upper case": lambda: changed(msg_signature=pushed(WORDS).query["msg_signature"].upper()),
    "a time in words": lambda: changed(timestamp="noon"),
    "a time in Arabic": lambda: changed(timestamp="١٧٠٠٠٠٠٠٠٠"),
    "no body": lambda: Pushed(pushed(WORDS).query, b""),
    "no XML": lambda: Pushed(pushed(WORDS).query, b'{"Encrypt": ""}'),
    "nothing encrypted": lambda: Pushed(signed(""), b"<xml><Encrypt></Encrypt></xml>"),
    "no base64": lambda: Pushed(signed("****"), b"<xml><Encrypt>****</Encrypt></xml>"),
    "half a block": lambda: encrypted(b"\x10" * 16),
    "no padding": lambda: encrypted(framed(WORDS)[:-1] + b"\x00"),
    "more padding than there can be": lambda: encrypted(framed(b"")[:-1] + b"\x21"),
    "padding that contradicts itself": lambda: encrypted(framed(b"", fill=b"\x00")),
    "a length beyond the end": lambda: encrypted(framed(WORDS, length=2**31)),
    "a length before the end": lambda: encrypted(framed(WORDS, length=1)),
}


def without(name: str) -> Pushed:
    call = pushed(WORDS)
    return Pushed({key: value for key, value in call.query.items() if key != name}, call.body)


def changed(**query: str) -> Pushed:
    call = pushed(WORDS)
    return Pushed({**call.query, **query}, call.body)


def framed(words: bytes, *, length: int | None = None, fill: bytes = b"") -> bytes:
    """The inside of a sealed message, true or not."""
    frame = b"n" * 16 + (len(words) if length is None else length).to_bytes(4, "big") + words + APP.encode()
    over = 32 - len(frame) % 32
    return frame + (fill or bytes([over])) * (over - 1) + bytes([over])


def test_a_frame_made_by_hand_is_opened_where_it_is_true() -> None:
    assert opens(encrypted(framed(WORDS))) == WORDS


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_call_is_not_opened(forgery: str) -> None:
    assert opens(FORGERIES[forgery]()) is None


def test_a_call_larger_than_any_is_not_even_read() -> None:
    call = pushed(WORDS)
    with pytest.raises(Forged):
        OURS.open(call.body + b" " * LARGEST, call.query, NOON)


def test_every_bit_of_what_is_sealed_and_signed_counts() -> None:
    call, dice = pushed(WORDS), random.Random(3)
    fields = ("timestamp", "nonce", "msg_signature")
    for _ in range(300):
        name = dice.choice(fields)
        value = bytearray(call.query[name].encode())
        value[dice.randrange(len(value))] ^= 1 << dice.randrange(7)
        assert opens(Pushed({**call.query, name: value.decode("latin-1")}, call.body)) is None
    start = call.body.index(b"<Encrypt>") + len(b"<Encrypt>")
    end = call.body.index(b"</Encrypt>")
    for _ in range(300):
        body = bytearray(call.body)
        body[dice.randrange(start, end)] ^= 1 << dice.randrange(7)
        assert opens(Pushed(call.query, bytes(body))) is None


def test_a_digit_moved_from_the_time_to_the_nonce_makes_no_other_call() -> None:
    """A signature is over its sorted parts without anything between them: "12" and "34" sign like "123" and "4"."""
    call = pushed(WORDS, nonce="98765")
    while encrypt_of(call) < "99":
        # Sorted after the nonce, so that the two are side by side.
        call = pushed(WORDS, nonce="98765")
    moved = Pushed({**call.query, "timestamp": call.query["timestamp"] + "9", "nonce": "8765"}, call.body)

    assert THEIRS.sign(moved.query["timestamp"], "8765", encrypt_of(call)) == call.query["msg_signature"]
    assert opens(moved) is None
    assert seal(moved.query) == seal(call.query)


def test_nothing_of_what_is_encrypted_can_be_moved_into_the_nonce() -> None:
    """The first blocks moved into the nonce would sign alike, and be another message."""
    sealed = THEIRS.seal(WORDS * 3)
    while not (sealed[0] > "d" and sealed[64] > "d"):
        # Sorted after the nonce, with its first blocks and without them.
        sealed = THEIRS.seal(WORDS * 3)
    moved = {**signed(sealed, nonce="cb"), "nonce": "cb" + sealed[:64]}

    assert THEIRS.sign(moved["timestamp"], moved["nonce"], sealed[64:]) == moved["msg_signature"]
    with pytest.raises(Forged):
        OURS.open_part(sealed[64:], moved, NOON)


def encrypt_of(call: Pushed) -> str:
    return xml.read(call.body)["Encrypt"]


def test_an_address_that_is_tried_answers_what_only_we_know() -> None:
    assert OURS.echo(plain_query(echostr="5837495"), NOON) == "5837495"
    sealed = THEIRS.seal(b"5837495")
    assert OURS.echo({**signed(sealed), "echostr": sealed}, NOON) == "5837495"


@pytest.mark.parametrize(
    "query",
    [
        {},
        plain_query(),
        plain_query(echostr=""),
        plain_query(at=NOON + 2 * FRESH, echostr="1"),
        {**plain_query(echostr="1"), "signature": "0" * 40},
        {**signed("1"), "echostr": "1"},
        {**signed(THEIRS.seal(b"\xff")), "echostr": "1"},
    ],
)
def test_nobody_else_is_answered(query: Mapping[str, str]) -> None:
    with pytest.raises(Forged):
        OURS.echo(query, NOON)


def test_in_plain_mode_the_call_is_checked_all_the_same() -> None:
    body = b"<xml><MsgType>text</MsgType></xml>"
    assert OURS.open_plain(body, plain_query(), NOON) == body
    assert seal(plain_query()) == plain_query()["signature"]
    for query in ({}, plain_query(at=NOON + 2 * FRESH), {**plain_query(), "nonce": "1"}):
        with pytest.raises(Forged):
            OURS.open_plain(body, query, NOON)
    with pytest.raises(Forged):
        OURS.open_plain(b" " * (LARGEST + 1), plain_query(), NOON)


def test_nothing_secret_is_shown_by_accident() -> None:
    shown = repr(OURS) + str(Forged()) + repr(Forged())
    assert "canary" not in shown

"""Links made for one person: what they say, how long, and that nobody else can write or read one."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pages.links import LIVES, NO_LINKS, Links, Purpose, Ticket, open_links
from domain.errors import Refusal
from domain.message import Address
from tests.town import NOON, open_town

LINKS = Links("https://linzhang.example", b"k" * 32)
WANG = Address("wechat", "oAbcdefghijklmnopqrstuvwxyz0")

#: The longest that WeCom takes for somebody's id.
LONGEST = Address("wecom", "u" * 64)

MOMENTS = st.integers(int(NOON.timestamp()), 2**32 - 2**20).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def token(address: str) -> str:
    return address.rpartition("/")[2]


@given(purpose=st.sampled_from(Purpose), object=st.integers(0, 2**63 - 1), at=MOMENTS, chat=st.text(min_size=1))
def test_what_is_written_into_a_link_is_read_out_of_it(purpose: Purpose, object: int, at: datetime, chat: str) -> None:
    account = Address("wechat", chat.encode("utf-8", "replace").decode())
    ticket = LINKS.read(token(LINKS.to(purpose, account, object, at)), at)

    assert ticket == Ticket(purpose, account, object, at + LIVES[purpose])


@given(at=st.integers(0, 97), bit=st.integers(0, 7))
def test_a_link_with_one_bit_changed_is_none(at: int, bit: int) -> None:
    raw = bytearray(base64.urlsafe_b64decode(token(LINKS.to(Purpose.BALLOT, WANG, 7, NOON)) + "=="))
    raw[at % len(raw)] ^= 1 << bit

    with pytest.raises(Refusal, match="refusal-link-over"):
        LINKS.read(base64.urlsafe_b64encode(raw).decode().rstrip("="), NOON)


@given(st.text())
def test_no_other_text_is_a_link(text: str) -> None:
    with pytest.raises(Refusal):
        LINKS.read(text, NOON)


def test_a_link_of_another_installation_is_none() -> None:
    foreign = Links("https://linzhang.example", b"x" * 32)

    with pytest.raises(Refusal):
        LINKS.read(token(foreign.to(Purpose.CASE, WANG, 7, NOON)), NOON)


@pytest.mark.parametrize("purpose", Purpose)
def test_a_link_is_good_for_its_life_and_not_a_second_longer(purpose: Purpose) -> None:
    link = token(LINKS.to(purpose, WANG, 7, NOON))

    assert LINKS.read(link, NOON + LIVES[purpose] - timedelta(seconds=1)).purpose is purpose
    with pytest.raises(Refusal):
        LINKS.read(link, NOON + LIVES[purpose])


def test_the_link_of_a_ballot_ends_with_its_poll() -> None:
    closes = NOON + timedelta(days=2)

    assert LINKS.read(token(LINKS.to(Purpose.BALLOT, WANG, 7, NOON, until=closes)), NOON).expires_at == closes
    late = LINKS.to(Purpose.BALLOT, WANG, 7, NOON, until=NOON + timedelta(days=30))
    assert LINKS.read(token(late), NOON).expires_at == NOON + LIVES[Purpose.BALLOT]


def test_nobody_reads_in_a_link_whose_it_is_and_no_two_are_alike() -> None:
    one, other = (LINKS.to(Purpose.BALLOT, WANG, 7, NOON) for _ in range(2))

    assert one != other
    assert WANG.chat.encode() not in base64.urlsafe_b64decode(token(one) + "==")


def test_a_link_fits_wherever_one_is_sent() -> None:
    assert len(LINKS.to(Purpose.MESSAGE, LONGEST, 2**40, NOON)) <= 200


def test_without_an_address_there_is_no_link() -> None:
    assert NO_LINKS.to(Purpose.CASE, WANG, 7, NOON) == ""


async def test_the_key_is_made_once_and_stays() -> None:
    async with open_town() as database:
        first, second = [await open_links(database, "https://linzhang.example") for _ in range(2)]

        assert second.read(token(first.to(Purpose.CASE, WANG, 7, NOON)), NOON).object == 7

"""What waited for somebody to speak is said once they do: what is still true of it, as much as they may hear now.

After it they are told how much there is still; that comes when they speak again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.message import Address, ChatKind, Incoming, Outgoing, Say, Turn
from handlers.speaking import speaker
from storage.mail.held import Held
from storage.mail.rows import HANDLES_LIVE
from storage.work import Work

#: What a forgotten neighbour's words were replaced by is not worth saying.
_NOTHING_LEFT = "message-forgotten"

#: The answer to what was just said needs a place too; so may what follows, where there is room for more than a few.
_FOR_THE_ANSWER, _ROOMY, _SPARE = 1, 4, 1


def release(work: Work, incoming: Incoming, now: datetime) -> None:
    """What waited for the speaker follows the answer."""
    account = Address(incoming.address.channel, incoming.sender)
    if incoming.kind is not ChatKind.PRIVATE or _turns_away(incoming):
        return
    waiting = work.held.of(account)
    if not waiting:
        return
    true, outdated = _sorted_out(work, waiting)
    for held in outdated:
        work.held.drop(held.id)
    places = _places(work.windows.room(account, now))
    said = true if len(true) <= places else true[: places - 1]
    for held in said:
        _say(work, held, now)
    if left := len(true) - len(said) if places else 0:
        person = speaker(work, incoming, now).person.id
        work.outbox.post(account, Outgoing(Say("held-more", {"count": left})), now, reader=person)


def _turns_away(incoming: Incoming) -> bool:
    return incoming.chat_turn is not None and incoming.chat_turn.turn is Turn.BLOCKED


def _places(room: int) -> int:
    """How many messages there is room for besides the answer."""
    return max(0, room - _FOR_THE_ANSWER - (_SPARE if room > _ROOMY else 0))


def _sorted_out(work: Work, waiting: Sequence[Held]) -> tuple[list[Held], list[Held]]:
    """What is still worth hearing, and what is not: of a card only the newest, of promises those not kept meanwhile."""
    newest = {held.card or str(held.id): held.id for held in waiting}
    wanted, unwanted = list[Held](), list[Held]()
    for held in waiting:
        worth = newest[held.card or str(held.id)] == held.id and held.body.key != _NOTHING_LEFT
        (wanted if worth and not _settled(work, held) else unwanted).append(held)
    return wanted, unwanted


def _settled(work: Work, held: Held) -> bool:
    """Whether it nags about promises of which none is left to be kept."""
    clocks = [work.clocks.find(ping.clock) for ping in work.nags.of_message(held.id)]
    return bool(clocks) and all(clock.stopped_at is not None or clock.stands_still for clock in clocks)


def _say(work: Work, held: Held, now: datetime) -> None:
    pings = work.nags.of_message(held.id)
    anew = work.held.release(held.id, now, now + HANDLES_LIVE)
    if pings:
        work.nags.told(pings, anew, now)

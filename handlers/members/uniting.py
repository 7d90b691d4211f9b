"""One person with two accounts: a code shown in one of them and typed in the other makes them the same (我的账号).

Who the person is stays with the account that was shown the code: nobody becomes a leader by what somebody else types.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.errors import Refusal
from domain.message import Action, Address, Button, Incoming, Outgoing, Say
from handlers.members.inviting import LIVES as UNDONE_FOR
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.telling.views import name_say
from storage.engine.times import from_us, to_us
from storage.membership.codes import CodeFor
from storage.membership.joinings import Joining
from storage.work import Work

#: Whoever has both accounts in hand types it at once.
LIVES = timedelta(minutes=10)


def code(work: Work, who: int, now: datetime) -> tuple[str, datetime]:
    """A new code that makes the account it is typed in this person's, and until when."""
    until = now + LIVES
    return work.codes.issue(CodeFor.ACCOUNT, {"person": str(who)}, who, until), until


def typed(work: Work, incoming: Incoming, now: datetime, code: str) -> None:
    """绑定 K7WQ-3MPA in private: asks once more before the two are one. A wrong code is answered: it has to count."""
    who = speaker(work, incoming, now).person.id
    _check(work, who)
    account = Address(incoming.address.channel, incoming.sender)
    taken = work.codes.take(code, CodeFor.ACCOUNT, who, account, now)
    if taken is None:
        locked = work.codes.locked_until(account, now)
        reply(work, incoming, now, Say("unite-wrong") if locked is None else Say("join-locked", {"until": locked}))
        return
    person = int(taken.about["person"])
    if person == who:
        raise Refusal("refusal-unite-same")
    choices = (
        Button(Say("button-unite"), Action("member.unite", person, str(to_us(now + LIVES)))),
        Button(Say("button-not-unite"), Action("dialogue.cancel")),
    )
    said = Say("unite-asked", {"name": name_say(work.people.get(person))})
    ask(work, incoming, now, said, answer=Action("dialogue.cancel"), choices=choices)


def unite(work: Work, incoming: Incoming, now: datetime) -> None:
    """[是我本人]: everything of this account is the other's from now on; there it can be undone for a day."""
    assert incoming.action is not None
    assert incoming.action.object is not None
    person, who = incoming.action.object, speaker(work, incoming, now).person.id
    if person == who:
        raise Refusal("refusal-unite-same")
    _check(work, who)
    if now >= from_us(int(incoming.action.value)):
        raise Refusal("refusal-old-button")
    done_asking(work, incoming, now)
    elsewhere = next(iter(work.people.addresses(person, now)), None)
    account = Address(incoming.address.channel, incoming.sender)
    joining = work.joinings.join(account, who, person, now)
    name = name_say(work.people.get(person))
    reply(work, incoming, now, Say("united", {"name": name, "until": joining.at + UNDONE_FOR}))
    if elsewhere is not None:
        _tell(work, joining, elsewhere, incoming, now)


def _check(work: Work, who: int) -> None:
    """Raises Refusal for somebody the register knows, or who has several accounts already: they show the code."""
    if work.joinings.registered(who) or len(work.joinings.accounts(who)) > 1:
        raise Refusal("refusal-unite-other-way")


def _tell(work: Work, joining: Joining, elsewhere: Address, incoming: Incoming, now: datetime) -> None:
    until = joining.at + UNDONE_FOR
    body = Say("account-united", {"called": incoming.sender_name, "until": until})
    if not incoming.sender_name:
        channel = Say(f"channel-{joining.account.channel}")
        body = Say("account-united-nameless", {"channel": channel, "until": until})
    undo = Button(Say("button-not-me"), Action("member.not-them", joining.id))
    work.outbox.post(elsewhere, Outgoing(body, buttons=(undo,)), now, reader=joining.person)

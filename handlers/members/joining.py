"""Coming in by an invitation, and its undoing when it was somebody else.

A code only says who somebody is. What they may do comes from the posts of that person, as ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from domain.errors import Refusal
from domain.message import Action, Address, Arg, Button, Incoming, Outgoing, Say
from domain.people import ALLOWED, Act, Actor, may_invite
from handlers.inquiries import case_choices, in_hand
from handlers.members.inviting import LIVES
from handlers.members.offices import offices
from handlers.menus import MENU
from handlers.speaking import reply, speaker
from storage.membership.codes import CodeFor
from storage.membership.joinings import Joining
from storage.work import Work


def join(work: Work, incoming: Incoming, now: datetime, code: str) -> None:
    """The account joins the person the code stands for, who hears what they are for and what waits for them."""
    actor = speaker(work, incoming, now)
    if work.joinings.registered(actor.person.id):
        reply(work, incoming, now, Say("join-already", {"name": actor.person.name}))
        return
    account = Address(incoming.address.channel, incoming.sender)
    invited = _invited(work, account, actor, code, now)
    if invited is None:
        locked = work.codes.locked_until(account, now)
        reply(work, incoming, now, Say("join-wrong") if locked is None else Say("join-locked", {"until": locked}))
        return
    guest, issued_by = invited
    joining = work.joinings.join(account, actor.person.id, guest.person.id, now)
    _welcome(work, incoming, now, guest)
    _tell_overseers(work, joining, guest, incoming.sender_name, issued_by, now)


def not_in_a_group(work: Work, incoming: Incoming, now: datetime, code: str) -> None:
    """A code everybody in a group could read is used up, so that nobody else comes in by it."""
    account = Address(incoming.address.channel, incoming.sender)
    work.codes.take(code, CodeFor.PERSON, speaker(work, incoming, now).person.id, account, now)
    reply(work, incoming, now, Say("join-not-in-a-group"))


def _invited(work: Work, account: Address, actor: Actor, code: str, now: datetime) -> tuple[Actor, int | None] | None:
    """Who the code stands for and who issued it; None unless they are still in office, still absent, and still the
    inviter's to invite.
    """
    taken = work.codes.take(code, CodeFor.PERSON, actor.person.id, account, now)
    if taken is None:
        return None
    person = int(taken.about["person"])
    guest = work.people.actor(work.people.get(person), now)
    absent = person in work.joinings.not_come((account.channel,)).values()
    if not absent or not (taken.issued_by is None or _may_say(work, taken.issued_by, guest, now)):
        return None
    return guest, taken.issued_by


def _may_say(work: Work, person: int, guest: Actor, now: datetime) -> bool:
    """Whether this person may say now who the guest is."""
    return may_invite(work.people.actor(work.people.get(person), now), guest, work.town)


def _welcome(work: Work, incoming: Incoming, now: datetime, guest: Actor) -> None:
    """Who they are here, and everything open in their hands: what could not be delivered before is in it."""
    said: dict[str, Arg] = {"name": guest.person.name, "town": work.town.name, "offices": offices(guest, work.town)}
    waiting = in_hand(work, guest)
    if waiting:
        body = Say("joined-and-waiting", {**said, "count": len(waiting)})
        reply(work, incoming, now, body, buttons=case_choices(work, waiting))
    else:
        reply(work, incoming, now, Say("joined", said), buttons=MENU)


def _tell_overseers(
    work: Work, joining: Joining, guest: Actor, called: str, issued_by: int | None, now: datetime
) -> None:
    """Whoever invited the guest, or the level above, hears who came and can say that it is somebody else."""
    said: dict[str, Arg] = {
        "name": guest.person.name,
        "offices": offices(guest, work.town),
        "until": joining.at + LIVES,
    }
    body = Say("guest-joined", {**said, "called": called})
    if not called:
        body = Say("guest-joined-nameless", {**said, "channel": Say(f"channel-{joining.account.channel}")})
    message = Outgoing(body, buttons=(Button(Say("button-not-them"), Action("member.not-them", joining.id)),))
    for people in _overseers(work, guest, issued_by, now):
        if [person for person in people if work.outbox.tell(person, message, now)]:
            return


def _overseers(work: Work, guest: Actor, issued_by: int | None, now: datetime) -> Iterator[tuple[int, ...]]:
    if issued_by is not None:
        yield (issued_by,)
    town = work.town
    grids = [post.grid for post in guest.posts] or [
        line.grid for line in town.responsibilities if {line.handler, line.deputy} & guest.organisations
    ]
    for node in town.path(grids[0]) if grids else ():
        people = work.people.standing_in(ALLOWED[Act.SUPERVISE], node.id, town, now)
        yield tuple(p for p in people if p != guest.person.id and _may_say(work, p, guest, now))


def not_them(work: Work, incoming: Incoming, now: datetime) -> None:
    """[不是本人]: the account is again whose it was before, and somebody in office can be invited again.

    Whoever it was joined to may say so, or whoever may invite them.
    """
    assert incoming.action is not None
    assert incoming.action.object is not None
    joining = work.joinings.get(incoming.action.object)
    if joining is None:
        raise Refusal("refusal-join-undone")
    if now >= joining.at + LIVES:
        raise Refusal("refusal-join-too-late")
    guest = work.people.actor(work.people.get(joining.person), now)
    actor = speaker(work, incoming, now)
    overseen = may_invite(actor, guest, work.town)
    if not overseen and actor.person.id != guest.person.id:
        raise Refusal("refusal-not-an-inviter")
    name = guest.person.name
    numbers = work.joinings.undo(joining, now)
    work.outbox.post(joining.account, Outgoing(Say("no-longer-them", {"name": name})), now, reader=joining.former)
    again = (Button(Say("button-invite-again", {"name": name}), Action("member.invite", joining.person)),)
    acted = Say("join-undone-acted", {"name": name, "numbers": " ".join(numbers)})
    if not numbers:
        acted = Say("join-undone-nothing", {"name": name})
    reply(work, incoming, now, Say("join-undone", {"name": name, "acted": acted}), buttons=again if overseen else ())

"""Where somebody with several accounts is told things (通知发到哪里), and what accounts they have (我的账号).

What somebody says is answered where they said it; only what nobody asked for goes where they prefer. Which platforms
there are is known by the accounts alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.errors import Refusal
from domain.message import Action, Address, Button, ChatKind, Incoming, Say
from domain.people import Account
from handlers.members import uniting
from handlers.speaking import Handler, reply, speaker
from storage.work import Work


def accounts(work: Work, incoming: Incoming, now: datetime) -> None:
    """我的账号: where the speaker is known and told things, and a code that makes another account theirs."""
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    who = speaker(work, incoming, now).person.id
    code, until = uniting.code(work, who, now)
    known = work.people.accounts(who, now)
    body = Say("accounts", {"lines": account_lines(known), "code": code, "until": until})
    reply(work, incoming, now, body, buttons=_choices(known))


def here(work: Work, incoming: Incoming, now: datetime) -> None:
    """通知发到这里: the account that says so."""
    _prefer(work, incoming, now, Address(incoming.address.channel, incoming.sender))


def there(work: Work, incoming: Incoming, now: datetime) -> None:
    """[通知发到微信]: the account on that platform, of several the one used last."""
    assert incoming.action is not None
    _prefer_on(work, incoming, now, incoming.action.value)


def on(channel: str) -> Handler:
    """默认用微信: as ``there``, for a platform people name with a word of its own."""
    return lambda work, incoming, now: _prefer_on(work, incoming, now, channel)


def _prefer_on(work: Work, incoming: Incoming, now: datetime, channel: str) -> None:
    who = speaker(work, incoming, now).person.id
    found = [account for account in work.people.accounts(who, now) if account.address.channel == channel]
    if not found:
        raise Refusal("refusal-no-account-there", channel=_called(channel))
    _prefer(work, incoming, now, found[0].address)


def _prefer(work: Work, incoming: Incoming, now: datetime, account: Address) -> None:
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    work.people.prefer(account, speaker(work, incoming, now).person.id)
    reply(work, incoming, now, Say("pings-there", {"channel": _called(account.channel)}))


def account_lines(known: Sequence[Account]) -> tuple[Say, ...]:
    """Each account by its platform, and to which of them things are told."""
    first = next((account for account in known if account.reachable), None)
    return tuple(Say(_line_key(account, first), {"channel": _called(account.address.channel)}) for account in known)


def _line_key(account: Account, first: Account | None) -> str:
    if account is first:
        return "account-line-pings"
    return "account-line" if account.reachable else "account-line-silent"


def _choices(known: Sequence[Account]) -> tuple[Button, ...]:
    """One for each other platform the pings could go to."""
    channels = dict.fromkeys(account.address.channel for account in known if account.reachable)
    return tuple(
        Button(Say("button-pings-there", {"channel": _called(channel)}), Action("member.pings-there", None, channel))
        for channel in [*channels][1:]
    )


def _called(channel: str) -> Say:
    return Say(f"channel-{channel}")

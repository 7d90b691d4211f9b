"""委托: somebody votes in the name of a household that signed for it, for at most three of them, and no candidate does.

The household hears of it and may still vote itself: the last ballot of a unit stands, whoever cast it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.errors import Refusal
from domain.message import Action, Arg, Button, Incoming, Outgoing, Say
from domain.people import Person
from domain.polls.ledger import Kind
from domain.polls.poll import Poll, RollKind
from handlers.polls.casting.entering import poll_to_enter, tell_household, voice_named, voice_of
from handlers.polls.elections.nominating import is_candidate
from handlers.polls.meant import words_after
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.telling.views import name_say, place_say
from storage.polls.proxies import Proxy
from storage.work import Work

#: So many units one agent votes for, besides their own.
MOST = 3

#: As many people as one may be asked to choose from by number.
_MOST_CHOICES = 9

#: What the recorder hears, by whether the household and the agent could be told in private.
_ENTRUSTED_KEYS: Mapping[tuple[bool, bool], str] = {
    (True, True): "entrusted",
    (False, True): "entrusted-household-not-told",
    (True, False): "entrusted-agent-not-told",
    (False, False): "entrusted-nobody-told",
}


def entrust(work: Work, incoming: Incoming, now: datetime) -> None:
    """委托 议12 3-201 张三, with a photo of the signed paper; what is missing is asked."""
    poll = _poll(work, incoming, now)
    door, _, rest = words_after(incoming).partition(" ")
    voice = voice_named(work, incoming, poll, door, "poll.entrust-for", now)
    if voice is not None:
        _to_one_of(work, incoming, poll, voice.unit, work.people.named_in(rest), now)


def entrust_for(work: Work, incoming: Incoming, now: datetime) -> None:
    """For whom was chosen; to whom is asked."""
    assert incoming.action is not None
    poll = _poll(work, incoming, now)
    answer = Action("poll.entrust-named", poll.id, incoming.action.value)
    ask(work, incoming, now, Say("entrust-to-whom"), answer=answer)


def entrust_named(work: Work, incoming: Incoming, now: datetime) -> None:
    """To whom was told by name."""
    assert incoming.action is not None
    poll = _poll(work, incoming, now)
    _to_one_of(work, incoming, poll, int(incoming.action.value), work.people.named_in(incoming.text), now)


def entrust_to(work: Work, incoming: Incoming, now: datetime) -> None:
    """Which of several of that name was chosen, or the photo came."""
    assert incoming.action is not None
    poll = _poll(work, incoming, now)
    unit, agent = map(int, incoming.action.value.split(":"))
    _to_one_of(work, incoming, poll, unit, (work.people.get(agent),), now)


def _poll(work: Work, incoming: Incoming, now: datetime) -> Poll:
    poll = poll_to_enter(work, incoming, now)
    if poll.roll_kind is RollKind.REPRESENTATIVE:
        raise Refusal("refusal-representatives-themselves")
    return poll


def _to_one_of(work: Work, incoming: Incoming, poll: Poll, unit: int, agents: Sequence[Person], now: datetime) -> None:
    """The paper is entered once it is known who the agent is, and its photo is here."""
    voice = voice_of(work, incoming, poll, unit, now)
    if not agents:
        raise Refusal("refusal-no-such-agent")
    if len(agents) > 1:
        buttons = [_agent_choice(work, poll, unit, person) for person in agents[:_MOST_CHOICES]]
        reply(work, incoming, now, Say("entrust-which-agent"), buttons=buttons)
        return
    (agent,) = agents
    _check(work, incoming, poll, unit, agent, now)
    if incoming.photos:
        done_asking(work, incoming, now)
        _enter(work, incoming, poll, Proxy(unit, agent.id, 0, incoming.photos[0].sha256), now)
    else:
        body = Say("entrust-photo", {"number": str(poll.serial), "door": voice.label, "agent": name_say(agent)})
        ask(work, incoming, now, body, answer=Action("poll.entrust-to", poll.id, f"{unit}:{agent.id}"))


def _agent_choice(work: Work, poll: Poll, unit: int, person: Person) -> Button:
    """Somebody by name and door, for neighbours share names."""
    doors = tuple(place_say(door, work.town) for door in work.people.doors(person.id)[:1])
    label = Say("button-agent", {"name": name_say(person), "door": doors})
    return Button(label, Action("poll.entrust-to", poll.id, f"{unit}:{person.id}"))


def _check(work: Work, incoming: Incoming, poll: Poll, unit: int, agent: Person, now: datetime) -> None:
    if is_candidate(poll, agent.id):
        raise Refusal("refusal-candidate-agent")
    if agent.id == speaker(work, incoming, now).person.id:
        raise Refusal("refusal-own-ballot")
    others = [proxy for proxy in work.proxies.of_poll(poll.id) if proxy.agent == agent.id and proxy.unit != unit]
    if len(others) >= MOST:
        raise Refusal("refusal-agent-has-enough", agent=name_say(agent), most=MOST)


def _enter(work: Work, incoming: Incoming, poll: Poll, proxy: Proxy, now: datetime) -> None:
    recorder = speaker(work, incoming, now).person
    voice = voice_of(work, incoming, poll, proxy.unit, now)
    agent = work.people.get(proxy.agent)
    work.proxies.put(poll.id, Proxy(proxy.unit, agent.id, recorder.id, proxy.photo), now)
    work.ledger.add(
        poll.id,
        Kind.ENTRUSTED,
        now,
        actor=recorder.id,
        unit=proxy.unit,
        facts={"agent": agent.id},
        words={"photo": proxy.photo or ""},
    )
    args: dict[str, Arg] = {"number": str(poll.serial), "door": voice.label, "agent": name_say(agent)}
    said = {**args, "by": recorder.name, "until": poll.closes_at}
    household = tell_household(work, poll, voice, Say("entrusted-for-you", said), now)
    shows = (Button(Say("button-my-vote", {"number": str(poll.serial)}), Action("poll.say", poll.id)),)
    told = work.outbox.tell(agent.id, Outgoing(Say("entrusted-to-you", said), buttons=shows, audience=agent.id), now)
    reply(work, incoming, now, Say(_ENTRUSTED_KEYS[household, told], args))

"""What a poll means, in words, before anything is counted: its rule, the law behind it, its effect, its state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from domain.message import Arg, Say
from domain.polls.poll import Effect, Method, Option, Poll, RollKind, Secrecy
from domain.polls.rules import Measure, Op, Rule, Threshold
from domain.town import Town


def rule_say(poll: Poll) -> Say:
    """When the poll counts, and when it passes."""
    return Say("poll-rule", {"held": _held(poll), "passes": _passes(poll)})


def law_say(rule: Rule) -> Say:
    """The article, or the custom, the rule comes from."""
    return Say(rule.law)


def preset_say(preset: str) -> Say:
    """What people call the preset."""
    return Say(f"poll-preset-{preset}")


def secrecy_say(secrecy: Secrecy, town: Town) -> Say:
    """Whether it will be told who chose what, and whether with the doors."""
    hidden = secrecy is Secrecy.NAMED and not town.poll_doors
    return Say("poll-secrecy-named-by-receipt" if hidden else f"poll-secrecy-{secrecy}")


def effect_say(effect: Effect) -> Say:
    """What the result means in law, and what it does not."""
    return Say(f"poll-effect-{effect}")


def state_say(poll: Poll) -> Say:
    """How far the poll has come."""
    return Say(f"poll-state-{poll.state}")


def option_say(option: Option) -> Arg:
    """What it is called on a ballot: its words, or whose name stands there."""
    return option.text if option.person is None else Say("poll-person", {"name": option.text})


def measure_say(measure: Measure, roll: RollKind) -> Say:
    """What is counted: 面积, 户数 or 人数."""
    if measure is Measure.AREA:
        return Say("poll-measure-area")
    return Say("poll-measure-households" if roll is RollKind.HOUSEHOLD else "poll-measure-heads")


def share_say(threshold: Threshold) -> Say:
    """The part that is asked for, as one says it: 一半, 三分之二."""
    num, den = threshold.num, threshold.den
    key = _SHARE_KEYS.get((num, den))
    return Say(key) if key is not None else Say("poll-share-other", {"num": num, "den": den})


def listed(parts: Iterable[Say]) -> Say:
    """The parts on one line, as one names several things in a row."""
    first, *more = parts
    for part in more:
        first = Say("poll-and", {"first": first, "next": part})
    return first


def _held(poll: Poll) -> Say:
    if not poll.rule.participation:
        return Say("poll-held-by-any")
    return Say("poll-held", {"what": _named(poll, poll.rule.participation, _WANTED_KEYS)})


def _passes(poll: Poll) -> Say:
    if poll.rule.plurality:
        return Say("poll-passes-most")
    what: dict[str, Arg] = {"what": _named(poll, poll.rule.approval, _AGREED_KEYS)}
    match poll.method:
        case Method.YES_NO:
            return Say("poll-passes", what)
        case Method.SEATS if poll.seats_min == poll.seats_max:
            return Say("poll-passes-seats-exactly", {**what, "most": poll.seats_max})
        case Method.SEATS:
            return Say("poll-passes-seats", {**what, "least": poll.seats_min, "most": poll.seats_max})
    return Say("poll-passes-option", what)


def _named(poll: Poll, thresholds: Iterable[Threshold], keys: Mapping[Op, str]) -> Say:
    return listed(
        Say(keys[one.op], {"measure": measure_say(one.measure, poll.roll_kind), "share": share_say(one)})
        for one in thresholds
    )


#: So much of the whole roll has to take part.
_WANTED_KEYS: Mapping[Op, str] = {Op.AT_LEAST: "poll-wanted-at-least", Op.MORE_THAN: "poll-wanted-more-than"}

#: So much of those who took part has to agree.
_AGREED_KEYS: Mapping[Op, str] = {Op.AT_LEAST: "poll-agreed-at-least", Op.MORE_THAN: "poll-agreed-more-than"}

#: The parts the law and the yards ask for, by numerator and denominator.
_SHARE_KEYS: Mapping[tuple[int, int], str] = {
    (1, 2): "poll-share-half",
    (1, 3): "poll-share-third",
    (2, 3): "poll-share-two-thirds",
    (3, 4): "poll-share-three-quarters",
}

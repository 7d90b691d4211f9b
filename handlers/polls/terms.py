"""What a poll means, in words, before anything is counted: its rule, the law behind it, its effect, its state."""

from __future__ import annotations

from collections.abc import Iterable

from domain.message import Arg, Say
from domain.polls.poll import Effect, Method, Poll, RollKind
from domain.polls.rules import Measure, Op, Rule, Threshold


def rule_say(poll: Poll) -> Say:
    """When the poll counts, and when it passes."""
    return Say("poll-rule", {"held": _held(poll), "passes": _passes(poll)})


def law_say(rule: Rule) -> Say:
    """The article, or the custom, the rule comes from."""
    return Say(rule.law)


def preset_say(preset: str) -> Say:
    """What people call the preset."""
    return Say(f"poll-preset-{preset}")


def effect_say(effect: Effect) -> Say:
    """What the result means in law, and what it does not."""
    return Say(f"poll-effect-{effect}")


def state_say(poll: Poll) -> Say:
    """How far the poll has come."""
    return Say(f"poll-state-{poll.state}")


def measure_say(measure: Measure, roll: RollKind) -> Say:
    """What is counted: 面积, 户数 or 人数."""
    if measure is Measure.AREA:
        return Say("poll-measure-area")
    return Say("poll-measure-households" if roll is RollKind.HOUSEHOLD else "poll-measure-heads")


def listed(parts: Iterable[Say]) -> Say:
    """The parts on one line, as one names several things in a row."""
    first, *more = parts
    for part in more:
        first = Say("poll-and", {"first": first, "next": part})
    return first


def _held(poll: Poll) -> Say:
    if not poll.rule.participation:
        return Say("poll-held-by-any")
    return Say("poll-held", {"what": listed(_wanted(poll, one) for one in poll.rule.participation)})


def _passes(poll: Poll) -> Say:
    if poll.rule.plurality:
        return Say("poll-passes-most")
    what: dict[str, Arg] = {"what": listed(_wanted(poll, one) for one in poll.rule.approval)}
    match poll.method:
        case Method.YES_NO:
            return Say("poll-passes", what)
        case Method.SEATS:
            return Say("poll-passes-seats", {**what, "least": poll.seats_min, "most": poll.seats_max})
    return Say("poll-passes-option", what)


def _wanted(poll: Poll, threshold: Threshold) -> Say:
    measured = measure_say(threshold.measure, poll.roll_kind)
    key = "poll-wanted-more-than" if threshold.op is Op.MORE_THAN else "poll-wanted-at-least"
    return Say(key, {"measure": measured, "num": threshold.num, "den": threshold.den})

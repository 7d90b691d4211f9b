"""What a poll came to, in words and as a picture: exact counts, percents rounded down, what they decide.

A percent is cut off after its first decimal, never rounded up: what is short of a threshold is never shown as reaching
it, and what is exactly on it is said to be. Before a secret poll has closed nothing of it is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from domain.message import Arg, Say
from domain.polls.choices import POINTED, STARS, picks
from domain.polls.deciding import AGAINST, Check, Result, decide
from domain.polls.poll import Method, Poll
from domain.polls.rules import Measure, Op, Verdict
from domain.polls.tally import Tally, count
from handlers.polls.terms import effect_say, law_say, listed, measure_say, option_say, rule_say, share_say
from storage.work import Work

#: Square centimetres of a square metre.
_CM2 = 10_000


def result_of(work: Work, poll: Poll) -> tuple[Tally, Result]:
    """The tally of the ballots that stand now, and what it decides."""
    tally = count(poll, *work.rolls.measured(poll.id), _counted(work, poll))
    return tally, decide(poll, tally)


def facts(work: Work, poll: Poll, tally: Tally, result: Result) -> dict[str, Any]:
    """What is kept of a result and stands in the ledger."""
    return written(poll, tally, result, _counted(work, poll))


def written(poll: Poll, tally: Tally, result: Result, counted: Iterable[tuple[str, int, int]]) -> dict[str, Any]:
    """The result as JSON takes it; of a secret poll, which has no ballots in its ledger, with its choices."""
    plain: dict[str, Any] = {"tally": tally.plain(), "result": result.plain()}
    if poll.secret:
        plain["choices"] = sorted([choice, units] for choice, units, _ in counted)
    return plain


def read(plain: Mapping[str, Any]) -> tuple[Tally, Result]:
    """The tally and the result that ``facts`` wrote."""
    return Tally.from_plain(plain["tally"]), Result.from_plain(plain["result"])


def _counted(work: Work, poll: Poll) -> tuple[tuple[str, int, int], ...]:
    return work.secret.counted(poll.id) if poll.secret else work.ballots.counted(poll.id)


def result_say(poll: Poll, tally: Tally, result: Result) -> Say:
    """The whole result: who took part, what each option got, what the rule asks and what follows from it."""
    lines = (
        *_turnout(poll, tally),
        *options_say(poll, tally, result),
        *_weighed(poll, result),
        verdict_say(poll, result),
        Say("poll-result-law", {"law": law_say(poll.rule)}),
        effect_say(poll.effect),
    )
    return Say("poll-result", {"number": str(poll.serial), "question": poll.question, "lines": lines})


def tally_say(work: Work, poll: Poll) -> Say:
    """How an open poll stands: of a secret one nothing but that it is secret."""
    if poll.secret:
        return Say("poll-tally-secret")
    tally, _ = result_of(work, poll)
    return Say("poll-tally", {"lines": (*_turnout(poll, tally), *options_say(poll, tally))})


def drawing(poll: Poll, tally: Tally, result: Result) -> Say:
    """The result as a picture is drawn of it: ``bars`` has the length of each in thousandths."""
    places = range(1, len(poll.options) + 1)
    args: dict[str, Arg] = {
        "number": str(poll.serial),
        "question": poll.question,
        "turnout": _turnout(poll, tally),
        "options": options_say(poll, tally, result),
        "bars": " ".join(str(_permille(poll, tally, place)) for place in places),
        "rule": rule_say(poll),
        "checks": _weighed(poll, result),
        "outcome": str(result.verdict),
        "verdict": verdict_say(poll, result),
        "effect": effect_say(poll.effect),
    }
    return Say("poll-card-picture", args)


def verdict_say(poll: Poll, result: Result) -> Say:
    """What was decided, in a line."""
    match result.verdict:
        case Verdict.VOID:
            return Say("poll-verdict-void-law" if poll.rule.formal else "poll-verdict-void")
        case Verdict.TIED:
            return _tied(poll, result)
    if poll.method is Method.SEATS:
        return _elected(poll, result)
    if poll.rule.plurality:
        return _preferred(poll, result)
    if result.verdict is Verdict.FAILED:
        return Say("poll-verdict-failed")
    if poll.method is Method.YES_NO:
        return Say("poll-verdict-passed")
    return Say("poll-verdict-chosen", {"what": _names(poll, result.winners)})


def options_say(poll: Poll, tally: Tally, result: Result | None = None) -> tuple[Say, ...]:
    """A line for each option with what it got; those who won are marked."""
    return tuple(
        Say(
            "poll-option-won" if result is not None and place in result.winners else "poll-option",
            {"place": place, "option": option_say(option), "got": _got(poll, tally, place)},
        )
        for place, option in enumerate(poll.options, start=1)
    )


def choice_say(poll: Poll, choice: str) -> Say:
    """What a stored choice says, on one line."""
    chosen = picks(choice)
    if not chosen:
        return Say("poll-choice-abstained")
    if poll.method not in POINTED:
        return _names(poll, tuple(option for option, _ in chosen))
    key = "poll-choice-stars" if poll.method is Method.RATING else "poll-choice-points"
    return listed(
        Say(key, {"option": option_say(poll.options[place - 1]), "points": points}) for place, points in chosen
    )


def _tied(poll: Poll, result: Result) -> Say:
    tied = _names(poll, result.tied)
    if not result.winners:
        return Say("poll-verdict-tied", {"tied": tied})
    return Say("poll-verdict-tied-last-seat", {"tied": tied, "elected": _names(poll, result.winners)})


def _elected(poll: Poll, result: Result) -> Say:
    if not result.winners:
        return Say("poll-verdict-none-elected")
    elected: dict[str, Arg] = {"elected": _names(poll, result.winners)}
    if result.verdict is Verdict.PASSED:
        return Say("poll-verdict-elected", elected)
    return Say("poll-verdict-too-few", {**elected, "least": poll.seats_min})


def _preferred(poll: Poll, result: Result) -> Say:
    """What most chose, where nothing had to pass."""
    if result.winners:
        return Say("poll-verdict-preferred", {"what": _names(poll, result.winners)})
    if poll.method is Method.YES_NO and result.weighed is not None:
        return Say("poll-verdict-preferred", {"what": _names(poll, (AGAINST,))})
    return Say("poll-verdict-nobody")


def _names(poll: Poll, places: tuple[int, ...]) -> Say:
    key = "poll-candidate-name" if poll.method is Method.SEATS else "poll-option-name"
    return listed(Say(key, {"option": option_say(poll.options[place - 1])}) for place in places)


def _turnout(poll: Poll, tally: Tally) -> tuple[Say, ...]:
    """How many of the roll took part; with their floor area where it counts."""
    by_head = Say(
        "poll-turnout",
        {
            "measure": measure_say(Measure.UNITS, poll.roll_kind),
            "roll": tally.roll_units,
            "voted": tally.voted_units,
            "percent": percent(tally.voted_units, tally.roll_units),
            "abstained": tally.abstained_units,
        },
    )
    if not any(threshold.measure is Measure.AREA for threshold in (*poll.rule.participation, *poll.rule.approval)):
        return (by_head,)
    by_area = {"roll": square_metres(tally.roll_area), "voted": square_metres(tally.voted_area)}
    return by_head, Say("poll-turnout-area", {**by_area, "percent": percent(tally.voted_area, tally.roll_area)})


def _weighed(poll: Poll, result: Result) -> tuple[Say, ...]:
    """The thresholds one by one: 面积 68.3% ≥ 2/3 ✔. What was not weighed is left out."""
    weighed = ((Say("poll-weighed-participation"), result.participation), (_what_passes(poll, result), result.approval))
    return tuple(
        Say("poll-weighed", {"what": what, "checks": listed(_check(poll, check) for check in checks)})
        for what, checks in weighed
        if checks and (checks is result.participation or result.winners or not result.tied)
    )


def _what_passes(poll: Poll, result: Result) -> Say:
    if result.weighed is None:
        return Say("poll-weighed-participation")
    return Say("poll-weighed-option", {"option": option_say(poll.options[result.weighed - 1])})


def _check(poll: Poll, check: Check) -> Say:
    threshold = check.threshold
    measure = measure_say(threshold.measure, poll.roll_kind)
    if check.of and check.have * threshold.den == check.of * threshold.num:
        key = "poll-check-exactly-met" if check.met else "poll-check-exactly-missed"
        return Say(key, {"measure": measure, "share": share_say(threshold)})
    key = "poll-check-more-than" if threshold.op is Op.MORE_THAN else "poll-check-at-least"
    return Say(
        f"{key}-met" if check.met else f"{key}-missed",
        {
            "measure": measure,
            "percent": percent(check.have, check.of),
            "num": threshold.num,
            "den": threshold.den,
        },
    )


def _got(poll: Poll, tally: Tally, place: int) -> Say:
    support = tally.options[place - 1]
    marked = tally.voted_units - tally.abstained_units
    match poll.method:
        case Method.RATING:
            return Say("poll-got-stars", {"mean": _tenths(10 * support.points, marked), "voices": marked})
        case Method.DOT:
            return Say("poll-got-points", {"points": support.points, "voices": support.units})
    return Say("poll-got", {"votes": support.units, "percent": percent(support.units, tally.voted_units)})


def _permille(poll: Poll, tally: Tally, place: int) -> int:
    """How long the bar of an option is: of the stars there could have been, of all points, or of all who voted."""
    support = tally.options[place - 1]
    have, of = {
        Method.RATING: (support.points, STARS * (tally.voted_units - tally.abstained_units)),
        Method.DOT: (support.points, sum(option.points for option in tally.options)),
    }.get(poll.method, (support.units, tally.voted_units))
    return 1000 * have // of if of else 0


def percent(have: int, of: int) -> str:
    """So much of the whole, cut off after the first decimal: 66.6 of two thirds."""
    return _tenths(1000 * have, of)


def square_metres(cm2: int) -> str:
    """A floor area, exact where it has two decimals at most, cut off after them otherwise."""
    return f"{cm2 // _CM2}.{cm2 % _CM2 // 100:02}"


def _tenths(tenths: int, of: int) -> str:
    whole = tenths // of if of else 0
    return f"{whole // 10}.{whole % 10}"

"""What of a poll is kept as JSON: its options and its rule, and both read again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import orjson

from domain.polls.poll import Option
from domain.polls.rules import Measure, Op, Rule, Threshold
from storage.engine.documents import dump


def dump_options(options: Iterable[Option]) -> str:
    """The options as JSON text; a candidate without the name, which is read with the person."""
    return dump(
        [
            {"text": "" if option.person else option.text, "photo": option.photo, "person": option.person}
            for option in options
        ]
    )


@lru_cache(256)
def load_options(text: str) -> tuple[Option, ...]:
    """The options that ``dump_options`` wrote."""
    return tuple(Option(**option) for option in orjson.loads(text))


def dump_rule(rule: Rule) -> str:
    """The rule as JSON text."""
    return dump(
        {
            "id": rule.id,
            "law": rule.law,
            "valid_from": rule.valid_from.isoformat(),
            "participation": [_plain(threshold) for threshold in rule.participation],
            "approval": [_plain(threshold) for threshold in rule.approval],
            "plurality": rule.plurality,
            "notice_days": rule.notice_days,
            "vote_days_min": rule.vote_days_min,
            "vote_days_max": rule.vote_days_max,
            "objection_days": rule.objection_days,
            "publish_days": rule.publish_days,
            "formal": rule.formal,
        }
    )


@lru_cache(256)
def load_rule(text: str) -> Rule:
    """The rule that ``dump_rule`` wrote."""
    plain = orjson.loads(text)
    return Rule(
        **{
            **plain,
            "valid_from": date.fromisoformat(plain["valid_from"]),
            "participation": tuple(map(_threshold, plain["participation"])),
            "approval": tuple(map(_threshold, plain["approval"])),
        }
    )


def _plain(threshold: Threshold) -> list[object]:
    return [threshold.measure, threshold.num, threshold.den, threshold.op]


def _threshold(plain: list[str | int]) -> Threshold:
    measure, num, den, op = plain
    return Threshold(Measure(str(measure)), int(num), int(den), Op(str(op)))

"""Checks a poll that was written to a file, and counts it again: ``python verify_poll.py EXPORT [HEAD]``.

Needs Python alone: anybody can read it all. HEAD is a hash that was published. Never prints who chose what.
"""

import json
import sys
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

plain = partial(json.dumps, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def marks(asked: Any, choice: str) -> dict[int, int]:
    options, method, picks = len(asked["options"]), asked["method"], asked["picks"]
    pairs = [mark.partition(":") for mark in choice.split(",")] if choice != "0" else []
    chosen = {int(option): int(points or 1) for option, _, points in pairs}
    points, form = [*chosen.values()], "{}:{}" if method in ("dot", "rating") else "{}"
    most = {"several": picks, "seats": asked["seats_max"], "yes_no": 1, "single": 1}.get(method, options)
    stars = len(chosen) in (0, options) and {*points} <= {1, 2, 3, 4, 5}
    fair = {"dot": sum(points) <= picks and min(points, default=1) > 0, "rating": stars}.get(method, True)
    again = ",".join(form.format(*mark) for mark in sorted(chosen.items())) or "0"
    if not (fair and choice == again and len(chosen) <= most and {*chosen} <= {*range(1, options + 1)}):
        raise RuntimeError("a ballot")
    return chosen


def count(asked: Any, roll: dict[int, Any], ballots: list[tuple[str, int, int]]) -> dict[str, Any]:
    options, agrees = [[0, 0, 0] for _ in asked["options"]], 4 if asked["method"] == "rating" else 1
    for choice, units, area in ballots:
        for option, points in marks(asked, choice).items():
            got = (units, area, points * units) if points >= agrees else (0, 0, points * units)
            options[option - 1] = [before + more for before, more in zip(options[option - 1], got, strict=True)]
    voted = [sum(units for _, units, _ in ballots), sum(area for _, _, area in ballots)]
    whole = [len(roll), sum(unit["area_cm2"] for unit in roll.values())]
    abstained = sum(units for choice, units, _ in ballots if choice == "0")
    return {"abstained": abstained, "options": options, "roll": whole, "voted": voted}


def reached(thresholds: list[Any], have: list[int], of: list[int]) -> bool:
    sides = [(have[what == "area"] * den, num * of[what == "area"], op) for what, num, den, op in thresholds]
    return all(one > two if op == "more_than" else one >= two > 0 for one, two, op in sides)


def decide(asked: Any, tally: Any) -> list[Any]:
    rule, method, voted, points = asked["rule"], asked["method"], tally["voted"], [got[2] for got in tally["options"]]
    able = [rule["plurality"] or reached(rule["approval"], got, voted) for got in tally["options"]]
    may = {"seats": able, "yes_no": [True, rule["plurality"]]}.get(method, points)
    field = sorted((place for place in range(len(may)) if may[place] and points[place]), key=lambda it: -points[it])
    won, least = (field[: asked["seats_max"]], asked["seats_min"]) if method == "seats" else (field[:1], 1)
    tied = [place for place in field if points[place] == points[won[-1]]]
    if not reached(rule["participation"], voted, tally["roll"]):
        return ["void", [], []]
    if not {*tied} <= {*won}:
        return ["tied", [place + 1 for place in won if place not in tied], [place + 1 for place in tied]]
    passed = len(won) >= least and all(able[place] for place in won) and (method, won) != ("yes_no", [1])
    return ["passed" if passed else "failed", [place + 1 for place in won if passed or method == "seats"], []]


def verify(text: str, published: str = "") -> dict[str, Any]:
    """What the file holds: every line of it is made again, and has to be the same."""
    told = [json.loads(line) for line in text.split("\n")[:-1]]
    units, ledger = [one for one in told if "unit" in one], [one["line"] for one in told if "line" in one]
    asked = next(line["facts"] for line in ledger if line["kind"] == "opened")
    result = next((line["facts"] for line in ledger if line["kind"] == "counted"), None)
    heads, roll, ballots, closes = ["0" * 64], {one["unit"]: one for one in units}, dict[int, Any](), 0
    again = [{"form": "linzhang-poll-1", "poll": ledger[0]["poll"]}, *(roll[unit] for unit in sorted(roll))]
    for seq, line in enumerate(ledger, 1):
        kind, unit, facts, fits = line["kind"], line["unit"], line["facts"], line["seq"] == seq
        heads.append(sha256(f"{heads[-1]}\n{plain(line)}".encode()).hexdigest())
        again.append({"hash": heads[-1], "line": line})
        closes = facts["closes_at_us"] if kind in ("opened", "extended") else 0 if kind == "closed" else closes
        if kind == "ballot":
            ballots[unit] = (line["choice"], 1, roll[unit]["area_cm2"])
            fits &= asked["secrecy"] == "named" and asked["opens_at_us"] <= line["at_us"] < closes
        roll |= {unit: {"area_cm2": facts["area_cm2"], "key": facts["key"], "unit": unit}} if "key" in facts else {}
        frozen = "".join(f"{plain(roll[unit])}\n" for unit in sorted(roll)) if "roll_hash" in facts else ""
        if not fits or (frozen and sha256(frozen.encode()).hexdigest() != facts["roll_hash"]):
            raise RuntimeError(f"entry {seq}")
    cast = [ballot for ballot in ballots.values() if ballot[0] is not None]
    if result and asked["secrecy"] == "secret":
        cast = [(choice, units, 0) for choice, units in result["choices"]]
        again.append({"participations": sum(units for _, units, _ in cast)})
    again.append({"head": heads[-1], "lines": len(again)})
    if text != "".join(f"{plain(one)}\n" for one in again) or published not in ("", *heads[1:]):
        raise RuntimeError("the chain, or the hash that was published")
    tally = count(asked, roll, cast)
    outcome = dict(zip(("verdict", "winners", "tied"), decide(asked, tally), strict=True)) if result else {}
    if result and (tally != result["tally"] or result["result"] != {**result["result"], **outcome}):
        raise RuntimeError("the count")
    return {"poll": asked["serial"], **tally, **outcome, "head": heads[-1]}


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{plain(verify(Path(sys.argv[1]).read_bytes().decode(), *sys.argv[2:]))}\n")
    except Exception as fault:  # whatever a broken file makes go wrong
        sys.exit(f"does not hold: {fault if type(fault) is RuntimeError else 'cannot be read'}")

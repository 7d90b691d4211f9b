"""What it is to keep a promise, said once more: plain loops over every row, with nothing of the audit's own.

Slow and simple, to hold the audit against. A promise is named as the audit names it: by the number of its case, "#" and
that of its run, the name of a routine.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from storage.engine.sqlite import sqlite3
from storage.engine.times import from_us

Row = Mapping[str, Any]

_LATE = timedelta(minutes=15)

_ENDED = {"closed", "rejected", "merged", "withdrawn"}

_NEEDED = {
    "dispatched": {"acknowledge", "finish"},
    "returned": {"acknowledge", "finish"},
    "acknowledged": {"finish"},
    "in_progress": {"finish"},
    "suspended": {"review", "finish"},
    "handled": {"verify"},
}

_HALTED = {"contact", "plan", "finish", "milestone", "update"}


class Books:
    """Every table that has to do with promises, in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        def read(table: str) -> list[Row]:
            return [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]

        self.cases = {row["id"]: row for row in read("cases")}
        self.runs = {row["id"]: row for row in read("duty_runs")}
        self.handlers = {row["id"] for row in read("handlers")}
        self.outbox = {row["id"]: row for row in read("outbox")}
        self.routines = {(row["name"], row["subject"]): row for row in read("routines")}
        self.clocks = [row for row in read("clocks") if row["stopped_at"] is None]
        self.nags: dict[int, list[Row]] = defaultdict(list)
        self.all_nags = read("nags")
        for row in self.all_nags:
            self.nags[row["clock"]].append(row)
        self.pings: dict[int, list[Row]] = defaultdict(list)
        for row in read("pings"):
            self.pings[row["nag"]].append(row)
        self.events: dict[int, list[Row]] = defaultdict(list)
        for row in read("case_events"):
            self.events[row["case_id"]].append(row)
        self.all_clocks = {row["id"]: row for row in read("clocks")}

    def name(self, clock: Row) -> str:
        """Whose clock it is."""
        number = self.cases.get(clock["case_id"], {}).get("number")
        return number or f"#{clock['run_id']}"


def broken(books: Books, now: datetime, wanted: Mapping[tuple[str, str], datetime], digest: datetime) -> set[str]:
    """Whose promises are not kept at ``now``, in working hours.

    ``wanted`` is when each routine is due next, ``digest`` when the last morning digest was that is a day old.
    """
    found = set(_cases(books)) | set(_clocks(books, now)) | set(_runs(books)) | set(_lines(books, now, digest))
    for key in wanted.keys() | books.routines.keys():
        row = books.routines.get(key)
        if row is None or not now - _LATE <= from_us(row["look_at"]) <= wanted.get(key, now):
            found.add(" ".join(key).rstrip())
    return found


def _cases(books: Books) -> Iterator[str]:
    for case in books.cases.values():
        if case["state"] in _ENDED:
            continue
        own = [clock for clock in books.clocks if clock["case_id"] == case["id"]]
        last = max(books.events[case["id"]], key=lambda event: event["seq"], default=None)
        kept = (
            case["lead_handler"] in books.handlers
            and last is not None
            and last["after"] == case["state"]
            and any(clock["look_at"] is not None for clock in own)
            and _NEEDED.get(case["state"], {"finish"}) <= {clock["kind"] for clock in own}
        )
        if not kept:
            yield case["number"]


def _clocks(books: Books, now: datetime) -> Iterator[str]:
    for clock in books.clocks:
        case, run = books.cases.get(clock["case_id"]), books.runs.get(clock["run_id"])
        over = (run is None or run["done_at"] is not None) if case is None else case["state"] in _ENDED
        follow_up = case is not None and case["state"] == "closed" and clock["kind"] == "follow_up"
        kept = (
            (not over or follow_up)
            and _moves_when_it_should(books, clock, case)
            and _looked_at(clock, now)
            and _fired(books, clock)
            and all(_heard(books, clock, nag, now) for nag in books.nags[clock["id"]] if clock["rung"])
        )
        if not kept:
            yield books.name(clock)


def _moves_when_it_should(books: Books, clock: Row, case: Row | None) -> bool:
    parked = case is not None and case["state"] == "suspended"
    if clock["look_at"] is None:
        return parked and any(
            other["case_id"] == clock["case_id"] and other["kind"] == "review" and other["look_at"] is not None
            for other in books.clocks
        )
    return not (parked and clock["kind"] in _HALTED)


def _looked_at(clock: Row, now: datetime) -> bool:
    """Neither forgotten nor put off; whoever snoozed has a working day at most, four days over a weekend."""
    if clock["look_at"] is None:
        return True
    look_at, moments = from_us(clock["look_at"]), json.loads(clock["moments"])
    if look_at < now - _LATE:
        return False
    ahead = moments[clock["rung"] :] if moments else [clock["due_at"]]
    latest = now + (timedelta(days=1) if clock["snoozed"] else _LATE)
    return not ahead or look_at <= max(from_us(ahead[0]), latest)


def _fired(books: Books, clock: Row) -> bool:
    covered = set()
    for nag in books.nags[clock["id"]]:
        covered.update(range(nag["rung"] - nag["skipped"], nag["rung"] + 1))
    return covered.issuperset(range(clock["rung"]))


def _heard(books: Books, clock: Row, nag: Row, now: datetime) -> bool:
    """It is in the history, and somebody hears of it."""
    if clock["case_id"] is not None:
        logged = {(event["action"], event["at"]) for event in books.events[clock["case_id"]]}
        if (f"late-{clock['kind']}", nag["fired_at"]) not in logged:
            return False
    if nag["addressed_at"] is None:
        return from_us(nag["fired_at"]) >= now - _LATE
    pings = books.pings[nag["id"]]
    for ping in pings:
        if ping["state"] == "told" and ping["outbox"] is not None:
            message = books.outbox.get(ping["outbox"])
            if message is None or message["state"] in {"failed", "dead"}:
                return False
    if any(ping["state"] != "failed" for ping in pings):
        return True
    newest = max(other["id"] for other in books.nags[clock["id"]]) == nag["id"]
    return nag["silent"] in {"settled", "nobody_above"} or (nag["silent"] == "nobody_reached" and not newest)


def _runs(books: Books) -> Iterator[str]:
    for run in books.runs.values():
        moves = any(clock["run_id"] == run["id"] and clock["look_at"] is not None for clock in books.clocks)
        if run["state"] == "open" and run["done_at"] is None and run["look_at"] is None and not moves:
            yield f"#{run['id']}"


def _lines(books: Books, now: datetime, digest: datetime) -> Iterator[str]:
    for clock in books.all_clocks.values():
        if clock["look_at"] is not None and from_us(clock["look_at"]) < now - _LATE:
            yield books.name(clock)
    for nag in books.all_nags:
        clock = books.all_clocks.get(nag["clock"])
        if clock is None:
            continue
        waits = (
            from_us(ping["at"]) < now - _LATE or from_us(ping["at"]) > now + _LATE
            for ping in books.pings[nag["id"]]
            if ping["state"] == "waiting"
        )
        held = (from_us(ping["at"]) < digest for ping in books.pings[nag["id"]] if ping["state"] == "held")
        forgotten = nag["addressed_at"] is None and from_us(nag["fired_at"]) < now - _LATE
        if any(waits) or any(held) or forgotten:
            yield books.name(clock)

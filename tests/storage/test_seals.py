"""What a call was signed with is good once, for as long as the call could be fresh; then it is forgotten."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha1

from storage.mail.seals import FRESH
from storage.work import Work
from tests.town import NOON, a_unit

SEAL = sha1(b"a call").hexdigest()


def count(work: Work) -> int:
    return int(work._connection.execute("SELECT count(*) FROM seals").fetchone()[0])


def test_a_seal_is_good_once() -> None:
    with a_unit() as work:
        assert work.seals.use(SEAL, NOON)
        assert not work.seals.use(SEAL, NOON)
        assert not work.seals.use(SEAL, NOON + 2 * FRESH)
        assert work.seals.use(SEAL[::-1], NOON)


def test_old_seals_are_cleared_away_by_the_calls_that_come_after_them() -> None:
    later = NOON + 2 * FRESH + timedelta(seconds=1)
    with a_unit() as work:
        for number in range(200):
            assert work.seals.use(sha1(b"old %d" % number).hexdigest(), NOON)
        for number in range(200):
            assert work.seals.use(sha1(b"new %d" % number).hexdigest(), later)
        assert count(work) == 200

"""A bucket far away: what breaks on the way is tried again, what cannot be done now is told, and no secret is."""

from __future__ import annotations

import logging
import socket
import traceback
from collections.abc import Callable
from hashlib import sha256

import pytest

from storage.engine.disk import disk_is_to_blame
from storage.photo.bucket import Access, Bucket
from storage.photo.keys import Kind, photo_key
from storage.photo.store import Away, ObjectStore, StoreAway
from storage.photo.trying import tried
from tests.storage.stores import KEY_ID, SECRET, Line, Trouble, a_bucket, a_line, a_server, impatient, line, reached, s3

__all__ = ["impatient", "line", "s3"]

PHOTO = bytes(range(256)) * 2000
KEY = photo_key(sha256(PHOTO).hexdigest())

#: Everything a store is asked for.
ASKED: dict[str, Callable[[ObjectStore], object]] = {
    "keep": lambda store: store.keep(KEY, PHOTO),
    "read": lambda store: store.read(KEY),
    "holds": lambda store: store.holds(KEY),
    "drop": lambda store: store.drop(KEY),
    "listed": lambda store: [*store.listed(Kind.PHOTOS)],
}
asked = pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)


@pytest.fixture
def town(line: Line) -> Bucket:
    """A bucket with nothing in it."""
    return reached(line, a_bucket(line.store))


@pytest.mark.parametrize("trouble", [Trouble.BUSY, Trouble.CUT, Trouble.LOST])
def test_a_photo_that_is_stopped_on_its_way_is_sent_again(town: Bucket, line: Line, trouble: Trouble) -> None:
    line.troubles = [trouble, trouble]
    town.keep(KEY, PHOTO)
    assert line.asked == ["PUT"] * 3
    assert town.read(KEY) == PHOTO


@pytest.mark.parametrize("trouble", [Trouble.BUSY, Trouble.LOST, Trouble.HALF])
def test_a_photo_that_is_stopped_on_its_way_back_is_asked_for_again(town: Bucket, line: Line, trouble: Trouble) -> None:
    town.keep(KEY, PHOTO)
    line.troubles = [trouble]
    assert town.read(KEY) == PHOTO


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("trouble", [Trouble.BUSY, Trouble.CUT])
def test_a_photo_that_did_not_get_through_is_told_of_and_not_there_by_half(line: Line, trouble: Trouble) -> None:
    town, line.troubles = reached(line, a_bucket(line.store)), [trouble]
    with pytest.raises(StoreAway) as away:
        town.keep(KEY, PHOTO)
    assert (away.value.why, [*town.listed("")]) == (Away.UNREACHABLE, [])
    town.keep(KEY, PHOTO)
    assert town.read(KEY) == PHOTO


def test_a_photo_is_one_request_so_no_pieces_of_it_stay_behind(town: Bucket, line: Line) -> None:
    town.keep(KEY, bytes(10 << 20))
    assert line.asked == ["PUT"]


@asked
def test_a_store_that_is_not_there_is_away_and_the_disk_is_to_blame(ask: Callable[[ObjectStore], object]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nowhere = f"http://127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(StoreAway) as away:
        ask(Bucket("town", "", Access(nowhere, "cn-test-1", KEY_ID, SECRET)))
    assert away.value.why is Away.UNREACHABLE
    assert disk_is_to_blame(away.value), "whoever waits for a disk waits for this, too, and no try is counted"


@asked
def test_a_bucket_that_is_not_there_is_no_photo_that_is_not_there(
    line: Line, ask: Callable[[ObjectStore], object]
) -> None:
    with pytest.raises(StoreAway) as away:
        ask(reached(line, "nobodys"))
    assert away.value.why is Away.NO_BUCKET


@asked
def test_what_is_not_let_in_is_told_so_and_nothing_of_what_the_store_said(
    town: Bucket, line: Line, ask: Callable[[ObjectStore], object], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    line.troubles = [Trouble.DENIED]
    with pytest.raises(StoreAway) as away:
        ask(town)
    error = away.value
    assert error.why is Away.REFUSED
    told = "".join([*traceback.format_exception(error), repr(error), caplog.text])
    assert (error.__cause__, error.__context__) == (None, None)
    assert not {KEY_ID, SECRET} & {secret for secret in (KEY_ID, SECRET) if secret in told}


def test_nothing_that_is_looked_at_holds_the_secret(town: Bucket) -> None:
    access = Access("https://s3.example.org", "cn-test-1", KEY_ID, SECRET)
    seen = f"{access!r} {town!r} {vars(town)!r} {town._store.config} {town._store.client_options}"
    assert "cn-test-1" in seen
    assert KEY_ID not in seen
    assert SECRET not in seen


def test_what_lies_in_the_environment_for_other_programs_is_not_used(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL", "AWS_REGION"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    town = reached(line, a_bucket(line.store))
    town.keep(KEY, PHOTO)
    (signed,) = line.signatures
    assert f"Credential={KEY_ID}/" in signed
    assert "/cn-test-1/s3/" in signed
    assert "security-token" not in signed


def test_two_towns_in_one_bucket_do_not_see_each_other(line: Line) -> None:
    name = a_bucket(line.store)
    ours, theirs = reached(line, name, "yard"), reached(line, name, "yard/next")
    ours.keep(KEY, PHOTO)
    assert (ours.holds(KEY), theirs.holds(KEY), [*theirs.listed(Kind.PHOTOS)]) == (True, False, [])
    whole = reached(line, name, "")
    assert [one.key for one in whole.listed("yard")] == [f"yard/{KEY}"]


def test_a_server_that_is_stopped_and_started_has_everything_that_was_confirmed() -> None:
    with a_server() as server, a_line(server) as line:
        town = reached(line, a_bucket(server))
        town.keep(KEY, PHOTO)
        line.store, there = ("127.0.0.1", 9), line.store
        with pytest.raises(StoreAway):
            town.read(KEY)
        line.store = there
        assert town.read(KEY) == PHOTO


@pytest.mark.parametrize(("troubles", "why"), [([Trouble.DENIED], Away.REFUSED), ([], None)])
def test_the_trial_says_why_nothing_can_be_kept(
    town: Bucket, line: Line, troubles: list[Trouble], why: Away | None
) -> None:
    line.troubles = troubles
    assert tried(town) is why


def test_a_store_that_forgets_is_found_out() -> None:
    class Forgetful(Bucket):
        def keep(self, key: str, content: bytes) -> None:
            """It says yes."""

    with a_server() as server, a_line(server) as line:
        assert tried(Forgetful(a_bucket(server), "", Access(line.address, "r", KEY_ID, SECRET))) is Away.FORGETFUL


@pytest.mark.parametrize(
    ("endpoint", "named"),
    [
        (None, False),
        ("https://s3.example.org", False),
        ("https://town.oss-cn-hangzhou.example.org", True),
        ("https://township.example.org", False),
    ],
)
def test_an_address_that_begins_with_the_bucket_is_asked_for_it_by_that_name(endpoint: str | None, named: bool) -> None:
    town = Bucket("town", "", Access(endpoint, "cn-test-1", KEY_ID, SECRET))
    assert town._store.config["virtual_hosted_style_request"] == str(named).lower()

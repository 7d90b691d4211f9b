"""What photos can be kept in: a folder, and a bucket of an S3 server on loopback, over a line that can break."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from threading import Thread

import pytest
from moto.server import ThreadedMotoServer

from storage.photo import bucket
from storage.photo.bucket import Access, Bucket
from storage.photo.folder import Folder
from storage.photo.store import ObjectStore

#: Nobody must ever read these.
KEY_ID, SECRET = "AKIA-KANARI", "kanari-secret"

_numbers = count(1)


class Trouble(StrEnum):
    """What happens to one request on its way."""

    BUSY = "the store says that it is busy"
    CUT = "the line is cut while the request is sent"
    LOST = "the store has done it, and its answer is lost"
    HALF = "the line is cut in the middle of the answer"
    DENIED = "the store does not let us in, and says what the signature was made of"


class Line(ThreadingHTTPServer):
    """The way to the store. ``troubles`` befall the next requests, one after the other; ``asked`` are their methods,
    ``signatures`` what they prove themselves with.
    """

    daemon_threads = True

    def __init__(self, store: tuple[str, int]) -> None:
        super().__init__(("127.0.0.1", 0), _Way)
        self.store = store
        self.troubles: list[Trouble | None] = []
        self.asked: list[str] = []
        self.signatures: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A line that breaks is what it is for."""


class _Way(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Line

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""

    def _pass(self) -> None:
        line, size = self.server, int(self.headers.get("Content-Length", 0))
        line.asked.append(self.command)
        line.signatures.append(self.headers.get("Authorization", ""))
        trouble = line.troubles.pop(0) if line.troubles else None
        body = self.rfile.read(size // 2 if trouble is Trouble.CUT else size)
        if trouble is Trouble.CUT:
            self.close_connection = True
        elif trouble is Trouble.BUSY:
            self._answer(503, {}, b"<Error><Code>SlowDown</Code></Error>")
        elif trouble is Trouble.DENIED:
            said = f"<Error><Code>SignatureDoesNotMatch</Code><AWSAccessKeyId>{KEY_ID}</AWSAccessKeyId></Error>"
            self._answer(403, {}, said.encode())
        else:
            self._forward(body, trouble)

    def _forward(self, body: bytes, trouble: Trouble | None) -> None:
        store = http.client.HTTPConnection(*self.server.store, timeout=10)
        try:
            store.request(self.command, self.path, body, dict(self.headers))
            answer = store.getresponse()
            content = answer.read()
        finally:
            store.close()
        if trouble is Trouble.LOST:
            self.close_connection = True
            return
        kept = {name: value for name, value in answer.getheaders() if name.lower() not in _OF_THE_LINE}
        if trouble is Trouble.HALF:
            self._answer(answer.status, kept, content, content[: len(content) // 2])
            self.close_connection = True
            return
        self._answer(answer.status, kept, content)

    def _answer(self, status: int, headers: Mapping[str, str], content: bytes, sent: bytes | None = None) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", headers.get("Content-Length") or str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content if sent is None else sent)

    do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = _pass


#: What the line says itself.
_OF_THE_LINE = frozenset({"content-length", "transfer-encoding", "connection", "date", "server"})


@contextmanager
def a_server() -> Iterator[tuple[str, int]]:
    """Where an S3 server listens."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        yield server.get_host_and_port()
    finally:
        server.stop()


@contextmanager
def a_line(store: tuple[str, int]) -> Iterator[Line]:
    """A line to the store."""
    line = Line(store)
    thread = Thread(target=line.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield line
    finally:
        line.shutdown()
        line.server_close()
        thread.join()


@pytest.fixture(scope="session")
def s3() -> Iterator[tuple[str, int]]:
    """One server for all tests; each has a bucket of its own."""
    with a_server() as address:
        yield address


@pytest.fixture
def line(s3: tuple[str, int]) -> Iterator[Line]:
    """A line to the server."""
    with a_line(s3) as line:
        yield line


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is tried again by the store itself."""
    monkeypatch.setattr(bucket, "_RETRIES", {**bucket._RETRIES, "max_retries": 0})


def a_bucket(server: tuple[str, int]) -> str:
    """The name of a new bucket with nothing in it."""
    name = f"town-{next(_numbers)}"
    connection = http.client.HTTPConnection(*server, timeout=10)
    connection.request("PUT", f"/{name}")
    assert connection.getresponse().status == 200
    connection.close()
    return name


def reached(line: Line, name: str, prefix: str = "linzhang") -> Bucket:
    """The bucket of that name, as it is reached over that line."""
    return Bucket(name, prefix, Access(line.address, "cn-test-1", KEY_ID, SECRET))


#: A store that is empty, by what it is.
STORES: Mapping[str, Callable[[Path, Line], ObjectStore]] = {
    "folder": lambda folder, _line: Folder(folder / "kept"),
    "bucket": lambda _folder, line: reached(line, a_bucket(line.store)),
}


@pytest.fixture(params=[*STORES])
def store(request: pytest.FixtureRequest, tmp_path: Path, line: Line) -> ObjectStore:
    """Each of them: what holds of one holds of the other."""
    return STORES[request.param](tmp_path, line)

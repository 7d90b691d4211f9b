"""Tests speak to nobody outside this machine."""

from __future__ import annotations

import socket
from contextlib import closing

import pytest

from tests.conftest import ReachedOut


@pytest.mark.parametrize("host", ["example.org", "192.0.2.1", "2001:db8::1", b"example.org"])
def test_nobody_outside_can_be_called(host: str | bytes) -> None:
    with pytest.raises(ReachedOut):
        socket.getaddrinfo(host, 443)
    with closing(socket.socket()) as caller, pytest.raises(ReachedOut):
        caller.connect(("192.0.2.1", 443))


def test_this_machine_can() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server, closing(socket.socket()) as caller:
        caller.connect(server.getsockname())
        server.accept()[0].close()

"""What WeCom answers when it does not do what it was asked. The numbers and words are those of its list of errcodes."""

from __future__ import annotations

from typing import Any

CODES = {
    -1: "system busy",
    40001: "invalid credential",
    40005: "invalid file type",
    40007: "invalid media_id",
    40008: "invalid message type",
    40013: "invalid corpid",
    40014: "invalid access_token",
    40056: "invalid agentid",
    40058: "invalid Request Parameter",
    41001: "access_token missing",
    42001: "access_token expired",
    44001: "empty media data",
    44004: "empty content",
    45007: "voice time out of limit",
    45009: "api freq out of limit",
    45033: "api concurrent out of limit",
    48002: "api forbidden",
    60011: "no privilege to access/modify contact/party/agent",
    60020: "not allow to access from your ip",
    60111: "userid not found",
    81013: "user & party & tag all invalid",
    82001: "all user, party and tag are empty",
    86001: "invalid chat id",
    86003: "chat id not exist",
    86215: "chat id already exist",
    93000: "invalid webhook url",
    93017: "response code invalid",
    301021: "request body is not json",
}


class Refused(Exception):
    """Answered instead of a result; ``about`` is what its words say besides."""

    def __init__(self, code: int, about: str = "", **parts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.words = f"{CODES[code]}{', ' + about if about else ''}, more info at /devtool/query?e={code}"
        self.parts = parts

"""An operator hears of a bug under a short id, with the way it took through the code and nothing anybody said."""

from __future__ import annotations

import json

import pytest

from bot import incidents
from bot.command.logs import quiet_logs
from domain.reading.masking import mask

CANARY = "卡那利密码四七一一"


def fail(words: str) -> None:
    raise ValueError(f"cannot read {words}") from LookupError(words)


def incident(capfd: pytest.CaptureFixture[str]) -> tuple[str, dict[str, object]]:
    quiet_logs()
    try:
        fail(CANARY)
    except ValueError as error:
        id = incidents.report(error, where="worker", inbox=7)
    line: dict[str, object] = json.loads(capfd.readouterr().err)
    return id, line


def test_an_incident_is_found_by_its_id(capfd: pytest.CaptureFixture[str]) -> None:
    id, line = incident(capfd)
    assert len(id) == 8
    assert (line["incident"], line["where"], line["inbox"], line["kind"]) == (id, "worker", 7, "ValueError")
    assert line["level"] == "error"


def test_an_incident_tells_where_in_the_code_it_happened(capfd: pytest.CaptureFixture[str]) -> None:
    _, line = incident(capfd)
    frames = line["frames"]
    assert isinstance(frames, list)
    assert [str(frame).partition(":")[0] for frame in frames] == ["incident", "fail"]


def test_an_incident_holds_nothing_anybody_said(capfd: pytest.CaptureFixture[str]) -> None:
    _, line = incident(capfd)
    assert CANARY not in json.dumps(line, ensure_ascii=False)


def test_every_incident_has_an_id_of_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    assert len({incident(capfd)[0] for _ in range(20)}) == 20


def test_an_id_is_never_starred_like_a_telephone(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incidents.secrets, "choice", lambda letters: min(letters))
    id, _ = incident(capfd)
    assert not any(map(str.isnumeric, id)), "the letters hold no digit, so no draw of them is a number"
    assert mask(id) == id

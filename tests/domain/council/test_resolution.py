"""When a resolution is carried out: every task done and looked at by somebody else, and there is at least one."""

from __future__ import annotations

import pytest

from domain.council.resolution import TaskOfResolution, all_verified
from domain.duties.run import RunState

DONE, LATE = TaskOfResolution(1, RunState.DONE, True), TaskOfResolution(2, RunState.LATE, True)
UNSEEN, OPEN = TaskOfResolution(3, RunState.DONE, False), TaskOfResolution(4, RunState.OPEN, False)
CALLED_OFF = TaskOfResolution(5, RunState.CALLED_OFF, False)


@pytest.mark.parametrize(
    ("tasks", "whole"),
    [
        ([], False),
        ([DONE], True),
        ([DONE, LATE], True),
        ([DONE, UNSEEN], False),
        ([DONE, OPEN], False),
        ([DONE, CALLED_OFF], True),
        ([CALLED_OFF], False),
    ],
)
def test_all_is_verified_or_it_is_not(tasks: list[TaskOfResolution], whole: bool) -> None:
    assert all_verified(tasks) is whole

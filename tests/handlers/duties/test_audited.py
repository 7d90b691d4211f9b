"""Whatever becomes of runs, the auditor finds each watched: by its clock, by its own moment, or by its sweep."""

from __future__ import annotations

from handlers.nagging.alarms import leeway
from storage.upkeep.audit import Bookmark, Finding
from tests.handlers.play import Play


def findings(play: Play) -> set[Finding]:
    found: set[Finding] = set()
    at: Bookmark | None = Bookmark()
    while at is not None:
        slice = play.work.audit.look(at, leeway(play.work, play.now))
        found |= slice.found
        at = slice.next
    return found


def test_nothing_is_left_without_a_moment(play: Play) -> None:
    play.says("yang", "全走访")
    play.says("yang", "任务 小徐 明天 换灯")
    play.says("yang", "会议 周五 15:00 二楼")
    play.says("yang", "公示 15 加装电梯")
    for _ in range(40):
        assert findings(play) == set(), play.now
        play.waits(hours=11)


def test_a_task_or_a_sweep_that_lost_its_moment_is_found(play: Play) -> None:
    play.says("yang", "全走访")
    play.says("yang", "任务 小徐 明天 换灯")
    play.write("UPDATE clocks SET look_at = NULL WHERE run_id IS NOT NULL")
    play.write("UPDATE duty_runs SET look_at = NULL")
    lost = play.work._connection.execute("SELECT id FROM duty_runs WHERE kind IN ('sweep', 'task')")
    assert {f"#{id}" for (id,) in lost} <= {finding.subject for finding in findings(play)}

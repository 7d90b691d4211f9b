"""What council tests begin with: a topic, a meeting held, a resolution with a task."""

from __future__ import annotations

from datetime import datetime

from domain.council.resolution import Resolution
from domain.council.topic import Topic
from tests.handlers.play import Play


def a_topic(play: Play, words: str = "楼道装扶手") -> Topic:
    """李师傅, who leads the yard, raises it."""
    play.says("li", f"议题 {words}")
    topic = play.work.topics.find(play.count("topics"))
    assert topic is not None
    return topic


def until(play: Play, local: str) -> None:
    """Time goes on until then, in the town's time."""
    moment = datetime.fromisoformat(local).replace(tzinfo=play.work.calendar.timezone)
    play.waits(seconds=(moment - play.now).total_seconds())


def a_meeting(play: Play, type: str = "坝坝会") -> None:
    """李师傅 calls one for Friday evening, and it begins."""
    play.says("li", f"开会 {type} 周五 19:30")
    until(play, "2026-05-08 19:30")


def decides(play: Play, words: str = "每层装两根") -> Resolution:
    """The meeting decides about the first topic on its agenda."""
    play.presses("li", "council.item")
    play.says("li", words)
    play.says("li", "1")
    resolution = play.work.resolutions.find(play.count("resolutions"))
    assert resolution is not None
    return resolution


def a_resolution(play: Play) -> Resolution:
    """What a yard meeting decided about handrails."""
    a_topic(play)
    a_meeting(play)
    resolution = decides(play)
    play.presses("li", "council.close")
    return resolution


def done_by(play: Play, key: str) -> None:
    """Somebody shows the task on their table, and says it is done."""
    play.says(key, "任务")
    play.says(key, "1")
    play.presses(key, "duty.done")

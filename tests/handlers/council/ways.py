"""The ways to the routes of the council."""

from __future__ import annotations

from tests.handlers.ways import Ways

#: 李师傅 holds a yard meeting about handrails, it decides, 魏姐 gets the task and says that it is done.
_MEETING = [("li", "议题 装扶手"), ("li", "开会 坝坝会 周五 19:30"), ("*", "31.5"), ("li", "开会")]
_RESOLUTION = [*_MEETING, ("li", "1"), ("li", "每层两根"), ("li", "1"), ("li", "2")]
_DONE = [*_RESOLUTION, ("li", "任务 决议1 魏姐 5月12日 装扶手"), ("wei", "任务"), ("wei", "1"), ("wei", "1")]

#: The same about 王阿姨's lamp, and nothing is left to do.
_TOLD_BACK = [("li", "提交议事 26-0001 换灯"), *_RESOLUTION[1:], ("li", "2")]

#: Each way to a route; ``tests/handlers/test_routes.py`` goes them all.
WAYS: Ways = {
    "council.topics": [("li", [], "议题 装扶手"), ("wang", [], "议题")],
    "council.topic": [("wang", [("li", "议题 装扶手"), ("wang", "议题")], "1")],
    "council.propose": [("li", [], "提交议事 26-0001 换声控灯")],
    "council.drop": [("li", [("li", "议题 装扶手")], "[council.drop]")],
    "council.schedule": [("li", [("li", "开会 坝坝会 周五 19:30"), ("li", "议题 装扶手")], "[council.schedule]")],
    "council.vote": [("li", [("li", "议题 装扶手")], "[council.vote]")],
    "council.call": [("li", [], "开会 坝坝会 周五 19:30"), ("li", [("li", "开会")], "1")],
    "council.meeting": [("li", _MEETING, "[council.meeting]")],
    "council.attended": [("li", _MEETING, "到会 物业 冯经理"), ("li", _MEETING, "2")],
    "council.item": [("li", _MEETING, "[council.item]"), ("li", _MEETING, "1")],
    "council.outcome": [("li", [*_MEETING, ("li", "1"), ("li", "每层两根")], "3")],
    "council.close": [("li", _MEETING, "3")],
    "council.resolutions": [("wang", [], "决议"), ("wang", _RESOLUTION, "决议1")],
    "council.assign": [("li", _RESOLUTION, "1"), ("li", _RESOLUTION, "任务 决议1 魏姐 5月12日 装扶手")],
    "council.no-tasks": [("li", _RESOLUTION, "2")],
    "council.right": [("li", _DONE, "[council.right]")],
    "council.not-right": [("li", _DONE, "[council.not-right]")],
    "council.well": [("wang", _TOLD_BACK, "[council.well]"), ("wang", _TOLD_BACK, "1")],
    "council.not-well": [("wang", _TOLD_BACK, "[council.not-well]")],
    "council.steps": [("li", [("li", "议题 装扶手")], "一征三议 1")],
    "council.step": [("li", [("li", "议题 装扶手"), ("li", "一征三议 1")], "[council.step]")],
    "council.ideas": [("wang", [], "金点子 装滑梯")],
    "council.idea": [("zhao", [("wang", "金点子 装滑梯"), ("zhao", "金点子")], "1")],
    "council.support": [("zhao", [("wang", "金点子 装滑梯")], "支持 金点子1")],
    "council.merge-ideas": [("li", [("wang", "金点子 装滑梯"), ("zhao", "金点子 滑滑梯")], "合并 金点子1 2")],
    "council.raise": [("li", [("wang", "金点子 装滑梯"), ("li", "金点子1")], "[council.raise]")],
}

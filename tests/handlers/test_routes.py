"""The way in: every route by a button where there is one, by a number and by a word; no press but one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from domain.duties.duty import Every, OffDay, Recurrence
from domain.message import Incoming
from handlers import routes
from handlers.speaking import Handler
from storage.work import Work
from tests.handlers.council import ways as council
from tests.handlers.duties.patrols import CHECK, bring_in
from tests.handlers.play import Play
from tests.handlers.polls import ways as polls
from tests.handlers.test_members import joins
from tests.handlers.test_preferring import elsewhere
from tests.handlers.ways import Steps, Ways
from tests.town import YARD_GROUP

#: The check of the yard, each day at one.
AT_ONE = replace(CHECK, recurrence=Recurrence(Every.DAY, off_day=OffDay.KEEP), opens=time(13))

#: Each way to a route.
WAYS: Ways = {
    **polls.WAYS,
    **council.WAYS,
    "report.start": [
        ("zhao", [("zhao", "菜单")], "[report.start]"),
        ("zhao", [("zhao", "菜单")], "1"),
        ("zhao", [], "上报"),
        ("zhao", [], "report: 4栋垃圾"),
    ],
    "report.for-neighbour": [("zhao", [], "代报 5栋垃圾")],
    "report.unnamed": [("zhao", [], "匿名上报 5栋垃圾")],
    "report.free": [("zhao", [], "5栋垃圾成堆")],
    "report.this": [
        ("zhao", [("zhao", "井盖不见了")], "[report.this]"),
        ("zhao", [("zhao", "井盖不见了")], "1"),
        ("zhao", [("zhao", "井盖不见了")], "是的"),
    ],
    "report.now": [
        ("zhao", [("zhao", "上报"), ("zhao", "1"), ("zhao", "1")], "[report.now]"),
        ("zhao", [("zhao", "上报"), ("zhao", "1"), ("zhao", "1")], "1"),
        ("zhao", [("zhao", "上报"), ("zhao", "1"), ("zhao", "1")], "跳过"),
    ],
    "report.words": [("zhao", [("zhao", "上报")], "楼道里堆满了")],
    "report.kinds": [
        ("zhao", [("zhao", "[photo]")], "[report.kinds]"),
        ("zhao", [("zhao", "[photo]")], "5"),
    ],
    "report.category": [("zhao", [("zhao", "上报")], "[report.category]"), ("zhao", [("zhao", "上报")], "2")],
    "report.place": [
        ("zhao", [("zhao", "上报"), ("zhao", "1")], "[report.place]"),
        ("zhao", [("zhao", "上报"), ("zhao", "1")], "1"),
        ("zhao", [("zhao", "上报"), ("zhao", "1")], "4栋"),
    ],
    "report.same": [
        ("zhao", [("zhao", "4栋楼道灯坏了")], "[report.same]"),
        ("zhao", [("zhao", "4栋楼道灯坏了")], "1"),
        ("zhao", [("zhao", "4栋楼道灯坏了")], "+1"),
    ],
    "case.support": [("zhao", [], "[case.support]@group"), ("zhao", [], "+1 26-0001")],
    "case.acknowledge": [("xu", [], "[case.acknowledge]"), ("xu", [], "1"), ("xu", [], "签收")],
    "case.take": [("li", [], "[case.take]"), ("li", [], "1"), ("li", [], "我来办 26-0001")],
    "case.finish": [("xu", [], "[case.finish]"), ("xu", [], "2"), ("xu", [], "办结 26-0001 好了")],
    "case.transfer": [("xu", [], "[case.transfer]"), ("xu", [], "3"), ("xu", [], "转派")],
    "case.return": [("xu", [], "[case.return]"), ("xu", [], "4"), ("xu", [], "退单")],
    "case.suspend": [("xu", [], "[case.suspend]"), ("xu", [], "5"), ("xu", [], "挂账")],
    "case.resume": [
        ("xu", [("xu", "挂账 26-0001 等材料"), ("xu", "6-1")], "[case.resume]*"),
        ("xu", [("xu", "挂账 26-0001 等材料"), ("xu", "6-1")], "1"),
        ("xu", [("xu", "挂账 26-0001 等材料"), ("xu", "6-1")], "恢复办理"),
    ],
    "case.dispatch": [
        ("yang", [("xu", "退单 26-0001 不归我")], "[case.dispatch]"),
        ("yang", [("xu", "退单 26-0001 不归我")], "1"),
        ("yang", [("xu", "退单 26-0001 不归我")], "派单 26-0001 物业公司"),
    ],
    "case.reject": [
        ("yang", [("xu", "退单 26-0001 不归我")], "[case.reject]"),
        ("yang", [("xu", "退单 26-0001 不归我")], "3"),
        ("yang", [], "不予受理 26-0001 请找法院"),
    ],
    "case.merge": [
        ("yang", [("yang", "进度 26-0001")], "[case.merge]"),
        ("yang", [("wang", "4栋垃圾")], "合并 26-0002 26-0001"),
    ],
    "case.verify": [
        ("wang", [("xu", "办结 26-0001 好了")], "[case.verify]"),
        ("wang", [("xu", "办结 26-0001 好了")], "1"),
        ("wang", [("xu", "办结 26-0001 好了")], "解决了"),
    ],
    "case.dispute": [
        ("wang", [("xu", "办结 26-0001 好了")], "[case.dispute]"),
        ("wang", [("xu", "办结 26-0001 好了")], "2"),
        ("wang", [("xu", "办结 26-0001 好了")], "没解决"),
    ],
    "case.reopen": [
        ("wang", [("xu", "办结 26-0001 好了"), ("wang", "解决了"), ("*", "120")], "[case.reopen]"),
        ("wang", [("xu", "办结 26-0001 好了"), ("wang", "解决了"), ("*", "120")], "2"),
        ("wang", [("xu", "办结 26-0001 好了"), ("wang", "解决了")], "重办"),
    ],
    "case.satisfied": [
        ("wang", [("xu", "办结 26-0001 好了"), ("wang", "解决了"), ("*", "120")], "[case.satisfied]"),
        ("wang", [("xu", "办结 26-0001 好了"), ("wang", "解决了"), ("*", "120")], "1"),
    ],
    "case.withdraw": [("wang", [], "[case.withdraw]"), ("wang", [], "3"), ("wang", [], "撤回")],
    "case.contacted": [("xu", [], "[case.contacted]"), ("xu", [], "6"), ("xu", [], "已联系 26-0001")],
    "case.noted": [
        ("xu", [("xu", "签收 26-0001"), ("*", "120")], "[case.noted]"),
        ("xu", [("xu", "签收 26-0001"), ("*", "120")], "已了解 26-0001"),
    ],
    "case.plan": [("xu", [], "方案 26-0001 先换灯泡，再修线路")],
    "case.milestone": [("xu", [("wang", "4栋有人违建")], "[case.milestone]")],
    "case.extend": [("xu", [("wang", "4栋有人违建")], "延期 26-0002 10天 等材料")],
    "case.extend-grant": [
        ("yang", [("wang", "4栋有人违建"), ("xu", "延期 26-0002 10天 等材料")], "[case.extend-grant]"),
        ("yang", [("wang", "4栋有人违建"), ("xu", "延期 26-0002 10天 等材料")], "1"),
    ],
    "case.extend-decline": [
        ("yang", [("wang", "4栋有人违建"), ("xu", "延期 26-0002 10天 等材料")], "[case.extend-decline]"),
    ],
    "case.order": [("yang", [], "12345 26-0001 20260530-00123 5月20日")],
    "case.correct-class": [("yang", [], "改级别 26-0001 复杂"), ("yang", [("yang", "改级别 26-0001")], "2")],
    "case.correct-category": [
        ("wang", [], "[case.correct-category]"),
        ("wang", [], "1"),
        ("wang", [], "改类别 26-0001"),
    ],
    "case.correct-place": [("wang", [], "[case.correct-place]"), ("wang", [], "2"), ("wang", [], "改地点 26-0001")],
    "case.shown": [("xu", [("xu", "办结 26-0001"), ("xu", "[photo]")], "[photo]")],
    "case.note": [("wang", [], "补充 26-0001 三楼最黑")],
    "ask.progress": [
        ("wang", [("wang", "我的")], "[ask.progress]"),
        ("wang", [("wang", "我的")], "1"),
        ("wang", [], "进度 26-0001"),
        ("wang", [], "/progress 26-0001"),
    ],
    "ask.mine": [("wang", [("wang", "菜单")], "[ask.mine]"), ("wang", [("wang", "菜单")], "2"), ("wang", [], "我的")],
    "ask.todo": [("xu", [], "待办")],
    "ask.week": [("xu", [], "周报")],
    "ask.month": [("xu", [], "月报")],
    "ask.who": [
        ("wang", [("wang", "菜单")], "[ask.who]"),
        ("wang", [("wang", "菜单")], "3"),
        ("wang", [], "谁负责 4栋"),
    ],
    "ask.why": [("wang", [], "为什么 26-0001")],
    "ask.help": [("wang", [("wang", "菜单")], "[ask.help]"), ("wang", [("wang", "菜单")], "4"), ("wang", [], "帮助")],
    "member.home": [("wang", [], "我家"), ("lu", [("lu", "/start home-eWFyZC00")], "2"), ("lu", [], "/我家 4栋2单元")],
    "member.home-named": [("nameless", [("nameless", "/我家 4栋2单元302")], "王阿姨")],
    "member.slip-named": [("nameless", [("nameless", "/start slip-K7WQ-3MPA")], "王阿姨")],
    "member.called": [
        ("nameless", [], "我叫 王阿姨"),
        ("nameless", [], "我叫王阿姨"),
        ("nameless", [("nameless", "我叫")], "王阿姨"),
    ],
    "member.leave-home": [("wang", [("wang", "我家")], "[member.leave-home]"), ("wang", [], "退出")],
    "member.admit": [
        ("li", [("lu", "/我家 4栋2单元301")], "[member.admit]"),
        ("li", [("lu", "/我家 4栋2单元301")], "1"),
    ],
    "member.decline": [("li", [("lu", "/我家 4栋2单元301")], "[member.decline]")],
    "member.invite": [("yang", [], "邀请"), ("yang", [], "/invite")],
    "member.not-them": [
        ("yang", [("+", "li")], "[member.not-them]"),
        ("wang", [("&", "newcomer"), ("newcomer", "1")], "[member.not-them]"),
    ],
    "member.claim": [("li", [("lu", "/我家 4栋2单元301"), ("li", "我的住户")], "[member.claim]")],
    "member.accounts": [("wang", [], "我的账号"), ("wang", [], "my accounts")],
    "member.pings-here": [("wang", [], "通知发到这里"), ("wang", [], "tell me here")],
    "member.pings-there": [("wang", [("@", "wang")], "[member.pings-there]"), ("wang", [("@", "wang")], "1")],
    "member.pings-on-telegram": [("wang", [("@", "wang")], "默认用Telegram")],
    "member.pings-on-wechat": [("wang", [("@", "wang")], "默认用微信")],
    "member.pings-on-wecom": [("wang", [("@", "wang")], "通知发到企业微信")],
    "member.unite": [
        ("newcomer", [("&", "newcomer")], "[member.unite]"),
        ("newcomer", [("&", "newcomer")], "1"),
    ],
    "member.own-data": [("wang", [], "我的资料"), ("wang", [], "/我的资料")],
    "member.forget-me": [("wang", [("wang", "我的资料")], "[member.forget-me]"), ("wang", [], "忘掉我")],
    "member.forget-me-now": [
        ("wang", [("wang", "忘掉我")], "[member.forget-me-now]"),
        ("wang", [("wang", "忘掉我")], "1"),
    ],
    "member.stay": [
        ("wang", [("wang", "忘掉我"), ("wang", "1")], "[member.stay]"),
        ("wang", [("wang", "忘掉我"), ("wang", "1")], "不删了"),
    ],
    "member.households": [("li", [], "我的住户"), ("li", [], "/households")],
    "office.absence": [("xu", [], "请假"), ("xu", [], "/leave 5-8")],
    "office.absence-from": [
        ("xu", [("xu", "请假")], "[office.absence-from]"),
        ("xu", [("xu", "请假")], "2"),
        ("xu", [("xu", "请假")], "明天"),
    ],
    "office.absence-until": [
        ("xu", [("xu", "请假"), ("xu", "2")], "[office.absence-until]"),
        ("xu", [("xu", "请假"), ("xu", "2")], "1"),
        ("xu", [("xu", "请假"), ("xu", "2")], "5月10日"),
    ],
    "office.stand-in": [
        ("xu", [("xu", "请假 明天")], "[office.stand-in]"),
        ("xu", [("xu", "请假 明天")], "1"),
        ("xu", [("xu", "请假 明天")], "孙师傅"),
    ],
    "office.back": [("xu", [("xu", "请假 明天"), ("xu", "1")], "销假")],
    "office.hand-over": [("xu", [], "交接 孙师傅"), ("xu", [("xu", "交接")], "孙师傅")],
    "office.hand-over-now": [
        ("xu", [("xu", "交接 杨主任")], "[office.hand-over-now]"),
        ("xu", [("xu", "交接 杨主任")], "1"),
        ("xu", [("xu", "交接 杨主任")], "确认"),
    ],
    "office.approve-handover": [
        ("yang", [("xu", "交接 孙师傅"), ("xu", "1")], "[office.approve-handover]"),
        ("yang", [("xu", "交接 孙师傅"), ("xu", "1")], "1"),
    ],
    "office.decline-handover": [
        ("yang", [("xu", "交接 孙师傅"), ("xu", "1")], "[office.decline-handover]"),
        ("yang", [("xu", "交接 孙师傅"), ("xu", "1")], "2"),
    ],
    "office.undo-handover": [("yang", [("yang", "交接 小徐 孙师傅"), ("yang", "1")], "撤销交接")],
    "office.shifts": [("yang", [], "值班"), ("yang", [], "值班 小徐 5月8日")],
    "office.take-off": [("yang", [("yang", "值班 小徐 5月8日")], "取消值班 5月8日")],
    "duty.give": [("yang", [], "任务 小徐 明天 换灯"), ("xu", [], "任务")],
    "duty.meeting": [("yang", [], "会议 周五 15:00 二楼会议室")],
    "duty.notice": [("yang", [], "公示 15 加装电梯")],
    "duty.call-off": [
        ("yang", [("yang", "任务 小徐 明天 换灯")], "[duty.call-off]"),
        ("yang", [("yang", "任务 小徐 明天 换灯")], "1"),
    ],
    "duty.show": [
        ("xu", [("yang", "任务 小徐 明天 换灯"), ("xu", "任务")], "[duty.show]"),
        ("xu", [("yang", "任务 小徐 明天 换灯"), ("xu", "任务")], "1"),
    ],
    "duty.done": [("xu", [("yang", "任务 小徐 明天 换灯")], "[duty.done]")],
    "duty.nil": [("li", [("!", ""), ("*", "1")], "[duty.nil]"), ("li", [("!", ""), ("*", "1")], "2")],
    "duty.fill": [("li", [("!", ""), ("*", "1")], "1")],
    "duty.item": [("li", [("!", ""), ("*", "1"), ("li", "1")], "1")],
    "duty.look": [("li", [("!", ""), ("*", "1"), ("li", "1"), ("li", "1")], "3")],
    "duty.wrong": [("li", [("!", ""), ("*", "1"), ("li", "1"), ("li", "2")], "三楼的灯不亮")],
    "duty.minutes": [("yang", [("yang", "会议 今天 13:00 碰头"), ("*", "1")], "[duty.minutes]")],
    "duty.taken-down": [("yang", [("yang", "公示 15 加装电梯"), ("*", "360")], "[duty.taken-down]")],
    "duty.sweep": [("yang", [], "全走访")],
    "duty.sweep-now": [("yang", [], "紧急全走访")],
    "duty.visited": [("li", [("yang", "全走访")], "[duty.visited]"), ("li", [("yang", "全走访")], "1")],
    "group.bind": [("xu", [], "/绑定"), ("xu", [], "绑定")],
    "forward.this": [
        ("li", [("?", "gate")], "转发 议1"),
        ("li", [], "转发"),
        ("li", [("?", "gate"), ("li", "转发")], "[forward.this]"),
    ],
    "forward.notice": [("li", [("xu", "公示 15 加装电梯方案"), ("li", "转发")], "[forward.notice]")],
    "group.grid": [
        ("xu", [("xu", "绑定")], "[group.grid]"),
        ("xu", [("xu", "绑定")], "2"),
        ("xu", [("xu", "绑定")], "柳树组"),
    ],
    "group.purpose": [
        ("li", [("li", "绑定")], "[group.purpose]"),
        ("li", [("li", "绑定")], "3"),
    ],
    "group.unbind": [("li", [], "/解绑@group")],
    "talk.start": [("wang", [], "/start")],
    "talk.menu": [("wang", [], "菜单")],
    "talk.no-choice": [("zhao", [], "7")],
    "talk.language": [
        ("wang", [("wang", "语言")], "[talk.language]"),
        ("wang", [("wang", "语言")], "3"),
        ("wang", [], "语言 en"),
    ],
    "dialogue.cancel": [
        ("zhao", [("zhao", "井盖不见了")], "[dialogue.cancel]"),
        ("zhao", [("zhao", "井盖不见了")], "2"),
        ("zhao", [], "取消"),
    ],
}


@pytest.fixture
def lamp(play: Play) -> Play:
    play.says("wang", "4栋2单元楼道灯坏了")
    return play


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the routes that were gone, in order."""
    names: list[str] = []

    def noting(name: str, go: Handler) -> Handler:
        def note(work: Work, incoming: Incoming, now: datetime) -> None:
            names.append(name)
            go(work, incoming, now)

        return note

    noted = {name: noting(name, go) for name, go in routes.ROUTES.items()}
    monkeypatch.setattr(routes, "ROUTES", noted)
    return names


def test_there_is_a_way_to_every_route() -> None:
    assert set(WAYS) == set(routes.ROUTES)


def test_every_word_leads_somewhere() -> None:
    assert set(routes.WORDS.values()) <= set(routes.ROUTES)


@pytest.mark.parametrize(
    ("route", "who", "before", "step"),
    [(route, *way) for route, ways in WAYS.items() for way in ways],
    ids=[f"{route} {step}" for route, ways in WAYS.items() for _, _, step in ways],
)
def test_each_way_leads_where_it_should(
    lamp: Play, gone: list[str], route: str, who: str, before: Steps, step: str
) -> None:
    for somebody, text in before:
        if somebody == "*":
            lamp.waits(hours=float(text))
        elif somebody == "+":
            joins(lamp, text)
        elif somebody == "&":
            lamp.says("wang", "我的账号")
            lamp.says(text, f"绑定 {lamp.last('wang').arg('code')}")
        elif somebody == "@":
            elsewhere(lamp, text)
        elif somebody == "!":
            bring_in(lamp, AT_ONE)
        elif somebody == "?":
            polls.POLLS[text](lamp)
        else:
            lamp.says(somebody, text.removesuffix("[photo]"), photos=int(text.endswith("[photo]")))
    gone.clear()
    _take(lamp, who, step)
    assert gone == [route]
    assert lamp.everybody_who_heard()
    assert not [key for keys in lamp.everybody_who_heard().values() for key in keys if key.startswith("refusal-")]


def _take(play: Play, who: str, step: str) -> None:
    button = step.removesuffix("@group").removesuffix("*").strip("[]")
    if step.endswith("*"):
        # The button of a card that was changed since it was shown.
        edited = [one for one in play.all_heard if one.message.to.chat == who and one.message.choices][-1]
        play.says(who, handle=edited.message.choices[0][0])
    elif step == "[photo]":
        play.says(who, photos=1)
    elif step.startswith("["):
        play.presses(who, button, group=step.endswith("@group"))
    else:
        play.says(who, step.removesuffix("@group"), group=step.endswith("@group"))


# Presses.


def test_a_button_meant_for_one_is_nothing_for_another(lamp: Play) -> None:
    lamp.says("wang", "上报", group=True)
    lamp.presses("zhao", "report.category", group=True)
    assert lamp.heard(YARD_GROUP) == ["refusal-not-your-button"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda play: {"handle": "a-handle-nobody-ever-made"},
        lambda play: {"handle": play.handle("xu", "case.acknowledge"), "address": YARD_GROUP},
        lambda play: {"handle": play.handle("xu", "case.acknowledge"), "sender": "zhao"},
    ],
    ids=["forged", "in another chat", "by another person in the same chat"],
)
def test_a_press_that_cannot_be_is_refused(lamp: Play, spoil: Callable[[Play], dict[str, object]]) -> None:
    lamp.says("xu", addressed=True, **spoil(lamp))  # type: ignore[arg-type]
    assert [one.key for one in lamp.all_heard][-1] in {"refusal-old-button", "refusal-not-yours"}
    assert lamp.actions() == ["report", "accept", "dispatch"]


def test_a_button_of_three_months_ago_is_refused(lamp: Play) -> None:
    lamp.now += timedelta(days=91)
    lamp.presses("xu", "case.acknowledge")
    assert lamp.heard("xu") == ["refusal-old-button"]


def test_a_button_passed_on_to_somebody_without_authority_is_worthless(lamp: Play) -> None:
    lamp.says("wang", handle=lamp.handle("wang", "case.withdraw"))
    lamp.says("xu", handle=lamp.handle("xu", "case.acknowledge"))
    assert lamp.heard("xu") == ["refusal-not-now"]


def test_a_number_in_reply_to_an_old_message_means_its_buttons(lamp: Play) -> None:
    card = lamp.last("xu")
    lamp.says("xu", "帮助")
    lamp.says("xu", "1", answering=card)
    assert lamp.heard("xu") == ["done-acknowledge"]


def test_in_the_group_a_number_in_reply_to_the_card_counts(lamp: Play) -> None:
    lamp.says("zhao", "1", group=True, answering=lamp.last(YARD_GROUP))
    assert lamp.heard(YARD_GROUP) == ["support-counted"]


def test_what_is_refused_leaves_nothing_behind(lamp: Play) -> None:
    before = lamp.work.history.events(lamp.case())
    lamp.says("stranger", "签收 26-0001")
    assert lamp.heard("stranger") == ["refusal-not-yours"]
    assert lamp.work.history.events(lamp.case()) == before

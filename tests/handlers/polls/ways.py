"""The ways to the routes of polls, and the polls that are open before somebody goes one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from domain.polls.poll import Effect, Method, RollKind, Secrecy
from domain.polls.presets import PRESETS
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked
from tests.handlers.ways import Steps, Ways


def _among_adults(play: Play) -> None:
    play.write("UPDATE households SET adults = 2 WHERE building = 'yard-4' AND room = '302'")
    asked(play, roll_kind=RollKind.ADULT)


def _decided(play: Play) -> None:
    """A resolution that passed; there is still time to object."""
    asked(play, preset="yard", rule=PRESETS["yard"], effect=Effect.RESOLUTION)
    play.says("zhao", "议1 1")
    play.waits(days=3)


#: The door that is missing on a roll.
_FORGOTTEN = "4栋2-301"


def _without(play: Play) -> None:
    """One door was forgotten when the roll was made."""
    poll = asked(play)
    (unit,) = [voice.unit for voice in play.work.rolls.units(poll.id) if voice.label.startswith(_FORGOTTEN)]
    for table in ("poll_voters", "poll_units"):
        play.write(f"DELETE FROM {table} WHERE poll = ? AND unit = ?", poll.id, unit)


#: Polls that are open before somebody goes a way.
POLLS: Mapping[str, Callable[[Play], object]] = {
    "secret": lambda play: asked(play, secrecy=Secrecy.SECRET),
    "gate": asked,
    "forgotten": _without,
    "gates": lambda play: asked(play, method=Method.APPROVAL),
    "adults": _among_adults,
    "decided": _decided,
}

#: The yard elects its leader, all of it together; people are nominated.
_ELECTION: Steps = [("li", "选举 邻长"), ("li", "2"), ("li", "1")]
_NOMINATED: Steps = [*_ELECTION, ("zhao", "提名 王阿姨")]

#: 赵大爷 stood alone, voted for himself, and nobody objected nor said yes to his taking office.
_ELECTED: Steps = [*_ELECTION, ("zhao", "我参选"), ("*", "96"), ("zhao", "议1 1"), ("zhao", "1"), ("*", "400")]

#: What is asked next is set.
_STAGE: Steps = [("?", "gate"), ("li", "接着 议1 放哪里 / 东门 / 西门")]

#: Every building of the yard is asked by itself.
_HANDED_OUT: Steps = [("?", "gate"), ("li", "分发 议1"), ("li", "1"), ("li", "1")]

#: Each way to a route; ``tests/handlers/test_routes.py`` goes them all.
WAYS: Ways = {
    "poll.begin": [
        ("li", [], "议事 充电桩放哪里 / 东门 / 西门"),
        ("li", [], "/new_poll"),
        ("li", [("?", "gate"), ("li", "议事 列表")], "[poll.begin]"),
    ],
    "poll.straw": [("li", [], "问一下 周六来不来"), ("li", [], "/ask_around Coming on Saturday?")],
    "poll.list": [("wang", [("?", "gate")], "议事 列表"), ("wang", [], "/polls")],
    "poll.draft": [
        ("li", [("li", "议事 充电桩放哪里")], "东门 / 西门"),
        ("li", [("li", "议事 充电桩放哪里")], "[poll.draft]"),
        ("li", [("li", "议事 放哪里 / 东门 / 西门")], "周日20点"),
        ("li", [("li", "议事 放哪里 / 东门 / 西门")], "2"),
    ],
    "poll.enough": [
        ("li", [("li", "议事 放哪里"), ("li", "东门 [photo]"), ("li", "西门 [photo]")], "就这些"),
    ],
    "poll.restart": [("li", [("li", "议事 放哪里 / 东门 / 西门 到周日")], "[poll.restart]")],
    "poll.send": [
        ("li", [("li", "议事 放哪里 / 东门 / 西门 到周日")], "[poll.send]"),
        ("li", [("li", "议事 放哪里 / 东门 / 西门 到周日")], "1"),
        ("li", [("li", "议事 放哪里 / 东门 / 西门 到周日")], "好"),
    ],
    "poll.say": [("wang", [("?", "gate")], "议1"), ("wang", [("?", "gate")], "/poll 1")],
    "poll.vote": [
        ("wang", [("?", "gate")], "[poll.vote]@group"),
        ("wang", [("?", "gate")], "[poll.vote]"),
        ("wang", [("?", "gate")], "1"),
    ],
    "poll.for": [("wang", [("?", "gate")], "议1 同意"), ("wang", [("?", "gate")], "赞成 议1")],
    "poll.against": [("wang", [("?", "gate")], "议1 反对")],
    "poll.abstain": [("wang", [("?", "gate")], "议1 弃权")],
    "poll.ballot": [("wang", [("?", "gates")], "[poll.ballot]"), ("wang", [("?", "gates")], "1")],
    "poll.mark": [("wang", [("?", "gates"), ("wang", "1")], "2")],
    "poll.typed": [("wang", [("?", "gates"), ("wang", "1")], "1 2")],
    "poll.cast": [
        ("wang", [("?", "gates"), ("wang", "1"), ("wang", "1")], "[poll.cast]"),
        ("wang", [("?", "gates"), ("wang", "1"), ("wang", "1")], "就这些"),
    ],
    "poll.cast-secretly": [
        ("wang", [("?", "secret"), ("wang", "议1 1")], "[poll.cast-secretly]"),
        ("wang", [("?", "secret"), ("wang", "议1 1")], "1"),
    ],
    "poll.not-yet": [("wang", [("?", "secret"), ("wang", "议1 1")], "[poll.not-yet]")],
    "poll.observe": [
        ("li", [("?", "secret")], "监票 议1 冯经理 大家信得过"),
        ("li", [("?", "gate")], "/observe poll 1 冯经理 trusted"),
    ],
    "poll.mine": [("wang", [("?", "gate")], "我的票"), ("wang", [("?", "gate")], "/my_votes")],
    "poll.record": [("li", [("?", "gate")], "代录 议1 4-2-302 2 吴先生刚打电话来的")],
    "poll.record-for": [("li", [("?", "adults"), ("li", "代录 议1 4-2-302")], "[poll.record-for]")],
    "poll.record-choice": [
        ("li", [("?", "gate"), ("li", "代录 议1 4-2-302")], "[poll.record-choice]"),
        ("li", [("?", "gate"), ("li", "代录 议1 4-2-302")], "2"),
    ],
    "poll.record-evidence": [("li", [("?", "gate"), ("li", "代录 议1 4-2-302 2")], "吴先生刚打电话来的")],
    "poll.close-early": [
        ("li", [("?", "gate")], "提前截止 议1 都投完了"),
        ("li", [("?", "gate")], "/close_early poll 1 all voted"),
    ],
    "poll.extend": [
        ("li", [("?", "gate")], "延长 议1 2天 好多人出门了"),
        ("li", [("?", "gate")], "延期 议1 2天 人没回来"),
    ],
    "poll.add-to-roll": [("li", [("?", "forgotten")], "增补 议1 4栋2单元301 漏了")],
    "poll.annul": [("li", [("?", "gate")], "作废 议1 题目写错了")],
    "poll.grant": [("xu", [("?", "gate"), ("li", "提前截止 议1 都投完了")], "[poll.grant]")],
    "poll.refuse": [
        ("xu", [("?", "gate"), ("li", "提前截止 议1 都投完了")], "[poll.refuse]"),
        ("xu", [("?", "gate"), ("li", "提前截止 议1 都投完了")], "2"),
    ],
    "poll.withdraw": [("li", [("?", "gate")], "撤回 议1")],
    "poll.object": [
        ("zhao", [("?", "decided")], "异议 议1 没看到公示"),
        ("zhao", [("?", "decided"), ("zhao", "异议 议1")], "没看到公示"),
    ],
    "poll.answer": [
        ("yang", [("?", "decided"), ("zhao", "异议 议1 没看到公示")], "答复 议1 已经补贴了"),
        ("yang", [("?", "decided"), ("zhao", "异议 议1 没看到公示")], "[poll.answer]"),
    ],
    "poll.entrust": [("li", [("?", "gate")], "委托 议1 4-2-302 赵大爷")],
    "poll.entrust-for": [("li", [("?", "adults"), ("li", "委托 议1 4-2-302 赵大爷")], "[poll.entrust-for]")],
    "poll.entrust-named": [
        ("li", [("?", "adults"), ("li", "委托 议1 4-2-302 赵大爷"), ("li", "1")], "赵大爷"),
    ],
    "poll.entrust-to": [("li", [("?", "gate"), ("li", "委托 议1 4-2-302 赵大爷")], "马上拍")],
    "poll.next-stage": [
        ("li", [("?", "gate")], "接着 议1 放哪里 / 东门 / 西门"),
        ("li", [("?", "gate")], "/next_stage poll 1 Where / East / West"),
        ("li", [("?", "gate"), ("li", "接着 议1")], "放哪里 / 东门 / 西门"),
        ("li", _STAGE, "[poll.next-stage]"),
        ("li", _STAGE, "1"),
    ],
    "poll.change-stage": [
        ("li", _STAGE, "改下一步 议2 放几个 / 三个 / 五个"),
        ("li", _STAGE, "/change_stage poll 2 How many / 3 / 5"),
        ("li", [*_STAGE, ("li", "2")], "放几个 / 三个 / 五个"),
        ("li", _STAGE, "[poll.change-stage]"),
        ("li", _STAGE, "2"),
    ],
    "poll.drop-stage": [("li", _STAGE, "[poll.drop-stage]"), ("li", _STAGE, "3")],
    "poll.hand-out": [("li", [("?", "gate")], "分发 议1"), ("li", [("?", "gate")], "/hand_out poll 1")],
    "poll.hand-out-where": [
        ("li", _HANDED_OUT[:2], "[poll.hand-out-where]"),
        ("li", _HANDED_OUT[:2], "1"),
    ],
    "poll.hand-out-now": [("li", _HANDED_OUT[:3], "[poll.hand-out-now]"), ("li", _HANDED_OUT[:3], "1")],
    "poll.roll-up": [("li", _HANDED_OUT, "汇总 议2"), ("li", _HANDED_OUT, "/roll_up poll 2")],
    "poll.elect": [
        ("li", [], "选举 邻长"),
        ("li", [("li", "选举")], "居民理事会 3-5"),
        ("li", [("li", "选举")], "[poll.elect]"),
        ("li", [("li", "选举")], "1"),
    ],
    "poll.elect-change": [("li", _ELECTION[:1], "[poll.elect-change]"), ("li", _ELECTION[:1], "3")],
    "poll.elect-now": [("li", _ELECTION[:2], "[poll.elect-now]"), ("li", _ELECTION[:2], "1")],
    "poll.stand": [
        ("zhao", _ELECTION, "我参选"),
        ("zhao", _ELECTION, "我参选@group"),
        ("zhao", _ELECTION, "/i_stand"),
        ("zhao", [*_ELECTION, *_ELECTION, ("zhao", "我参选")], "[poll.stand]"),
        ("zhao", [*_ELECTION, *_ELECTION, ("zhao", "我参选")], "2"),
    ],
    "poll.nominate": [
        ("zhao", _ELECTION, "提名 王阿姨"),
        ("zhao", _ELECTION, "提名 王阿姨@group"),
        ("zhao", [*_ELECTION, ("zhao", "提名")], "王阿姨"),
        ("li", [*_ELECTION, *_ELECTION, ("li", "提名 王阿姨")], "[poll.nominate]"),
    ],
    "poll.accept": [("wang", _NOMINATED, "[poll.accept]"), ("wang", _NOMINATED, "1")],
    "poll.decline": [("wang", _NOMINATED, "[poll.decline]"), ("wang", _NOMINATED, "2")],
    "poll.stand-down": [
        ("zhao", [*_ELECTION, ("zhao", "我参选")], "退选"),
        ("zhao", [*_ELECTION, ("zhao", "我参选")], "退选 议1"),
        ("zhao", [*_ELECTION, ("zhao", "我参选")], "/stand_down"),
    ],
    "poll.take-office": [("li", _ELECTED, "就任 议1"), ("li", _ELECTED, "/take_office poll 1")],
}

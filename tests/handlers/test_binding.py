"""Which grid a group belongs to is said by whoever answers for the grid, with a code, and by nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.message import Address, Local, Turn
from domain.people import ALLOWED, Act
from domain.quota import QUOTAS, Counted
from domain.register import PersonEntry, PostEntry, Purpose
from domain.town import Role, Standing
from handlers.groups.binding import LIVES
from storage.engine.database import connect
from storage.town.roster import Chat
from storage.work import Work
from tests.handlers.play import SHELF, Play
from tests.handlers.quarter import quarter
from tests.town import LAB, NOON, YARD_GROUP, at

NEW = Address(LAB, "new-group")


def a_code(play: Play, who: str = "li", grid: str = "", purpose: Purpose = Purpose.RESIDENTS) -> str:
    """What somebody is given in private who asks for a code."""
    play.says(who, "绑定")
    if grid:
        play.says(who, grid)
    play.presses(who, "group.purpose", purpose_of(play, who, purpose))
    assert play.heard(who) == ["bind-code"]
    return str(play.last(who).arg("code"))


def purpose_of(play: Play, who: str, purpose: Purpose) -> str:
    pressed = [play.work.choices.pressed(button) for button, _ in play.last(who).message.choices]
    (value,) = [one.action.value for one in pressed if one is not None and one.action.value.endswith(purpose)]
    return value


def binds(play: Play, code: str, who: str = "li", group: Address = NEW, **more: object) -> list[str]:
    """What the group hears when somebody types the code in it."""
    play.says(who, f"/绑定 {code}", group=True, address=group, **more)
    return play.heard(group)


def bound(play: Play, group: Address = NEW) -> Chat | None:
    return play.work.people.chat(group)


# From the first word to a bound group.


def test_whoever_answers_for_a_grid_binds_its_group_in_three_steps(play: Play) -> None:
    play.happens(Turn.JOINED, to=NEW)
    play.says("xu", "绑定")
    assert (play.heard("xu"), len(play.choices("xu"))) == (["bind-which-grid"], 3)
    play.says("xu", "2")
    assert (play.heard("xu"), len(play.choices("xu"))) == (["bind-which-purpose"], 3)
    play.says("xu", "1")
    given = play.last("xu")
    assert (given.key, given.arg("until"), given.arg("grid")) == ("bind-code", play.now + LIVES, "富家组")
    play.says("xu", f"/绑定 {given.arg('code')}", group=True, address=NEW, title="富家组二群")
    assert play.everybody_who_heard() == {NEW.chat: ["group-bound"], "xu": ["news-group-bound"]}
    assert play.last("xu").arg("group") == "富家组二群"
    chat = bound(play)
    assert chat is not None
    assert (chat.title, chat.grid, chat.purpose, chat.locale) == ("富家组二群", "yard", Purpose.RESIDENTS, "zh-Hans")
    play.waits(days=2)
    assert play.left == []
    play.says("wang", "/上报 灯坏了", group=True, address=NEW)
    assert play.heard(NEW) == ["card-group"]


def test_whoever_has_one_grid_is_not_asked_which(play: Play) -> None:
    play.says("li", "绑定")
    assert (play.heard("li"), play.last("li").arg("grid")) == (["bind-which-purpose"], "富家组")


@pytest.mark.parametrize("named", ["柳树组", "柳树1栋"])
def test_in_a_large_area_the_grid_may_be_named(play: Play, named: str) -> None:
    play.says("yang", "绑定")
    play.says("yang", named)
    assert (play.heard("yang"), play.last("yang").arg("grid")) == (["bind-which-purpose"], "柳树组")


@pytest.mark.parametrize(("named", "heard"), [("没有这个地方", "bind-which-grid"), ("9", "refusal-no-such-choice")])
def test_whoever_names_no_grid_is_asked_again(play: Play, named: str, heard: str) -> None:
    play.says("yang", "绑定")
    play.says("yang", named)
    assert play.heard("yang") == [heard]


def test_whoever_answers_the_purpose_in_words_is_asked_again(play: Play) -> None:
    play.says("li", "绑定")
    play.says("li", "大家的群")
    assert play.heard("li") == ["bind-which-purpose"]


@pytest.mark.parametrize("purpose", Purpose)
def test_a_group_is_for_what_its_code_says(play: Play, purpose: Purpose) -> None:
    binds(play, a_code(play, purpose=purpose))
    chat = bound(play)
    assert chat is not None
    assert chat.purpose is purpose


@pytest.mark.parametrize(
    "text",
    ["/绑定 {}", "/綁定{}", "/bind {}", "/bind@linzhang_bot {}", "/start group-{}", "/start@linzhang_bot group-{}"],
)
def test_the_code_is_typed_in_any_language_or_brought_by_a_link(play: Play, text: str) -> None:
    code = a_code(play)
    play.says("li", text.format(code), group=True, address=NEW)
    assert play.heard(NEW) == ["group-bound"]


def test_in_reply_to_the_bot_no_slash_is_needed(play: Play) -> None:
    play.happens(Turn.JOINED, to=NEW)
    code = a_code(play)
    play.says("li", f"绑定 {code}", group=True, address=NEW, answering=play.last(NEW))
    assert play.heard(NEW) == ["group-bound"]


def test_a_link_binds_a_bound_group_anew_too(play: Play) -> None:
    code = a_code(play, purpose=Purpose.OWNERS)
    play.says("li", f"/start group-{code}", group=True)
    assert play.heard(YARD_GROUP) == ["group-bound"]


def test_without_a_code_it_is_told_where_to_get_one(play: Play) -> None:
    assert binds(play, "") == ["refusal-bind-no-code"]
    play.says("li", "/绑定", group=True)
    assert play.heard(YARD_GROUP) == ["refusal-bind-no-code"]


def test_two_who_answer_for_it_may_share_the_work(play: Play) -> None:
    assert binds(play, a_code(play, "yang", "富家组"), "li") == ["group-bound"]
    assert play.heard("yang") == ["news-group-bound"]


def test_the_name_of_the_group_is_the_newest_that_is_known(play: Play) -> None:
    play.happens(Turn.JOINED, to=NEW, title="旧名")
    play.happens(Turn.RENAMED, "新名", to=NEW)
    binds(play, a_code(play))
    chat = bound(play)
    assert chat is not None
    assert chat.title == "新名"


def test_bound_again_it_may_speak_again(play: Play) -> None:
    play.happens(Turn.REMOVED)
    assert binds(play, a_code(play), group=YARD_GROUP) == ["group-bound"]


# Codes.


def test_a_code_binds_one_group(play: Play) -> None:
    code = a_code(play)
    other = Address(LAB, "another-group")
    assert binds(play, code) == ["group-bound"]
    assert binds(play, code, group=other) == ["bind-wrong-code"]
    assert bound(play, other) is None


def test_a_code_is_good_for_a_quarter_of_an_hour(play: Play) -> None:
    code = a_code(play)
    play.now += LIVES
    assert binds(play, code) == ["bind-wrong-code"]


def test_whoever_guesses_is_locked_out_and_told_until_when(play: Play) -> None:
    for _ in range(QUOTAS[Counted.WRONG_CODES].most):
        assert binds(play, "AAAA-BBBB") == ["bind-wrong-code"]
    code = a_code(play)
    assert binds(play, code) == ["bind-locked"]
    assert play.last(NEW).arg("until") == play.now + timedelta(hours=1)
    assert binds(play, code, "xu") == ["group-bound"]


def test_what_is_refused_uses_no_code_up(play: Play) -> None:
    code = a_code(play)
    assert binds(play, code, "he") == ["refusal-bind-not-yours"]
    assert binds(play, code, "li") == ["group-bound"]


# Authority, and nothing else.

STANDINGS = tuple(Standing)
ROLES = {standing: Role(f"is-{standing}", Local({"en": standing}), standing) for standing in STANDINGS}


@pytest.fixture(scope="module")
def everyone() -> Iterator[Play]:
    """The quarter with somebody of each standing in the yard, and in the willow grid."""
    register = quarter()
    town = replace(register.town, roles={**register.town.roles, **{role.id: role for role in ROLES.values()}})
    keys = {(standing, grid): f"{standing}-{grid}" for standing in STANDINGS for grid in ("yard", "willow", "north")}
    people = tuple(PersonEntry(key, key, None, (at(key),)) for key in keys.values())
    posts = tuple(PostEntry(key, f"is-{standing}", grid) for (standing, grid), key in keys.items())
    larger = replace(register, town=town, people=(*register.people, *people), posts=(*register.posts, *posts))
    with closing(connect(":memory:", NOON)) as connection:
        Work(connection, SHELF).registers.bring_in(larger, NOON)
        yield Play(connection, NOON)


@pytest.mark.parametrize("standing", STANDINGS)
@pytest.mark.parametrize("grid", ["yard", "north", "willow"])
def test_only_who_answers_for_the_grid_binds_a_group_to_it(everyone: Play, standing: Standing, grid: str) -> None:
    play, who = everyone, f"{standing}-{grid}"
    code = a_code(play, "yang", "富家组")
    group = Address(LAB, f"group-of-{who}")
    heard = binds(play, code, who, group)
    allowed = standing in ALLOWED[Act.BIND] and grid != "willow"
    assert heard == (["group-bound"] if allowed else ["refusal-bind-not-yours"])
    assert (bound(play, group) is not None) is allowed


@pytest.mark.parametrize("standing", STANDINGS)
def test_only_who_may_bind_gets_a_code(everyone: Play, standing: Standing) -> None:
    who = f"{standing}-yard"
    everyone.says(who, "绑定")
    allowed = standing in ALLOWED[Act.BIND]
    assert everyone.heard(who) == (["bind-which-purpose"] if allowed else ["refusal-bind-not-yours"])


@pytest.mark.parametrize("who", ["stranger", "wang", "qin"])
def test_who_holds_no_post_binds_nothing(play: Play, who: str) -> None:
    play.says(who, "绑定")
    assert play.heard(who) == ["refusal-bind-not-yours"]
    assert binds(play, a_code(play), who) == ["refusal-bind-not-yours"]
    assert binds(play, "AAAA-BBBB", who) == ["refusal-bind-not-yours"], "they are not told whether it is good"
    play.says(who, "/解绑", group=True)
    assert play.heard(YARD_GROUP) == ["refusal-bind-not-yours"]
    chat = bound(play, YARD_GROUP)
    assert chat is not None


def test_a_post_that_has_ended_binds_nothing(play: Play) -> None:
    code = a_code(play)
    play.write("UPDATE posts SET until_at = 1 WHERE role = 'leader'")
    assert binds(play, code) == ["refusal-bind-not-yours"]


def test_a_grid_of_others_cannot_be_chosen_by_name_nor_by_an_old_button(play: Play) -> None:
    play.says("xu", "绑定")
    play.says("xu", "南网格")
    assert play.heard("xu") == ["refusal-bind-not-yours"]
    play.says("xu", "绑定")
    play.says("xu", "2")
    play.write("UPDATE posts SET until_at = 1 WHERE role = 'worker'")
    play.says("xu", "1")
    assert play.heard("xu") == ["refusal-bind-not-yours"]


# Bound elsewhere, and let go.


def test_bound_elsewhere_before_it_says_so(play: Play) -> None:
    assert binds(play, a_code(play, "xu", "柳树组"), "xu", YARD_GROUP) == ["group-bound-anew"]
    assert play.last(YARD_GROUP).arg("before") == "富家组"
    chat = bound(play, YARD_GROUP)
    assert chat is not None
    assert chat.grid == "willow"


def test_nobody_takes_a_group_away_from_a_grid_that_is_not_theirs(play: Play) -> None:
    code = a_code(play, "he")
    assert binds(play, code, "he", YARD_GROUP) == ["refusal-bound-elsewhere"]
    assert play.last(YARD_GROUP).arg("grid") == "富家组"
    play.says("li", "/解绑", group=True)
    assert binds(play, code, "he", YARD_GROUP) == ["group-bound"]


def test_a_group_let_go_is_left_after_a_day_unless_it_is_bound_again(play: Play) -> None:
    play.says("li", "/解绑", group=True)
    assert (play.heard(YARD_GROUP), play.last(YARD_GROUP).arg("grid")) == (["group-let-go"], "富家组")
    play.says("wang", "/上报 4栋楼道灯坏了", group=True)
    assert (play.heard(YARD_GROUP), play.cases()) == (["group-unbound"], [])
    play.waits(hours=23)
    assert play.left == []
    play.waits(hours=2)
    assert play.left == [YARD_GROUP]


def test_in_private_there_is_nothing_to_let_go(play: Play) -> None:
    play.says("li", "解绑")
    assert play.heard("li") == ["refusal-unbind-in-group"]


# The register.


def test_an_import_undoes_no_binding_done_with_a_code(play: Play) -> None:
    binds(play, a_code(play, "xu", "柳树组", Purpose.OWNERS), "xu", YARD_GROUP)
    binds(play, a_code(play), title="新群")
    before = bound(play), bound(play, YARD_GROUP)
    play.work.registers.bring_in(quarter(), play.now)
    assert (bound(play), bound(play, YARD_GROUP)) == before
    assert None not in before


def test_an_import_that_knows_the_group_ends_its_waiting(play: Play) -> None:
    play.happens(Turn.JOINED, to=NEW)
    register = quarter()
    known = replace(register.chats[0], address=NEW)
    play.work.registers.bring_in(replace(register, chats=(*register.chats, known)), play.now)
    play.waits(days=2)
    assert play.left == []


def test_a_group_whose_grid_is_no_more_is_left_after_a_day(play: Play) -> None:
    play.work.people.bind(NEW, "南网格群", "south", Purpose.RESIDENTS)
    register = quarter()
    grids = {id: grid for id, grid in register.town.grids.items() if id != "south"}
    posts = tuple(post for post in register.posts if post.grid != "south")
    play.work.registers.bring_in(replace(register, town=replace(register.town, grids=grids), posts=posts), play.now)
    assert bound(play) is None
    play.waits(days=1)
    assert (play.heard(NEW), play.left) == (["group-farewell"], [NEW])

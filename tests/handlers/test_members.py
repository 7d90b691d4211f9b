"""How people come in: whoever is invited and presses Start is who the register says, and the wrong one is sent back."""

from __future__ import annotations

import secrets
from datetime import timedelta

import pytest

from domain.message import Address, Onward, Say
from domain.starts import JOIN, start
from handlers.erasing import forget
from storage.membership.codes import CodeFor
from tests.engines import tables
from tests.handlers.play import Play
from tests.town import YARD_GROUP, at

#: Registered people who have no account anywhere yet; what they are called stands in the quarter.
ABSENT = ("li", "xu", "yang", "qin", "feng", "he", "sun", "wei", "gu")


def absent(play: Play, *keys: str) -> None:
    """They were imported, and never spoke with the bot."""
    for key in keys:
        play.write("DELETE FROM accounts WHERE external = ?", key)


def code_for(play: Play, guest: str, *, by: str | None = "yang", lives: timedelta = timedelta(hours=24)) -> str:
    """The words of a link that makes somebody this guest."""
    issued_by = None if by is None else play.person(by)
    about = {"person": str(of_key(play, guest))}
    return start(JOIN, play.work.codes.issue(CodeFor.PERSON, about, issued_by, play.now + lives))


def of_key(play: Play, key: str) -> int:
    return play.work.joinings.not_come(())[key]


def invited(play: Play, guest: str, *, by: str = "yang") -> str:
    """The inviter picks the guest; the words of the link they pass on."""
    play.says(by, f"/邀请 {play.work.people.get(of_key(play, guest)).name}")
    link = play.last(by).arg("link")
    assert isinstance(link, Onward)
    return link.start


def joins(play: Play, guest: str) -> None:
    """Somebody the town knows comes in by an invitation."""
    absent(play, guest)
    play.says(f"phone-of-{guest}", f"/start {invited(play, guest)}")


def said(play: Play, by: str, name: str) -> list[str]:
    """The keys of the lines of a sentence."""
    lines = play.last(by).arg(name)
    assert isinstance(lines, tuple)
    return [line.key for line in lines]


# 加入


def test_whoever_was_invited_is_who_the_register_says_and_may_what_their_post_may(play: Play) -> None:
    absent(play, "xu")
    play.says("wang", "4栋2单元楼道灯坏了")
    words = invited(play, "xu")
    play.says("phone-of-xu", f"/start {words}")
    assert play.heard("phone-of-xu") == ["joined-and-waiting"]
    assert (play.last("phone-of-xu").arg("name"), said(play, "phone-of-xu", "offices")) == ("小徐", ["member-post"])
    play.says("phone-of-xu", "签收 26-0001")
    assert play.actions()[-1] == "acknowledge"


def test_what_could_not_be_delivered_before_waits_for_whoever_joins(play: Play) -> None:
    absent(play, "xu", "yang")
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("zhao", "5栋楼道灯坏了")
    play.says("phone-of-xu", f"/start {code_for(play, 'xu', by=None)}")
    assert play.last("phone-of-xu").arg("count") == 2
    play.says("phone-of-xu", "2")
    assert play.last("phone-of-xu").arg("number") == "26-0002"


def test_with_nothing_to_do_the_menu_is_there(play: Play) -> None:
    absent(play, "li")
    play.says("phone-of-li", f"/start {invited(play, 'li')}")
    assert play.heard("phone-of-li") == ["joined"]
    assert "report.start" in play.choices("phone-of-li")


def test_the_contact_of_an_organisation_hears_for_it(play: Play) -> None:
    absent(play, "qin")
    play.says("phone-of-qin", f"/start {invited(play, 'qin')}")
    assert said(play, "phone-of-qin", "offices") == ["member-contact"]
    play.says("wang", "4栋门口垃圾成堆")
    assert play.heard("phone-of-qin") == ["card-lead"]


def test_the_inviter_hears_who_came_and_under_which_name(play: Play) -> None:
    absent(play, "li")
    play.says("phone-of-li", f"/start {invited(play, 'li')}", sender_name="老李头")
    assert play.heard("yang") == ["guest-joined"]
    assert (play.last("yang").arg("name"), play.last("yang").arg("called")) == ("李师傅", "老李头")
    assert play.choices("yang") == ["member.not-them"]


def test_of_an_invitation_from_the_command_line_the_level_above_hears(play: Play) -> None:
    absent(play, "li", "xu")
    play.says("phone-of-li", f"/start {code_for(play, 'li', by=None)}")
    assert play.heard("yang") == ["guest-joined"]
    play.says("phone-of-xu", f"/start {code_for(play, 'xu', by=None)}")
    assert play.heard("yang") == ["guest-joined"]
    assert play.heard("phone-of-li") == []


@pytest.mark.parametrize("key", ["li", "qin"])
def test_whoever_belongs_here_already_needs_no_code(play: Play, key: str) -> None:
    absent(play, "he")
    words = invited(play, "he")
    play.says(key, f"/start {words}")
    assert play.heard(key) == ["join-already"]
    play.says("phone-of-he", f"/start {words}")
    assert play.heard("phone-of-he") == ["joined"]


# 用不了的邀请


def test_a_code_is_good_for_one(play: Play) -> None:
    absent(play, "li")
    words = invited(play, "li")
    play.says("first", f"/start {words}")
    play.says("second", f"/start {words}")
    assert play.heard("second") == ["join-wrong"]
    assert play.work.people.meet(at("second"), "", play.now).id != play.work.people.meet(at("first"), "", play.now).id


def test_of_two_codes_for_one_person_the_second_is_too_late(play: Play) -> None:
    absent(play, "li")
    one, other = invited(play, "li"), invited(play, "li")
    play.says("first", f"/start {one}")
    play.says("second", f"/start {other}")
    assert (play.heard("first"), play.heard("second")) == ([], ["join-wrong"])


def test_a_code_lives_for_a_day(play: Play) -> None:
    absent(play, "li")
    words = invited(play, "li")
    play.waits(hours=24)
    play.says("phone-of-li", f"/start {words}")
    assert play.heard("phone-of-li") == ["join-wrong"]


def test_a_code_for_a_group_makes_nobody_anybody(play: Play) -> None:
    code = play.work.codes.issue(CodeFor.GROUP, {"grid": "yard"}, play.person("yang"), play.now + timedelta(hours=1))
    play.says("stranger", f"/start join-{code}")
    assert play.heard("stranger") == ["join-wrong"]


@pytest.mark.parametrize("ended", ["guest", "inviter"])
def test_a_post_that_ended_makes_the_code_worthless(play: Play, ended: str) -> None:
    absent(play, "li")
    words = invited(play, "li", by="xu")
    role = {"guest": "leader", "inviter": "worker"}[ended]
    play.write("UPDATE posts SET until_at = 1 WHERE role = ?", role)
    play.says("phone-of-li", f"/start {words}")
    assert play.heard("phone-of-li") == ["join-wrong"]


def test_a_code_said_in_a_group_is_used_up_for_everybody(play: Play) -> None:
    absent(play, "li")
    words = invited(play, "li")
    play.says("wang", f"/start {words}", group=True)
    assert play.heard(YARD_GROUP) == ["join-not-in-a-group"]
    play.says("phone-of-li", f"/start {words}")
    assert play.heard("phone-of-li") == ["join-wrong"]


def test_ten_thousand_guesses_open_nothing_and_the_guesser_is_locked_out(play: Play) -> None:
    absent(play, *ABSENT)
    codes = [code_for(play, key, by=None) for key in ABSENT]
    guesser, account = play.person("stranger"), at("stranger")
    work = play.work
    for _ in range(10_000):
        guess = secrets.token_urlsafe(16)
        assert work.codes.take(guess, CodeFor.PERSON, guesser, account, play.now) is None
    assert work.codes.locked_until(account, play.now) is not None
    play.says("stranger", f"/start {codes[0]}")
    assert play.heard("stranger") == ["join-locked"]
    play.says("phone-of-li", f"/start {codes[0]}")
    assert play.heard("phone-of-li") == ["joined"]


# 本来就在说话的人


def test_what_a_stranger_did_before_stays_theirs(play: Play) -> None:
    absent(play, "li")
    play.says("phone-of-li", "4栋2单元楼道灯坏了", sender_name="老李")
    play.says("wang", "5栋楼道灯坏了")
    play.says("phone-of-li", "+1 26-0002")
    play.says("phone-of-li", f"/start {invited(play, 'li')}")
    play.says("phone-of-li", "我的")
    assert play.choices("phone-of-li") == ["ask.progress"] * 2
    play.presses("xu", "case.acknowledge")
    play.says("xu", "办结 26-0001 换了灯泡")
    assert play.heard("phone-of-li") == ["news-really-fixed"]
    play.presses("phone-of-li", "case.verify")
    assert play.actions("26-0001")[-1] == "close"


def test_buttons_shown_before_somebody_joined_still_answer_to_them(play: Play) -> None:
    absent(play, "li")
    play.says("phone-of-li", "4栋2单元楼道灯坏了")
    play.says("phone-of-li", f"/start {invited(play, 'li')}")
    play.presses("phone-of-li", "case.withdraw")
    assert play.actions()[-1] == "withdraw"


# 不是本人


@pytest.fixture
def wrong(play: Play) -> Play:
    """Somebody else came in as 小徐, whose business a lamp is."""
    absent(play, "xu")
    play.says("impostor", "5栋楼道灯坏了", sender_name="假徐")
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("impostor", f"/start {invited(play, 'xu')}")
    return play


def test_the_wrong_person_is_nobody_again_and_the_right_one_is_invited_anew(wrong: Play) -> None:
    wrong.presses("yang", "member.not-them")
    assert (wrong.heard("yang"), wrong.heard("impostor")) == (["join-undone"], ["no-longer-them"])
    wrong.says("impostor", "签收 26-0002")
    assert wrong.heard("impostor") == ["refusal-not-yours"]
    wrong.presses("yang", "member.invite")
    assert wrong.heard("yang") == ["invitation"]
    wrong.says("phone-of-xu", f"/start {invited(wrong, 'xu')}")
    assert wrong.heard("phone-of-xu") == ["joined-and-waiting"]


def test_what_the_wrong_person_reported_is_theirs_again(wrong: Play) -> None:
    wrong.says("impostor", "5栋101门口垃圾成堆")
    wrong.presses("yang", "member.not-them")
    assert [case.reporter for case in wrong.cases()] == [wrong.person(key) for key in ("impostor", "wang", "impostor")]
    wrong.says("impostor", "我的")
    assert wrong.choices("impostor") == ["ask.progress"] * 2


def test_it_is_told_what_was_done_in_the_other_name_meanwhile(wrong: Play) -> None:
    wrong.says("impostor", "签收 26-0002")
    wrong.presses("yang", "member.not-them")
    acted = wrong.last("yang").arg("acted")
    assert isinstance(acted, Say)
    assert acted.args == {"name": "小徐", "numbers": "26-0002"}


def test_the_wrong_person_is_shown_no_more_of_what_goes_on(wrong: Play) -> None:
    wrong.says("zhao", "柳树1栋楼道灯坏了")
    assert "card-lead" in wrong.heard("impostor")
    wrong.presses("yang", "member.not-them")
    wrong.listen()
    wrong.says("yang", "我来办 26-0003")
    wrong.says("wang", "补充 26-0002 三楼最黑")
    assert [one for one in wrong.all_heard[wrong._step :] if one.message.to == at("impostor")] == []


def test_who_may_say_that_it_is_somebody_else_is_asked_anew(wrong: Play) -> None:
    handle = wrong.handle("yang", "member.not-them")
    wrong.write("UPDATE posts SET until_at = 1 WHERE role = 'director'")
    wrong.says("yang", handle=handle)
    assert wrong.heard("yang") == ["refusal-not-an-inviter"]


def test_it_can_be_said_for_a_day_and_once(wrong: Play) -> None:
    handle = wrong.handle("yang", "member.not-them")
    wrong.waits(hours=23)
    wrong.says("yang", handle=handle)
    wrong.says("yang", handle=handle)
    assert wrong.heard("yang") == ["refusal-join-undone"]
    wrong.says("impostor", f"/start {invited(wrong, 'xu')}")
    handle = wrong.handle("yang", "member.not-them")
    wrong.waits(hours=24)
    wrong.says("yang", handle=handle)
    assert wrong.heard("yang") == ["refusal-join-too-late"]


# 邀请


def names(play: Play, by: str) -> list[object]:
    return [label.args.get("name") for _, label in play.last(by).message.choices]


@pytest.mark.parametrize(
    ("by", "whom"),
    [
        ("yang", ["李师傅", "小徐", "秦班长", "何姐", "魏姐", "孙师傅"]),
        ("xu", ["李师傅", "何姐", "魏姐"]),
        ("sun", []),
        ("gu", []),
    ],
)
def test_whoever_supervises_sees_those_of_their_area_who_have_not_come(play: Play, by: str, whom: list[str]) -> None:
    absent(play, *(key for key in ABSENT if key not in (by, "feng")))
    play.says(by, "/邀请")
    assert play.heard(by) == (["invite-whom"] if whom else ["invite-nobody"])
    assert sorted(map(str, names(play, by))) == sorted(whom)


@pytest.mark.parametrize("who", ["stranger", "wang", "li", "wei", "qin"])
def test_others_invite_nobody(play: Play, who: str) -> None:
    absent(play, "he")
    play.says(who, "/邀请 何姐")
    assert play.heard(who) == ["refusal-not-an-inviter"]


def test_many_names_come_page_by_page(play: Play) -> None:
    for number in range(11):
        play.write(
            "INSERT INTO people (key, name, locale, created_at) VALUES (?, ?, 'zh-Hans', 1)",
            f"n{number}",
            f"邻{number}",
        )
        play.write(
            "INSERT INTO posts (person, role, grid, from_at) SELECT id, 'leader', 'yard', 1 FROM people WHERE key = ?",
            f"n{number}",
        )
    play.says("yang", "邀请")
    assert len(names(play, "yang")) == 9
    play.presses("yang", "member.invite", "~8")
    assert len(names(play, "yang")) == 3
    play.presses("yang", "member.invite", "")
    assert play.heard("yang") == ["invitation"]


def test_a_name_nobody_who_is_missing_has(play: Play) -> None:
    play.says("yang", "/邀请 李师傅")
    assert play.heard("yang") == ["refusal-nobody-so-called"]


def test_an_old_list_invites_nobody_who_has_come(play: Play) -> None:
    absent(play, "li")
    play.says("yang", "邀请")
    handle = play.handle("yang", "member.invite")
    play.says("phone-of-li", f"/start {invited(play, 'li')}")
    play.says("yang", handle=handle)
    assert play.heard("yang") == ["refusal-has-come"]


def test_nobody_is_invited_in_a_group(play: Play) -> None:
    play.says("yang", "/邀请 李师傅", group=True)
    assert play.heard(YARD_GROUP) == ["refusal-in-private"]


def test_a_telegram_account_is_missing_though_there_is_another(play: Play) -> None:
    words = code_for(play, "li")
    telegram = Address("telegram", "4711")
    play.says("li", f"/start {words}", address=telegram, sender="4711")
    assert play.heard(telegram) == ["joined"]
    assert play.work.people.meet(telegram, "", play.now).id == play.person("li")


# 忘掉


def test_whoever_joined_is_forgotten_with_all_they_wrote_before(play: Play) -> None:
    absent(play, "li")
    play.says("phone-of-li", "4栋2单元楼道灯坏了", sender_name="老李头")
    play.says("wang", "5栋楼道灯坏了")
    play.says("phone-of-li", "补充 26-0001 三楼最黑的地方")
    play.says("phone-of-li", f"/start {invited(play, 'li')}")
    play.write("UPDATE posts SET until_at = 1 WHERE role = 'leader' AND grid = 'yard'")
    forget(play.work, play.person("phone-of-li"), play.now)
    assert [one for one in everything(play) if "老李头" in one or "三楼最黑" in one or "phone-of-li" in one] == []


def everything(play: Play) -> list[str]:
    """Every row of every table."""
    return [str(tuple(row)) for table in tables(play._connection) for row in play.rows(f"SELECT * FROM {table}")]

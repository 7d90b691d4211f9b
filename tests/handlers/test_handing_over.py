"""交接: everything somebody is for goes to another in one act, and nothing is left without an owner."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.message import Outgoing, Say
from tests.handlers.play import Play, texts
from tests.handlers.test_absence import leaves, works_in_the_north
from tests.town import at


def lamps(play: Play, number: int) -> None:
    """So many lamps are out, and 小徐 has signed for each."""
    for _ in range(number):
        play.says("wang", "4栋2单元楼道灯坏了")
        if "alike-ask" in play.heard("wang") or play.work.dialogues.get(play.person("wang"), at("wang"), play.now):
            play.says("wang", "2")
        play.presses("xu", "case.acknowledge")


def parts(play: Play, key: str) -> list[str]:
    """What the lines of the newest message are about."""
    lines = play.last(key).arg("parts")
    assert isinstance(lines, tuple)
    return [line.key for line in lines]


def hands_over(play: Play, words: str, *, by: str) -> None:
    """Somebody asks for a handover and confirms what is shown."""
    play.says(by, words)
    play.presses(by, "office.hand-over-now")


def test_the_holder_sees_what_goes_and_only_then_it_goes(play: Play) -> None:
    play.says("xu", "交接 孙师傅")
    assert play.heard("xu") == ["handover-preview-asks"]
    assert parts(play, "xu") == ["member-post"]
    assert works_in_the_north(play, "xu")
    play.says("xu", "取消")
    assert play.work.handovers.waiting(play.person("xu")) is None


def test_whoever_gets_a_new_office_by_it_needs_the_word_of_a_superior(play: Play) -> None:
    hands_over(play, "交接 孙师傅", by="xu")
    assert play.everybody_who_heard() == {"yang": ["news-handover-asked"], "xu": ["handover-asked"]}
    assert works_in_the_north(play, "xu")
    play.presses("yang", "office.approve-handover")
    assert play.everybody_who_heard() == {
        "yang": ["handover-done"],
        "xu": ["handover-done"],
        "sun": ["handover-received"],
    }
    assert not works_in_the_north(play, "xu")
    assert works_in_the_north(play, "sun")


def test_a_superior_may_say_no_and_all_stays_as_it_is(play: Play) -> None:
    hands_over(play, "交接 孙师傅", by="xu")
    play.presses("yang", "office.decline-handover")
    assert play.everybody_who_heard() == {"yang": ["handover-declined"], "xu": ["handover-declined"]}
    assert works_in_the_north(play, "xu")
    play.presses("yang", "office.approve-handover")
    assert play.heard("yang") == ["refusal-handover-settled"]


def test_to_whoever_stands_above_it_needs_nobodys_word(play: Play) -> None:
    hands_over(play, "交接 杨主任", by="xu")
    assert play.everybody_who_heard() == {"xu": ["handover-done"], "yang": ["handover-received"]}


def test_a_superior_gives_it_from_one_to_another(play: Play) -> None:
    hands_over(play, "交接 小徐 孙师傅", by="yang")
    assert play.everybody_who_heard() == {
        "yang": ["handover-done"],
        "xu": ["handover-done"],
        "sun": ["handover-received"],
    }
    assert works_in_the_north(play, "sun")


def test_open_cases_move_with_their_clocks_untouched_and_a_line_in_each_log(play: Play) -> None:
    lamps(play, 2)
    before = [(clock.kind, clock.due_at) for case in play.cases() for clock in play.work.clocks.running(case.id)]
    hands_over(play, "交接 小徐 孙师傅", by="yang")
    assert [case.lead for case in play.cases()] == [play.person("sun")] * 2
    assert all(play.actions(case.number)[-1] == "handed-over" for case in play.cases())
    assert before == [
        (clock.kind, clock.due_at) for case in play.cases() for clock in play.work.clocks.running(case.id)
    ]
    assert play.choices("sun") == ["ask.progress"] * 2
    assert parts(play, "xu") == ["member-post", "handover-cases", "handover-case", "handover-case"]
    assert "wang" not in play.everybody_who_heard()


def test_the_old_holder_may_nothing_and_hears_nothing_more(play: Play) -> None:
    lamps(play, 1)
    hands_over(play, "交接 小徐 孙师傅", by="yang")
    play.says("xu", "办结 26-0001 换了灯泡")
    assert play.heard("xu") == ["refusal-not-yours"]
    play.presses("xu", "case.finish")
    assert play.heard("xu") == ["refusal-not-yours"]
    play.says("wang", "撤回 26-0001")
    assert play.heard("sun") == ["news-withdrawn"]
    assert "xu" not in play.everybody_who_heard()


def test_what_was_queued_for_the_old_holder_is_not_said(play: Play) -> None:
    lamps(play, 1)
    play.says("yang", "交接 小徐 孙师傅")
    tell(play, "xu")
    play.presses("yang", "office.hand-over-now")
    assert play.heard("xu") == ["handover-done"]


def test_what_was_queued_about_their_own_report_is_said_all_the_same(play: Play) -> None:
    play.says("xu", "4栋垃圾成堆")
    play.says("yang", "交接 小徐 孙师傅")
    tell(play, "xu")
    play.presses("yang", "office.hand-over-now")
    assert play.heard("xu") == ["news-recording", "handover-done"]


def tell(play: Play, key: str) -> None:
    """Something about the first case waits to be said to somebody."""
    body = Say("news-recording", {"number": "26-0001", "seconds": 3})
    assert play.work.outbox.tell(play.person(key), Outgoing(body, once="case:1:recording:x"), play.now)


def test_shifts_to_come_absences_stood_in_for_and_contacts_go_along(play: Play) -> None:
    leaves(play, "明天", who="sun", stand_in="xu")
    play.says("yang", "值班 小徐 5月8日 到 5月9日")
    hands_over(play, "交接 小徐 杨主任", by="yang")
    yang = play.person("yang")
    assert [shift.person for shift in play.work.shifts.ahead("fujia", play.now, 9)] == [yang] * 2
    (away,) = play.work.absences.ahead(play.person("sun"), play.now)
    assert away.stand_in == yang

    hands_over(play, "交接 秦班长 冯经理", by="yang")
    assert play.work.people.who_hears(play.work.town.handlers["sanitation"], "yard", play.work.town, play.now) == (
        play.person("feng"),
    )


def test_it_can_be_taken_back_for_a_day_by_whoever_did_it(play: Play) -> None:
    lamps(play, 2)
    hands_over(play, "交接 小徐 孙师傅", by="yang")
    play.says("sun", "办结 26-0001 换了灯泡")
    play.says("sun", "撤销交接")
    assert play.heard("sun") == ["refusal-no-handover-to-undo"]
    play.says("yang", "撤销交接")
    assert play.everybody_who_heard() == {
        "yang": ["handover-undone"],
        "xu": ["handover-undone"],
        "sun": ["handover-undone"],
    }
    assert [case.lead for case in play.cases()] == [play.person("xu")] * 2
    assert (works_in_the_north(play, "xu"), works_in_the_north(play, "sun")) == (True, False)
    play.says("yang", "撤销交接")
    assert play.heard("yang") == ["refusal-no-handover-to-undo"]


def test_after_a_day_it_stands(play: Play) -> None:
    hands_over(play, "交接 小徐 孙师傅", by="yang")
    play.now += timedelta(hours=24, seconds=1)
    play.says("yang", "撤销交接")
    assert play.heard("yang") == ["refusal-no-handover-to-undo"]


def test_what_the_taker_had_before_stays_theirs_when_it_is_taken_back(play: Play) -> None:
    hands_over(play, "交接 小徐 孙师傅", by="yang")
    play.says("yang", "撤销交接")
    actor = play.work.people.actor(play.work.people.get(play.person("sun")), play.now)
    assert [post.grid for post in actor.posts] == ["south"]


@pytest.mark.parametrize(
    ("who", "said", "refused"),
    [
        ("wang", "交接 小徐", "refusal-no-office"),
        ("xu", "交接 小徐", "refusal-handover-to-oneself"),
        ("sun", "交接 小徐 孙师傅", "refusal-not-theirs-to-hand-over"),
        ("gu", "交接 小徐 孙师傅", "refusal-not-theirs-to-hand-over"),
        ("yang", "交接 小徐 顾主任", "refusal-not-theirs-to-hand-over"),
        ("yang", "交接 王阿姨 小徐", "refusal-nothing-to-hand-over"),
        ("yang", "交接 李师傅", "refusal-no-superior"),
        ("xu", "撤销交接", "refusal-no-handover-to-undo"),
    ],
)
def test_what_must_not_be_is_refused_in_words(play: Play, who: str, said: str, refused: str) -> None:
    play.says(who, said)
    assert play.heard(who) == [refused]


def test_nobody_gets_it_who_cannot_be_told(play: Play) -> None:
    play.work.people.unreachable(at("sun"), "blocked")
    play.says("yang", "交接 小徐 孙师傅")
    assert play.heard("yang") == ["refusal-taker-not-here"]


def test_it_is_no_matter_for_a_group(play: Play) -> None:
    play.says("xu", "/交接 孙师傅", group=True)
    assert [one.key for one in play.all_heard] == ["refusal-in-private"]


def test_to_whom_is_asked_when_it_was_not_said(play: Play) -> None:
    play.says("xu", "交接")
    assert play.heard("xu") == ["handover-to-whom"]
    play.says("xu", "杨主任")
    assert play.heard("xu") == ["handover-preview"]
    play.says("xu", "确认")
    assert play.heard("xu") == ["handover-done"]


def test_nobody_approves_what_they_asked_for_or_get(play: Play) -> None:
    hands_over(play, "交接 孙师傅", by="xu")
    button = play.handle("yang", "office.approve-handover")
    play.write("UPDATE handovers SET proposed_by = ?", play.person("yang"))
    play.says("yang", handle=button)
    assert play.heard("yang") == ["refusal-not-yours-to-approve"]
    play.write("UPDATE handovers SET proposed_by = giver, taker = ?", play.person("yang"))
    play.says("yang", handle=button)
    assert play.heard("yang") == ["refusal-not-yours-to-approve"]


def test_a_superior_has_three_days_to_decide(play: Play) -> None:
    hands_over(play, "交接 孙师傅", by="xu")
    play.now += timedelta(hours=72)
    play.presses("yang", "office.approve-handover")
    assert play.heard("yang") == ["refusal-handover-settled"]


def test_what_was_asked_about_somebody_forgotten_is_settled(play: Play) -> None:
    hands_over(play, "交接 孙师傅", by="xu")
    button = play.handle("yang", "office.approve-handover")
    play.work.erasures.forget(play.person("sun"), play.now)
    assert play.last("yang").key == "news-handover-asked"
    play.says("yang", handle=button)
    assert play.heard("yang") == ["refusal-handover-settled"]


def test_the_reporters_card_names_the_new_one_and_makes_no_sound(play: Play) -> None:
    lamps(play, 1)
    hands_over(play, "交接 小徐 孙师傅", by="yang")
    (edit,) = [one for one in play.all_heard if one.message.to == at("wang") and "孙师傅" in [*texts(one.message.body)]]
    assert (edit.key, edit.message.edits is not None) == ("card-reporter", True)
    assert play.heard("wang") == []


def test_asking_anew_calls_off_what_was_asked_before(play: Play) -> None:
    hands_over(play, "交接 孙师傅", by="xu")
    first = play.handle("yang", "office.approve-handover")
    hands_over(play, "交接 魏姐", by="xu")
    play.says("yang", handle=first)
    assert play.heard("yang") == ["refusal-handover-settled"]


def test_of_two_with_one_name_it_is_the_one_whose_grid_is_named(play: Play) -> None:
    play.write("UPDATE people SET name = '孙师傅' WHERE id = ?", play.person("wei"))
    play.says("yang", "交接 小徐 孙师傅")
    assert play.heard("yang") == ["refusal-several-so-called"]
    play.says("yang", "交接 小徐 南网格孙师傅")
    assert play.heard("yang") == ["handover-preview"]

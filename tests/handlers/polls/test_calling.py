"""/议事: from a few words to a poll. 李师傅 leads the yard, 小徐 works in the north, 杨主任 is the community's."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from domain.message import Say
from domain.polls.ledger import Kind
from domain.polls.poll import Effect, Method, Poll, RollKind, Secrecy, State
from domain.polls.rules import Measure, Op, Threshold
from storage.polls.polls import Happening
from tests.handlers.play import Play, photo
from tests.town import YARD_GROUP

LINE = "议事 电动车充电桩放哪里 / 东门 / 西门 / 南门 到周日20点"

SUNDAY = datetime(2026, 5, 10, 12, tzinfo=UTC)


def poll(play: Play, serial: int = 1) -> Poll:
    found = play.work.polls.find(serial)
    assert found is not None
    return found


def drafts_yes_or_no(play: Play, who: str, question: str = "楼道要不要装扶手 到周日20点") -> None:
    """Somebody asks whether; the preview is shown."""
    play.says(who, f"议事 {question}")
    play.presses(who, "poll.draft", "options:yes-no")
    assert play.heard(who)[-1].startswith("poll-preview")


# In as few messages as can be.


def test_one_line_and_one_press_make_a_poll(play: Play) -> None:
    play.says("li", LINE)
    assert play.heard("li") == ["poll-preview"]
    assert play.work.polls.find(1) is None

    play.presses("li", "poll.send")
    opened = poll(play)

    assert (opened.state, opened.grid, opened.question) == (State.OPEN, "yard", "电动车充电桩放哪里")
    assert [option.text for option in opened.options] == ["东门", "西门", "南门"]
    assert (opened.method, opened.preset, opened.effect) == (Method.SINGLE, "yard", Effect.RESOLUTION)
    assert (opened.closes_at, opened.opens_at) == (SUNDAY, play.now)
    assert play.heard(YARD_GROUP) == ["poll-card"]
    assert play.heard("li") == ["poll-sent-open"]


def test_in_the_group_a_leader_is_asked_for_what_is_missing_and_needs_four_messages(play: Play) -> None:
    play.says("li", "/议事 充电桩放哪里", group=True)
    assert play.heard(YARD_GROUP) == ["poll-ask-options"]
    play.says("li", "东门 / 西门", group=True)
    assert play.heard(YARD_GROUP) == ["poll-ask-until"]
    play.presses("li", "poll.draft", "until:2026-05-10T20:00:00+08:00", group=True)
    assert play.heard(YARD_GROUP) == ["poll-preview"]
    play.presses("li", "poll.send", group=True)

    assert play.heard(YARD_GROUP) == ["poll-card"]
    assert play.heard("li") == ["poll-sent-open"]
    assert poll(play).closes_at == SUNDAY


def test_everything_can_be_asked_for_one_thing_at_a_time(play: Play) -> None:
    play.says("li", "议事")
    assert play.heard("li") == ["poll-ask-question"]
    play.says("li", "楼道要不要装扶手")
    play.presses("li", "poll.draft", "options:yes-no")
    assert play.heard("li") == ["poll-ask-until"]
    play.says("li", "周日晚上8点")
    play.says("li", "好")

    assert poll(play).method is Method.YES_NO
    assert [option.text for option in poll(play).options] == ["同意", "不同意"]
    assert poll(play).closes_at == SUNDAY


def test_options_may_come_one_by_one_each_with_its_picture(play: Play) -> None:
    play.says("li", "议事 充电桩放哪里")
    play.says("li", "东门", photos=1)
    assert play.heard("li") == ["poll-ask-more"]
    play.says("li", "西门", photos=1)
    play.says("li", "就这些")
    assert play.heard("li") == ["poll-ask-until"]
    play.says("li", "周日")
    play.presses("li", "poll.send")

    assert [option.photo for option in poll(play).options] == [photo("2/0").sha256, photo("3/0").sha256]
    assert play.count("photos") == 2
    (card,) = play.news(YARD_GROUP)
    assert card.message.photos == (photo("2/0").sha256, photo("3/0").sha256)


def test_a_picture_that_comes_alone_belongs_to_the_first_option_without_one(play: Play) -> None:
    play.says("li", LINE)
    play.says("li", photos=1)
    assert play.heard("li") == ["poll-preview"]
    play.presses("li", "poll.send")

    assert [option.photo is not None for option in poll(play).options] == [True, False, False]


def test_asking_around_is_one_line_and_no_press(play: Play) -> None:
    play.says("li", "/问一下 周六大扫除来不来 来/不来", group=True)

    assert (poll(play).effect, poll(play).state) == (Effect.STRAW, State.OPEN)
    assert play.heard(YARD_GROUP) == ["poll-card"]
    assert play.choices("li") == ["poll.withdraw"]
    # Nobody said until when: the evening three days on.
    assert poll(play).closes_at == SUNDAY


def test_asking_around_without_options_asks_for_yes_or_no(play: Play) -> None:
    play.says("li", "问一下 周六大扫除来不来")
    assert poll(play).method is Method.YES_NO


@pytest.mark.parametrize(
    ("options", "method"),
    [
        ("同意/反对", Method.YES_NO),
        ("赞成/不赞成", Method.YES_NO),
        ("反对/同意", Method.SINGLE),
        ("装/不装", Method.SINGLE),
    ],
)
def test_for_and_against_are_no_choice_between_two_things(play: Play, options: str, method: Method) -> None:
    play.says("li", f"问一下 楼道要不要装扶手 {options}")
    assert poll(play).method is method


def test_asking_around_without_a_question_shows_how(play: Play) -> None:
    play.says("li", "/问一下")
    assert play.heard("li") == ["poll-ask-straw"]


# What the preview says, and what can be changed.


def test_the_preview_tells_how_many_have_a_voice_and_how_many_can_be_told(play: Play) -> None:
    play.says("li", LINE)
    (preview,) = play.news("li")
    voices = preview.arg("voices")
    assert isinstance(voices, Say)
    assert (voices.args["count"], voices.args["reached"]) == (6, 2)
    assert preview.arg("groups") == 1


def test_whatever_the_preset_decided_can_be_changed_with_a_press(play: Play) -> None:
    play.says("li", LINE)
    for what in ("secrecy:secret", "method:approval:1", "participation:half", "roll:adult:"):
        play.presses("li", "poll.draft", f"{what.partition(':')[0]}?")
        play.presses("li", "poll.draft", what)
        assert play.heard("li")[-1].startswith("poll-preview")
    play.presses("li", "poll.send")

    changed = poll(play)
    assert (changed.secrecy, changed.method, changed.roll_kind) == (Secrecy.SECRET, Method.APPROVAL, RollKind.ADULT)
    assert changed.rule.participation == (Threshold(Measure.UNITS, 1, 2, Op.MORE_THAN),)


def test_the_tally_may_be_hidden_until_it_closes(play: Play) -> None:
    play.says("li", LINE)
    play.presses("li", "poll.draft", "live?")
    play.presses("li", "poll.draft", "live:at-close")
    play.presses("li", "poll.send")
    assert not poll(play).live


def test_another_end_can_be_typed_into_the_preview(play: Play) -> None:
    play.says("li", LINE)
    play.says("li", "周六 18:00")
    assert play.heard("li") == ["poll-preview"]
    play.presses("li", "poll.send")
    assert poll(play).closes_at == datetime(2026, 5, 9, 10, tzinfo=UTC)


def test_other_words_change_nothing_and_the_draft_stays(play: Play) -> None:
    play.says("li", LINE)
    play.says("li", "差不多")
    assert play.heard("li") == ["refusal-poll-preview"]
    play.presses("li", "poll.send")
    assert poll(play).state is State.OPEN


def test_a_draft_can_be_begun_again(play: Play) -> None:
    play.says("li", LINE)
    play.presses("li", "poll.restart")
    play.says("li", "楼道要不要装扶手 要/不要 到周日")
    play.presses("li", "poll.send")
    assert poll(play).question == "楼道要不要装扶手"


def test_a_draft_that_was_dropped_cannot_be_sent(play: Play) -> None:
    play.says("li", LINE)
    send = play.handle("li", "poll.send")
    play.presses("li", "dialogue.cancel")
    play.says("li", handle=send, addressed=True)
    assert play.heard("li") == ["refusal-poll-draft-gone"]
    assert play.count("polls") == 0


def test_one_cannot_send_a_draft_twice(play: Play) -> None:
    play.says("li", LINE)
    play.presses("li", "poll.send")
    play.presses("li", "poll.send")
    assert play.heard("li") == ["refusal-poll-draft-gone"]
    assert play.count("polls") == 1


# Who may, and where.


@pytest.mark.parametrize("who", ["wang", "stranger", "qin"])
@pytest.mark.parametrize("line", [LINE, "问一下 周六大扫除来不来"])
def test_neighbours_and_firms_open_no_polls(play: Play, who: str, line: str) -> None:
    play.says(who, line)
    assert play.heard(who) == ["refusal-poll-leaders-only"]


def test_a_leader_of_another_yard_opens_none_in_this_group(play: Play) -> None:
    play.says("he", f"/{LINE}", group=True)
    assert play.heard(YARD_GROUP) == ["refusal-poll-leaders-only"]


def test_whoever_works_for_more_asks_where_they_speak(play: Play) -> None:
    play.says("yang", f"/{LINE}", group=True)
    play.presses("yang", "poll.send", group=True)
    assert poll(play).grid == "yard"


def test_in_private_it_is_the_own_grid_unless_another_is_chosen(play: Play) -> None:
    play.says("xu", LINE)
    play.presses("xu", "poll.draft", "grid?")
    play.presses("xu", "poll.draft", "grid:willow")
    play.presses("xu", "poll.send")
    assert poll(play).grid == "willow"


def test_a_leader_is_not_offered_what_takes_the_community(play: Play) -> None:
    drafts_yes_or_no(play, "li")
    play.presses("li", "poll.draft", "preset?")
    assert [button.key for _, button in play.last("li").message.choices] == ["poll-preset-straw", "poll-preset-yard"]


def test_a_formal_poll_waits_for_a_second_person_of_another_role(play: Play) -> None:
    drafts_yes_or_no(play, "yang")
    play.presses("yang", "poll.draft", "grid?")
    play.presses("yang", "poll.draft", "grid:yard")
    play.presses("yang", "poll.draft", "preset?")
    play.presses("yang", "poll.draft", "preset:representatives")
    play.presses("yang", "poll.draft", "roll?")
    play.presses("yang", "poll.draft", "roll:representative:leader")
    play.presses("yang", "poll.send")

    assert play.heard("yang") == ["poll-waits-for-second"]
    assert poll(play).state is State.DRAFT
    assert play.heard(YARD_GROUP) == []

    asked = next(who for who in ("xu", "sun", "wei", "li") if play.heard(who))
    play.presses(asked, "poll.grant")
    assert (poll(play).state, poll(play).approved_by) == (State.OPEN, play.person(asked))
    assert poll(play).proposed_by == play.person("yang")


def test_a_rule_that_wants_notice_opens_after_all_its_days_and_closes_later_if_need_be(play: Play) -> None:
    drafts_yes_or_no(play, "yang")
    play.presses("yang", "poll.draft", "grid?")
    play.presses("yang", "poll.draft", "grid:yard")
    play.presses("yang", "poll.draft", "preset?")
    play.presses("yang", "poll.draft", "preset:residents_households")
    # 20:00 on Sunday lies before the opening: the usual end is taken instead.
    play.presses("yang", "poll.send")
    asked = next(who for who in ("xu", "sun", "wei", "li") if play.heard(who))
    play.waits(hours=1)
    play.presses(asked, "poll.grant")

    noticed = poll(play)
    # Ten whole days, then nine in the morning.
    assert noticed.opens_at == datetime(2026, 5, 18, 1, tzinfo=UTC)
    assert noticed.closes_at == datetime(2026, 5, 21, 12, tzinfo=UTC)
    assert noticed.state is State.NOTICED
    assert "poll-card-noticed" in play.heard(YARD_GROUP)
    assert [moment.kind for moment in play.work.polls.moments(noticed)] == [Happening.OPEN]

    play.waits(days=11)
    assert poll(play).state is State.OPEN
    assert [line.kind for line, _ in play.work.ledger.lines(noticed.id)][-1] is Kind.OPENED


# What is refused.


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("议事 东门还是西门 / 东门 / 东门 到周日", "refusal-poll-option-twice"),
        ("议事 充电桩放哪里 / 东门 / 西门 到今天12:05", "refusal-poll-too-short"),
        ("议事 充电桩放哪里 / 东门 / 西门 到今天11点", "refusal-poll-end-past"),
        ("议事 充电桩放哪里 / 东门 / 西门 到61天", "refusal-poll-too-long"),
        ("议事 到周日20点", "refusal-poll-no-question"),
        (f"议事 {'桩' * 201}", "refusal-poll-question-long"),
        (f"议事 放哪里 {'/'.join(map(str, range(13)))}", "refusal-poll-options-many"),
        (f"议事 放哪里 东门/{'西' * 61}", "refusal-poll-option-long"),
    ],
)
def test_what_makes_no_poll_is_refused_in_words(play: Play, line: str, refused: str) -> None:
    play.says("li", line)
    assert play.heard("li") == [refused]
    assert play.count("polls") == 0


def test_ten_minutes_and_sixty_days_are_just_right(play: Play) -> None:
    for line in ("到今天12:10", "到60天 12:00"):
        play.says("li", f"议事 充电桩放哪里 / 东门 / 西门 {line}")
        assert play.heard("li") == ["poll-preview"]
        play.says("li", "取消")


def test_who_is_asked_too_much_answers_nothing(play: Play) -> None:
    for _ in range(10):
        play.says("li", "问一下 周六来不来")
    play.says("li", "问一下 周日来不来")
    assert play.heard("li") == ["refusal-poll-too-many"]
    assert play.count("polls") == 10


def test_a_yard_where_nobody_lives_has_nobody_to_ask(play: Play) -> None:
    play.says("sun", LINE)
    assert play.heard("sun") == ["poll-preview-noted"]
    play.presses("sun", "poll.send")
    assert play.heard("sun") == ["refusal-poll-empty-roll"]
    assert play.count("polls") == 0


def test_what_is_no_end_is_asked_for_again(play: Play) -> None:
    play.says("li", "议事 充电桩放哪里 / 东门 / 西门")
    play.says("li", "都行")
    assert play.heard("li") == ["refusal-poll-end-unread"]
    play.says("li", "3天")
    assert play.heard("li") == ["poll-preview"]


def test_too_few_voices_for_a_secret_are_told_before_it_is_sent(play: Play) -> None:
    play.says("he", LINE)
    play.presses("he", "poll.draft", "secrecy?")
    play.presses("he", "poll.draft", "secrecy:secret")
    (preview,) = play.news("he")
    note = preview.arg("note")
    assert isinstance(note, Say)
    assert note.key == "secret-too-few"


def test_a_picture_too_many_belongs_to_nothing(play: Play) -> None:
    play.says("li", "议事 放哪里 / 东门 / 西门 到周日", photos=2)
    play.says("li", photos=1)
    assert play.heard("li") == ["refusal-poll-photo-alone"]


def test_people_who_are_named_have_a_voice_and_nobody_else_has(play: Play) -> None:
    play.says("li", "议事 谁当评议员 / 老周 / 老吴 到周日20点")
    play.presses("li", "poll.draft", "roll?")
    play.presses("li", "poll.draft", "roll:listed:")
    assert play.heard("li") == ["poll-ask-names"]
    play.says("li", "王阿姨")
    assert play.heard("li") == ["refusal-poll-names"]
    play.says("li", "王阿姨、赵大爷")
    play.presses("li", "poll.send")

    (poll,) = play.work.polls.in_state(State.OPEN)
    assert poll.roll_kind is RollKind.LISTED
    assert [voice.person for voice in play.work.rolls.units(poll.id)] == [play.person("wang"), play.person("zhao")]

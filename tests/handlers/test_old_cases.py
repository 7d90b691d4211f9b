"""Long after it was settled a matter is a number, a kind and a place; who it was about and what they wrote is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.casework.case import Kept, State
from domain.figures import Figures
from domain.message import Arg, Recording, Say
from storage.town.lessons import Teacher
from storage.upkeep.checks import Heads, histories
from tests.handlers.play import Play, texts
from tests.storage.test_retention import CASES, DAY, KEEPING, clear, portions
from tests.town import YARD_GROUP

PHONE = "13812345678"
WORDS = f"4栋2单元301门口灯坏了，打{PHONE}找王阿姨"
NOTE = Recording("c" * 64, 7)

#: A case may be opened again for a month; who it was about is known for three more, what it was about for a year.
WHO_GOES, WORDS_GO = 121 * DAY, 396 * DAY
SENSITIVE_GOES = 211 * DAY


@pytest.fixture
def settled(play: Play) -> Play:
    """A lamp reported in private with a telephone number, agreed with, mended, judged, asked about; long talk since."""
    play.says("wang", WORDS)
    play.says("zhao", "+1 26-0001 我家门口也黑")
    play.says("wang", "补充 26-0001 晚上八点以后在家")
    play.says("xu", "办结 26-0001 换了灯泡")
    play.says("wang", "解决了 26-0001")
    play.waits(days=20)
    assert play.case().state is State.CLOSED
    for who in ("wang", "zhao", "xu", "li"):
        play.says(who, "你好")
    return play


def everything(play: Play) -> str:
    """All that cases, their logs and what was said about them tell, wherever it stands."""
    tables = ("cases", "event_words", "supporters", "lessons", "outbox")
    return "\n".join(str(tuple(row)) for table in tables for row in play.rows(f"SELECT * FROM {table}"))


def told(play: Play, who: str) -> list[str]:
    """The keys and texts of the newest message to somebody."""
    return _keys(play.last(who).message.body)


def _keys(arg: Arg) -> list[str]:
    if isinstance(arg, Say):
        return [arg.key, *(key for part in arg.args.values() for key in _keys(part))]
    return [key for part in arg for key in _keys(part)] if isinstance(arg, tuple) else []


def heads(play: Play) -> Heads:
    found = Heads()
    assert list(histories(play.work._connection, found)) == []
    return found


def figures(play: Play) -> dict[str, Figures]:
    work, since = play.work, play.case().opened_at - DAY
    return dict(work.figures.between(since, since + 60 * DAY, work.town.grids))


def test_until_then_all_of_it_is_kept(settled: Play) -> None:
    closed = settled.case().closed_at
    assert closed is not None
    before = everything(settled)
    clear(settled.work, closed + 120 * DAY - DAY, replace(KEEPING, messages=4000 * DAY))
    assert everything(settled) == before


def test_then_nobody_is_named_any_more_and_what_it_was_about_is_still_read(settled: Play) -> None:
    before, wang = heads(settled), settled.person("wang")
    settled.now += WHO_GOES
    clear(settled.work, settled.now)
    case = settled.case()
    assert case.kept is Kept.IMPERSONAL
    assert (case.reporter != wang, case.place.room, case.place.building) == (True, "", "yard-4")
    assert case.words == "4栋2单元***门口灯坏了，打138******78找***"
    assert not any(secret in everything(settled) for secret in (PHONE, "王阿姨"))
    assert settled.rows("SELECT 1 FROM event_words WHERE words LIKE '%301%'") == []
    assert settled.rows("SELECT 1 FROM outbox WHERE body LIKE '%301%'") == []
    assert settled.count("supporters") == 0
    assert settled.rows("SELECT 1 FROM cases WHERE origin_chat <> ''") == []
    assert settled.rows("SELECT 1 FROM event_words WHERE name LIKE 'place%'") == []
    assert settled.rows("SELECT 1 FROM outbox WHERE card LIKE 'case:1:%' OR once LIKE 'case:1:%'") == []
    assert heads(settled) == before
    settled.says("yang", "进度 26-0001")
    assert {"progress", "words-said"} <= set(told(settled, "yang"))
    settled.says("xu", "进度 26-0001")
    assert not any("301" in text for text in texts(settled.last("xu").message.body))


def test_whoever_reported_it_hears_that_it_is_theirs_no_more(settled: Play) -> None:
    settled.says("wang", "我的资料")
    assert settled.last("wang").arg("cases") == 1
    settled.now += WHO_GOES
    clear(settled.work, settled.now)
    settled.says("wang", "进度 26-0001")
    assert settled.heard("wang") == ["progress-impersonal"]
    settled.says("wang", "我的")
    assert settled.heard("wang") == ["mine-empty"]
    settled.says("wang", "我的资料")
    assert settled.last("wang").arg("cases") == 0
    settled.says("wang", "没解决 26-0001")
    assert settled.case().state is State.CLOSED


def test_after_a_year_its_words_are_gone_and_whoever_opens_it_reads_why(settled: Play) -> None:
    before, was = heads(settled), figures(settled)
    assert was != {}
    settled.now += WORDS_GO
    clear(settled.work, settled.now)
    case = settled.case()
    assert (case.kept, case.words, case.feedback, case.place.building) == (Kept.ANONYMOUS, "", "", None)
    assert (case.number, case.category, case.place.grid, case.state) == ("26-0001", "lamp", "yard", State.CLOSED)
    assert settled.count("event_words") == 0
    assert heads(settled) == before
    assert figures(settled) == was
    settled.says("yang", "进度 26-0001")
    assert {"progress", "words-cleared", "state-and-supporters"} <= set(told(settled, "yang"))
    settled.says("wang", "进度 26-0001")
    assert settled.heard("wang") == ["progress-anonymous"]
    settled.says("yang", "为什么 26-0001")
    assert settled.heard("yang") != []


def test_it_is_known_before_how_many_lose_what(settled: Play) -> None:
    retention = settled.work.retention
    assert retention.due(KEEPING, settled.now) == (0, 0)
    assert retention.due(KEEPING, settled.now + WHO_GOES) == (1, 0)
    assert retention.due(KEEPING, settled.now + WORDS_GO) == (1, 1)
    clear(settled.work, settled.now + WHO_GOES)
    assert retention.due(KEEPING, settled.now + WHO_GOES) == (0, 0)
    assert retention.due(KEEPING, settled.now + WORDS_GO) == (0, 1)


def test_all_at_once_comes_to_the_same_as_one_after_the_other(settled: Play) -> None:
    settled.now += WORDS_GO
    clear(settled.work, settled.now)
    assert PHONE not in everything(settled)
    assert (settled.case().kept, settled.case().supported) == (Kept.ANONYMOUS, 1)
    assert clear(settled.work, settled.now) == 0


def test_of_what_is_open_or_may_be_opened_again_nothing_goes(settled: Play) -> None:
    settled.says("zhao", "5栋门口垃圾成堆")
    settled.says("wang", "没解决 26-0001 又黑了")
    settled.now += 4000 * DAY
    clear(settled.work, settled.now)
    assert {case.kept for case in settled.cases()} == {Kept.WHOLE}
    assert settled.case().words == WORDS


def test_what_became_part_of_another_stays_as_long_as_that_one(play: Play) -> None:
    play.says("wang", "4栋门口垃圾成堆")
    play.says("zhao", "4栋旁边垃圾成堆")
    play.says("zhao", "2")
    play.says("yang", "合并 26-0002 26-0001")
    play.now += 500 * DAY
    clear(play.work, play.now)
    assert [case.kept for case in play.cases()] == [Kept.WHOLE, Kept.WHOLE]
    play.says("qin", "办结 26-0001 运走了")
    play.says("wang", "解决了 26-0001")
    play.waits(days=20)
    assert play.case().state is State.CLOSED
    clear(play.work, play.now + WHO_GOES)
    assert [case.kept for case in play.cases()] == [Kept.IMPERSONAL, Kept.IMPERSONAL]
    clear(play.work, play.now + WORDS_GO)
    assert [case.words for case in play.cases()] == ["", ""]


def test_of_a_sensitive_matter_not_even_what_it_was_is_left_after_half_a_year(play: Play) -> None:
    play.says("wang", "4栋2单元楼上天天吵架", photos=1)
    play.says("zhao", "5栋楼道灯坏了")
    assert play.case().category == "quarrel"
    play.work.recordings.add(1, (NOTE,), play.now)
    play.says("yang", "办结 26-0001 劝和了")
    play.says("wang", "解决了 26-0001")
    play.waits(days=20)
    before = heads(play)
    play.now += SENSITIVE_GOES
    clear(play.work, play.now)
    case = play.case()
    assert (case.kept, case.category, case.words, case.outcome) == (Kept.ANONYMOUS, "other", "", None)
    assert (case.number, case.state, case.place.grid) == ("26-0001", State.CLOSED, "yard")
    assert (case.lead, case.finished_by, case.lead_handler) == (None, None, play.work.town.fallback)
    assert play.rows("SELECT 1 FROM case_photos WHERE case_id = 1") == []
    assert NOTE.sha256 in play.work.erasures.remains()
    assert heads(play) == before
    play.says("wang", "进度 26-0001")
    assert play.heard("wang") == ["progress-anonymous"]


@pytest.mark.parametrize("words", ["5栋楼道灯坏了黑漆漆的", "5栋楼道灯坏了，找赵大爷"])
@pytest.mark.parametrize("steps", [(WORDS_GO,), (WHO_GOES, WORDS_GO)])
def test_what_its_words_taught_goes_with_them(play: Play, words: str, steps: tuple[timedelta, ...]) -> None:
    play.says("zhao", words)
    play.says("xu", "办结 26-0001 换了灯泡")
    play.says("zhao", "解决了 26-0001")
    play.waits(days=20)
    play.work.lessons.teach(play.case(), Teacher.STAFF, play.now)
    assert play.count("lesson_counts") > 0
    for step in steps:
        clear(play.work, play.now + step)
    assert play.work.lessons.by_category() == {}
    assert play.count("lesson_counts") == 0


def test_where_it_was_said_to_be_first_and_which_neighbours_were_meant_goes_as_well(play: Play) -> None:
    play.says("wang", "5栋101楼道灯坏了")
    play.says("xu", "改地点 26-0001 4栋2单元301")
    play.says("wang", "补充 26-0001 302那户也黑")
    play.says("xu", "办结 26-0001 换了灯泡")
    play.says("wang", "解决了 26-0001")
    play.waits(days=20)
    assert play.rows("SELECT 1 FROM event_words WHERE name = 'place_before'")
    clear(play.work, play.now + WHO_GOES)
    assert play.rows("SELECT 1 FROM event_words WHERE name LIKE 'place%'") == []
    assert play.rows("SELECT 1 FROM event_words WHERE words LIKE '%302%'") == []


def test_as_long_as_the_council_talks_it_over_whoever_reported_it_is_known(settled: Play) -> None:
    settled.work.topics.add("yard", "装声控灯", settled.person("yang"), settled.now, case=1)
    clear(settled.work, settled.now + WORDS_GO)
    assert settled.case().reporter == settled.person("wang")


def test_the_council_may_still_take_it_up_and_nobody_is_told_in_the_place_of_whoever_reported_it(settled: Play) -> None:
    settled.now += WORDS_GO
    clear(settled.work, settled.now)
    settled.says("yang", "提交议事 26-0001 装声控灯")
    topic = settled.work.topics.of_case(1)
    assert topic is not None
    assert set(settled.everybody_who_heard()) <= {"yang", YARD_GROUP.chat}
    assert settled.actions()[-1] == "to-council"


def test_a_matter_very_many_heard_of_is_cleared_a_portion_at_a_time(settled: Play) -> None:
    row = "SELECT channel, chat || {0}, reader, body, photos, 'case:1:neighbour', state, not_before, queued_at, sent_at"
    columns = "channel, chat, reader, body, photos, card, state, not_before, queued_at, sent_at"
    first = "FROM outbox WHERE state = 'sent' ORDER BY id LIMIT 1"
    for number in range(250):
        settled.write(f"INSERT INTO outbox ({columns}) SELECT * FROM ({row.format(number)} {first}) AS one")
    never = replace(KEEPING, messages=4000 * DAY, traces=4000 * DAY)
    gone = [portion.gone for portion in portions(settled.work, settled.now + WHO_GOES, never)]
    assert max(gone) < 150
    assert sum(gone) > 250
    assert settled.case().kept is Kept.IMPERSONAL
    assert settled.rows("SELECT 1 FROM outbox WHERE card LIKE 'case:1:%'") == []


def test_a_town_that_keeps_less_loses_it_at_the_next_clearing(settled: Play) -> None:
    clear(settled.work, settled.now + WHO_GOES)
    assert settled.case().kept is Kept.IMPERSONAL
    clear(settled.work, settled.now + WHO_GOES, replace(KEEPING, cases=replace(CASES, words=30 * DAY)))
    assert settled.case().kept is Kept.ANONYMOUS

"""08:30: everybody who has open work reads once what waits for them today; whoever has none is left alone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from domain.clocks.promises import Kind
from domain.message import Arg, Say
from handlers import deadlines, routines
from handlers.digests import mornings
from handlers.digests.lists import MOST_LINES
from storage.routines import Routine
from tests.handlers.play import Play
from tests.town import at

HOUR = timedelta(hours=1)

#: Friday 8 May 2026, 08:30 in the town.
FRIDAY = datetime.fromisoformat("2026-05-08 08:30+08:00")


def dawn(play: Play, moment: datetime = FRIDAY) -> None:
    """It is morning: the digest is said, and only that counts as heard."""
    just_before = moment - timedelta(seconds=1)
    play.waits(seconds=(just_before - play.now).total_seconds())
    play.work.routines.put(Routine("morning-digest", "", moment))
    play.waits(seconds=1)


def parts(play: Play, who: str) -> dict[str, Say]:
    """The parts of the digest somebody reads, by their keys."""
    (digest,) = [one for one in play.news(who) if one.key == "digest"]
    found = digest.arg("parts")
    assert isinstance(found, tuple)
    return {part.key: part for part in found}


def numbers(part: Say) -> list[Arg]:
    lines = part.args["lines"]
    assert isinstance(lines, tuple)
    return [line.args.get("number") for line in lines]


def test_whoever_leads_it_reads_what_is_late_and_what_is_due_today(play: Play) -> None:
    play.says("wang", "4栋垃圾成堆")
    play.presses("qin", "case.acknowledge")
    play.says("wang", "5栋垃圾成堆")
    dawn(play)
    read = parts(play, "qin")
    assert numbers(read["digest-late"]) == ["26-0002"]
    assert numbers(read["digest-today"]) == ["26-0001"]
    assert read["digest-late"].args["count"] == 1


def test_of_one_case_the_promise_that_is_due_first_is_told(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    dawn(play)
    (line,) = parts(play, "xu")["digest-late"].args["lines"]  # type: ignore[misc]
    assert isinstance(line, Say)
    assert line.args["what"] == Say("promise-acknowledge", {"name": ""})
    assert set(parts(play, "xu")) == {"digest-late"}


def test_whoever_has_nothing_to_do_hears_nothing(play: Play) -> None:
    dawn(play)
    assert play.everybody_who_heard() == {}


def test_the_reporter_is_no_member_of_staff_and_hears_nothing(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    dawn(play)
    assert "digest" not in play.heard("wang")


def test_a_case_is_opened_by_a_button(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    dawn(play)
    play.presses("xu", "ask.progress")
    assert play.heard("xu") == ["progress"]


def test_what_is_done_meanwhile_is_not_told(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.waits(seconds=(FRIDAY - play.now).total_seconds() - 60)
    work = play.work
    mornings.tell_everybody(work, Routine("morning-digest", "", FRIDAY), FRIDAY)
    play.presses("xu", "case.acknowledge")
    play.says("xu", "办结 26-0001 换了灯泡")
    play.listen()
    mornings.tell_everybody(play.work, Routine("morning-digest", "", FRIDAY, "tell:0"), FRIDAY)
    play.deliver()
    assert "digest" not in play.heard("xu")


def test_a_long_list_is_counted_after_a_dozen(play: Play) -> None:
    for flat in range(MOST_LINES + 3):
        play.now += HOUR / 6
        play.says(f"stranger-{flat}", f"4栋楼道灯坏了第{flat}盏")
        if flat:
            play.presses(f"stranger-{flat}", "report.now")
    dawn(play)
    part = parts(play, "xu")["digest-late"]
    assert part.args["count"] == MOST_LINES + 3
    assert len(numbers(part)) == MOST_LINES + 1
    assert part.args["lines"][-1] == Say("digest-more", {"count": 3})  # type: ignore[index]


def test_it_is_told_to_neighbour_leaders_whose_turn_it_is_to_verify(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.presses("xu", "case.acknowledge")
    play.says("xu", "办结 26-0001 换了灯泡")
    dawn(play)
    assert "li" not in play.everybody_who_heard()
    verify = play.work.clocks.get(1, Kind.VERIFY)
    assert verify is not None
    play.waits(seconds=(verify.moments[1] - play.now).total_seconds())
    dawn(play, datetime.fromisoformat("2026-05-12 08:30+08:00"))
    assert numbers(parts(play, "li")["digest-verify"]) == ["26-0001"]
    assert "digest" not in play.heard("wang")


def test_what_climbed_to_the_top_is_one_line_for_the_last_who_heard_of_it(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.waits(days=6)
    dawn(play, datetime.fromisoformat("2026-05-14 08:30+08:00"))
    assert parts(play, "yang")["digest-above"].args == {"count": 1, "numbers": "26-0001"}
    assert "digest-above" not in parts(play, "xu")


def test_what_was_held_back_is_read_in_the_morning_and_only_then(play: Play) -> None:
    play.says("wang", "4栋垃圾成堆")
    play.waits(hours=4)
    play.write("UPDATE pings SET state = 'held', told_at = NULL, outbox = NULL")
    assert {line.number for line in play.work.digests.held(play.person("qin"))} == {"26-0001"}
    dawn(play)
    assert play.work.digests.held(play.person("qin")) == ()
    assert "digest" in play.heard("qin")
    dawn(play, datetime.fromisoformat("2026-05-09 08:30+08:00"))
    assert "digest-held" not in parts(play, "qin")


def test_what_was_held_back_from_one_who_cannot_be_reached_goes_to_the_next(play: Play) -> None:
    play.says("wang", "4栋垃圾成堆")
    play.waits(hours=4)
    play.write("UPDATE pings SET state = 'held', told_at = NULL, outbox = NULL")
    play.work.people.unreachable(at("qin"), "blocked")
    dawn(play)
    assert play.work.digests.held(play.person("qin")) == ()
    assert "digest" not in play.heard("qin")
    assert play.heard("xu") or play.heard("yang")


def test_nobody_reads_it_twice_however_often_the_program_dies_over_it(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("wang", "4栋垃圾成堆")
    play.waits(seconds=(FRIDAY - play.now).total_seconds() - 1)
    play.work.routines.put(Routine("morning-digest", "", FRIDAY))
    play.now = FRIDAY
    play.listen()
    while (again := play.restarted()) and deadlines.sweep(again, play.now):
        pass
    play.work.routines.put(Routine("morning-digest", "", FRIDAY))
    while routines.run(play.restarted(), play.now):
        pass
    play.deliver()
    assert play.heard("xu").count("digest") == 1
    assert play.heard("qin").count("digest") == 1


def test_more_work_than_fits_one_transaction_is_all_told(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_PROMISES", "_READERS", "_IDS"):
        monkeypatch.setattr(mornings, name, 1)
    for text in ("4栋2单元楼道灯坏了", "5栋垃圾成堆", "柳树1栋垃圾成堆"):
        play.says("wang", text)
    dawn(play)
    assert {who for who, keys in play.everybody_who_heard().items() if "digest" in keys} == {"xu", "qin", "feng"}


def test_a_morning_that_is_over_is_not_told_of(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.waits(seconds=(FRIDAY - play.now).total_seconds() - 1)
    play.work.routines.put(Routine("morning-digest", "", FRIDAY))
    play.sleeps_through(hours=12.1)
    assert "digest" not in play.heard("xu")
    (routine,) = play.work.routines.all()
    assert routine.look_at == datetime.fromisoformat("2026-05-09 08:30+08:00")


def test_after_an_outage_of_some_hours_it_is_told_late(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.waits(seconds=(FRIDAY - play.now).total_seconds() - 1)
    play.work.routines.put(Routine("morning-digest", "", FRIDAY))
    play.sleeps_through(hours=3)
    assert "digest" in play.heard("xu")


def test_whoever_comes_on_duty_later_today_reads_it(play: Play) -> None:
    tonight = FRIDAY + 9 * HOUR
    xu = play.person("xu")
    values = int(tonight.timestamp() * 1e6), int((tonight + 12 * HOUR).timestamp() * 1e6)
    play.write("INSERT INTO shifts (grid, person, from_at, until_at) VALUES ('north', ?, ?, ?)", xu, *values)
    dawn(play)
    assert parts(play, "xu")["digest-shift"].args["grid"] == "北网格"


def test_what_was_held_back_from_one_above_is_a_part_of_its_own(play: Play) -> None:
    play.says("wang", "4栋垃圾成堆")
    play.waits(seconds=(FRIDAY - play.now).total_seconds() - HOUR.total_seconds())
    play.write("UPDATE pings SET state = 'held', told_at = NULL, outbox = NULL WHERE person = ?", play.person("xu"))
    dawn(play)
    assert numbers(parts(play, "xu")["digest-held"]) == ["26-0001"]
    assert play.count("pings WHERE state = 'held'") == 0
    assert play.count("pings WHERE state = 'told' AND outbox IS NULL") == 0


def test_who_was_to_read_is_forgotten_with_the_person(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.waits(seconds=(FRIDAY - play.now).total_seconds() - 1)
    mornings.tell_everybody(play.work, Routine("morning-digest", "", FRIDAY), FRIDAY)
    assert play.count("digest_lines") > 0
    play.work.erasures.forget(play.person("xu"), FRIDAY)
    assert play.count("digest_lines") == 0

"""What somebody sees and does on a page for phones, over HTTP and through the whole service."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

import bot.inbox.worker
import bot.pages.routes
from bot.pages.links import LIVES, Purpose
from bot.settings import Settings
from domain.casework.case import State
from domain.message import Action, Button, Incoming, Outgoing, Say
from domain.polls.poll import Method, Origin, Secrecy
from storage.work import Work
from tests.bot.pages.paged_town import PagedTown, paged_town, picture
from tests.storage.test_retention import clear
from tests.town import at, someone

#: What may stand in a form, and what should not.
FIELDS = ("once", "press", "words", "where", "lat", "lon", "unnamed", "mark", "points-1", "code", "x")
VALUES = ("", "1", "a" * 32, "nan", "1e999", "-1", "poll.vote 1 0", "1.1.secret", "../..", "\x00\ud7ff", "好" * 3000)


async def cases_of(pages: PagedTown, key: str = "wang") -> list[tuple[str, str, str | None]]:
    """What somebody reported: the words, the category and the building."""

    def read(work: Work) -> list[tuple[str, str, str | None]]:
        who = someone(work, key).id
        return [(case.words, case.category, case.place.building) for case in work.cases.of_person(who)]

    return await pages.do(read)


async def test_a_report_with_photos_becomes_a_case_and_the_page_shows_the_receipt(pages: PagedTown) -> None:
    answers = await pages.fill(
        pages.link(Purpose.REPORT), words="灯坏了三天", where="4栋2单元", photos=[picture("lamp"), picture("stairs")]
    )

    assert "26-0001" in answers
    assert await cases_of(pages) == [("4栋2单元 灯坏了三天", "lamp", "yard-4")]
    case = await pages.do(lambda work: work.cases.find("26-0001"))
    assert case is not None
    assert len(await pages.do(lambda work: work.cases.photos(case, "report"))) == 2


async def test_a_report_without_a_name_stays_without_one(pages: PagedTown) -> None:
    await pages.fill(pages.link(Purpose.REPORT), words="楼道灯坏了", where="4栋2单元", unnamed="1")

    case = await pages.do(lambda work: work.cases.find("26-0001"))
    assert case is not None
    assert case.anonymous


async def test_a_report_that_says_too_little_is_asked_on_and_finished_on_the_page(pages: PagedTown) -> None:
    answer = await pages.send(pages.link(Purpose.REPORT, "qin"), words="垃圾没人收")
    talk = answer.headers["location"]
    assert '<textarea id="words"' in await pages.look(talk)

    said = await pages.fill(talk, words="柳树1栋")

    assert "26-0001" in said
    assert await cases_of(pages, "qin") == [("垃圾没人收", "garbage", "willow-1")]


async def test_where_the_phone_is_tells_the_place(pages: PagedTown) -> None:
    answer = await pages.send(pages.link(Purpose.REPORT), words="楼道灯坏了", lat="29.3571", lon="113.1289")

    assert answer.status_code == 303
    await pages.send(pages.link(Purpose.REPORT), words="楼道灯坏了", lat="2900", lon="113", status=400)


@pytest.mark.parametrize("purpose", [Purpose.REPORT, Purpose.HOUSEHOLD])
async def test_an_empty_form_is_told_so_and_nothing_is_stored(pages: PagedTown, purpose: Purpose) -> None:
    answer = await pages.send(pages.link(purpose), status=422)

    assert 'role="alert"' in answer.text
    assert await pages.do(lambda work: work.inbox.counts()) == {}


async def test_a_form_sent_twice_is_dealt_with_once(pages: PagedTown) -> None:
    path, form = pages.link(Purpose.REPORT), {"once": "a" * 32, "words": "楼道灯坏了", "where": "4栋2单元"}

    for _ in range(2):
        answer = await pages.browser.post(path, data=form, files=[("photos", ("1.jpg", picture(), "image/jpeg"))])
        assert answer.status_code == 303

    assert len(await cases_of(pages)) == 1
    assert [*(pages.folder / "pending").iterdir()] == []


async def test_the_reporter_sees_their_case_and_takes_it_back(pages: PagedTown) -> None:
    answers = await pages.fill(pages.link(Purpose.REPORT), words="楼道灯坏了", where="4栋2单元")
    assert "26-0001" in answers
    case = await pages.do(lambda work: work.cases.find("26-0001"))
    assert case is not None
    page = pages.link(Purpose.CASE, object=case.id)

    said = await pages.look(page)
    assert "楼道灯" in said
    assert "4栋2单元" in said

    await pages.press(page, "撤回")
    after = await pages.do(lambda work: work.cases.get(case.id))
    assert after.state is State.WITHDRAWN


async def test_long_after_it_was_settled_staff_read_that_its_words_are_no_longer_kept(pages: PagedTown) -> None:
    await pages.fill(pages.link(Purpose.REPORT), words="楼道灯坏了", where="4栋2单元")
    await pages.press(pages.link(Purpose.CASE, object=1), "撤回")
    later = pages.hand.now + timedelta(days=400)
    await pages.do(lambda work: clear(work, later, Settings().keeping))

    said = await pages.look(pages.link(Purpose.CASE, "xu", 1))

    assert "内容已按规定期限清除" in said
    assert "26-0001" in said
    assert "4栋" not in said
    await pages.look(pages.link(Purpose.CASE, "wang", 1), 404)


async def test_nobody_else_sees_a_discreet_case(pages: PagedTown) -> None:
    case = await pages.case(category="quarrel")

    await pages.look(pages.link(Purpose.CASE, "wang", case))
    await pages.look(pages.link(Purpose.CASE, "zhao", case), 404)


async def test_a_household_votes_on_its_page_and_the_chat_is_told(pages: PagedTown) -> None:
    poll = await pages.poll()

    talk = await pages.press(pages.link(Purpose.BALLOT, object=poll.id), "同意")

    assert "回执" in await pages.look(talk)
    ballot = await pages.do(lambda work: work.ballots.of_unit(poll.id, 1))
    assert ballot is not None
    assert (ballot.choice, ballot.origin) == ("1", Origin.WEB)
    await pages.service.catch_up()
    heard = await pages.do(lambda work: work.lab.messages("wang", 10))
    assert any("回执" in message.words.text for message in heard)
    assert "同意" in await pages.look(pages.link(Purpose.BALLOT, object=poll.id))


async def test_whoever_has_no_voice_reads_why_and_has_no_button(pages: PagedTown) -> None:
    poll = await pages.poll()

    said = await pages.look(pages.link(Purpose.BALLOT, "zhao", poll.id))

    assert "声控灯" in said
    assert "<button" not in said


@pytest.mark.parametrize(
    ("method", "fields", "choice"),
    [
        (Method.SEVERAL, {"mark": ["1", "3"]}, "1,3"),
        (Method.APPROVAL, {"mark": "2"}, "2"),
        (Method.DOT, {"points-1": "3", "points-2": "", "points-3": "2"}, "1:3,3:2"),
        (Method.RATING, {"points-1": "5", "points-2": "4", "points-3": "1"}, "1:5,2:4,3:1"),
    ],
)
async def test_a_ballot_of_several_marks_is_cast_in_one_form(
    pages: PagedTown, method: Method, fields: dict[str, Any], choice: str
) -> None:
    poll = await pages.poll(method, options=("东门", "西门", "南门"))

    await pages.fill(pages.link(Purpose.BALLOT, object=poll.id), **fields)

    ballot = await pages.do(lambda work: work.ballots.of_unit(poll.id, 1))
    assert ballot is not None
    assert ballot.choice == choice


async def test_too_many_marks_are_told_on_the_page_and_nothing_is_cast(pages: PagedTown) -> None:
    poll = await pages.poll(Method.SEVERAL, options=("东门", "西门", "南门"))

    said = await pages.fill(pages.link(Purpose.BALLOT, object=poll.id), mark=["1", "2", "3"])

    assert "2" in said
    assert await pages.do(lambda work: work.ballots.of_unit(poll.id, 1)) is None


@pytest.mark.parametrize("method", [Method.YES_NO, Method.SEVERAL])
async def test_a_secret_ballot_is_cast_once_and_nothing_of_it_is_kept(pages: PagedTown, method: Method) -> None:
    poll = await pages.poll(method, Secrecy.SECRET, options=("红杏", "蓝杏", "紫杏"))
    page = pages.link(Purpose.BALLOT, object=poll.id)

    if method is Method.YES_NO:
        talk = await pages.press(page, "红杏")
    else:
        talk = (await pages.send(page, mark=["1"])).headers["location"]
    assert "红杏" in await pages.look(talk)
    told = await pages.press(talk, "投出去")

    assert "红杏" not in await pages.look(told)
    assert await pages.do(lambda work: work.secret.participated(poll.id, 1))
    assert await pages.payloads() == []


async def test_a_secret_ballot_nobody_could_deal_with_is_not_kept_either(
    pages: PagedTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(work: Work, incoming: Incoming, now: datetime) -> None:
        raise RuntimeError("a bug")

    poll = await pages.poll(secrecy=Secrecy.SECRET)
    monkeypatch.setattr(bot.inbox.worker, "handle", broken)
    monkeypatch.setattr(bot.pages.routes, "WAITS", timedelta(0))

    talk = await pages.press(pages.link(Purpose.BALLOT, object=poll.id), "同意")
    assert "正在办" in await pages.look(talk)
    for _ in range(3):
        pages.hand.now += timedelta(seconds=10)
        await pages.service.catch_up()

    assert await pages.payloads() == []
    assert (await pages.do(lambda work: work.inbox.counts())).get("waiting", 0) == 0


async def test_the_home_is_claimed_by_its_door(pages: PagedTown) -> None:
    said = await pages.fill(pages.link(Purpose.HOUSEHOLD, "qin"), building="4栋", unit="2", room="302")

    assert "李师傅" in said
    claims = await pages.do(lambda work: work.claims.open_of(someone(work, "qin").id))
    assert len(claims) == 1


async def test_a_message_is_shown_with_its_photos_and_its_buttons_work(pages: PagedTown) -> None:
    name = (await pages.service.photos.take_in(picture())).sha256
    other = (await pages.service.photos.take_in(picture("stairs"))).sha256
    body, button = Say("menu"), Button(Say("button-menu-help"), Action("ask.help"))

    def say(work: Work) -> int:
        who = someone(work, "wang").id
        work.outbox.post(at("wang"), Outgoing(body, (button,), (name,)), pages.hand(), reader=who)
        return work.shown.newest(at("wang"))

    page = pages.link(Purpose.MESSAGE, object=await pages.do(say))

    assert f"{page}/{name}.jpg" in await pages.look(page)
    picture_of_it = await pages.browser.get(f"{page}/{name}.jpg")
    assert (picture_of_it.status_code, picture_of_it.headers["content-type"]) == (200, "image/jpeg")
    assert (await pages.browser.get(f"{page}/{other}.jpg")).status_code == 404
    talk = await pages.press(page, "怎么用")
    assert "进度" in await pages.look(talk)


async def test_a_card_is_shown_as_it_is_now(pages: PagedTown) -> None:
    def say(work: Work) -> int:
        card = Outgoing(Say("menu"), (Button(Say("button-menu-help"), Action("ask.help")),), card="case:1:reporter")
        work.outbox.post(at("wang"), card, pages.hand(), reader=someone(work, "wang").id)
        shown = work.shown.newest(at("wang"))
        work.outbox.refresh(Outgoing(Say("mine-empty"), card="case:1:reporter"), pages.hand())
        return shown

    page = pages.link(Purpose.MESSAGE, object=await pages.do(say))

    assert "<button" not in await pages.look(page)


async def test_what_could_not_be_said_waits_on_a_page_of_its_own_with_its_buttons(pages: PagedTown) -> None:
    def hold(work: Work) -> None:
        message = Outgoing(Say("menu"), (Button(Say("button-menu-help"), Action("ask.help")),))
        for key in ("wang", "zhao"):
            work.outbox.post(at(key), message, pages.hand(), reader=someone(work, key).id)
        work.held.hold(work.shown.newest(at("wang")), at("wang"), pages.hand())

    await pages.do(hold)

    assert "怎么用" not in await pages.look(pages.link(Purpose.INBOX, "zhao"))
    talk = await pages.press(pages.link(Purpose.INBOX), "怎么用")
    assert "进度" in await pages.look(talk)


async def test_a_message_to_somebody_else_is_not_there(pages: PagedTown) -> None:
    def say(work: Work) -> int:
        work.outbox.post(at("zhao"), Outgoing(Say("menu")), pages.hand(), reader=someone(work, "zhao").id)
        return work.shown.newest(at("zhao"))

    row = await pages.do(say)

    await pages.look(pages.link(Purpose.MESSAGE, "zhao", row))
    await pages.look(pages.link(Purpose.MESSAGE, "wang", row), 404)


async def test_a_button_the_page_no_longer_has_does_nothing(pages: PagedTown) -> None:
    poll = await pages.poll()

    answer = await pages.send(pages.link(Purpose.BALLOT, object=poll.id), press="case.withdraw 1 ", status=409)

    assert 'role="alert"' in answer.text
    assert await pages.do(lambda work: work.inbox.counts()) == {}


async def test_a_link_shows_one_thing_alone(pages: PagedTown) -> None:
    """The link of a ballot reports nothing, and the link of a report casts nothing."""
    poll = await pages.poll()
    ballot = pages.link(Purpose.BALLOT, object=poll.id)

    await pages.send(ballot, words="楼道灯坏了", where="4栋2单元", status=400)
    await pages.send(pages.link(Purpose.REPORT), press=f"poll.vote {poll.id} 1", status=409)

    assert await pages.do(lambda work: work.inbox.counts()) == {}


async def test_the_page_says_whose_it_is_and_until_when(pages: PagedTown) -> None:
    said = await pages.look(pages.link(Purpose.REPORT))

    assert "王阿姨的页面，请不要转给别人" in said
    assert "5月8日" in said


async def test_a_page_speaks_the_language_of_its_owner(pages: PagedTown) -> None:
    await pages.do(lambda work: work.people.set_locale(someone(work, "wang").id, "en"))

    assert 'lang="en"' in await pages.look(pages.link(Purpose.REPORT))


@pytest.mark.parametrize("purpose", Purpose)
async def test_a_link_that_is_over_and_one_we_never_wrote_say_the_same(pages: PagedTown, purpose: Purpose) -> None:
    path = pages.link(purpose)
    pages.hand.now += LIVES[purpose]
    over = await pages.look(path, 404)

    assert over == await pages.look("/p/never-written", 404)
    assert "链接用不了" in over


@pytest.mark.parametrize(
    ("asked", "locale"),
    [
        ("en-US,en;q=0.9", "en"),
        ("zh-TW,zh;q=0.9", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
        ("fr,eo", "zh-Hans"),
        ("", "zh-Hans"),
    ],
)
async def test_whoever_we_do_not_know_is_answered_in_the_language_of_their_browser(
    pages: PagedTown, asked: str, locale: str
) -> None:
    answer = await pages.browser.get("/p/never-written", headers={"accept-language": asked})

    assert f'<html lang="{locale}">' in answer.text


async def test_the_way_back_leads_to_pages_of_ones_own_alone(pages: PagedTown) -> None:
    home, others = pages.link(Purpose.HOUSEHOLD), pages.link(Purpose.HOUSEHOLD, "zhao")
    talk = pages.link(Purpose.TALK)

    assert f'href="{home}"' in await pages.look(f"{talk}?back={home.removeprefix('/p/')}")
    for other in (others.removeprefix("/p/"), "//elsewhere.example", '"><script>'):
        assert "回到前一页" not in await pages.look(f"{talk}?back={other}")


async def test_nothing_of_a_page_is_kept_by_a_browser_or_told_to_others(pages: PagedTown) -> None:
    answer = await pages.browser.get(pages.link(Purpose.REPORT))

    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "default-src 'self'" in answer.headers["content-security-policy"]


async def test_another_site_can_send_nothing_in_somebodys_name(pages: PagedTown) -> None:
    path, form = pages.link(Purpose.REPORT), {"once": "b" * 32, "words": "灯坏了"}

    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}):
        assert (await pages.browser.post(path, data=form, headers=headers)).status_code == 403


async def test_an_older_phone_that_does_not_tell_its_origin_is_heard(pages: PagedTown) -> None:
    path, form = pages.link(Purpose.REPORT), {"once": "b" * 32, "words": "楼道灯坏了", "where": "4栋2单元"}

    assert (await pages.browser.post(path, data=form, headers={"origin": "null"})).status_code == 303
    assert (await pages.browser.post("/lab/tap", data={}, headers={"origin": "null"})).status_code == 403


async def test_what_is_done_on_pages_counts_towards_what_one_may_do(pages: PagedTown) -> None:
    path = pages.link(Purpose.REPORT)
    for _ in range(31):
        await pages.send(path, words="楼道灯坏了", where="4栋2单元")

    assert (await pages.do(lambda work: work.inbox.counts())).get("dead", 0) > 0


async def test_a_photo_that_is_too_large_is_told_so(pages: PagedTown) -> None:
    answer = await pages.send(
        pages.link(Purpose.REPORT), words="灯坏了", photos=[b"x" * (10 * 1024 * 1024 + 1)], status=413
    )

    assert "10 MB" in answer.text


async def test_a_forgotten_person_leaves_nothing_of_what_they_did_on_pages(pages: PagedTown) -> None:
    await pages.fill(pages.link(Purpose.REPORT), words="楼道灯坏了", where="4栋2单元")
    path = pages.link(Purpose.REPORT)

    await pages.do(lambda work: work.erasures.forget(someone(work, "wang").id, pages.hand()))

    assert await pages.payloads() == []
    await pages.look(path, 404)


async def test_there_are_no_pages_where_no_address_is_set(tmp_path: Path) -> None:
    async with paged_town(tmp_path, web_address=None) as town:
        assert town.link(Purpose.REPORT) == ""
        assert (await town.browser.get("/p/any")).status_code == 404
        assert (await town.browser.get("/go/poll-1")).status_code == 404


async def test_a_talk_is_over_after_an_hour(pages: PagedTown) -> None:
    answer = await pages.send(pages.link(Purpose.REPORT), words="楼道灯坏了", where="4栋2单元")
    talk = answer.headers["location"]

    pages.hand.now += timedelta(hours=1)

    await pages.look(talk, 404)


async def test_whatever_is_sent_to_a_page_is_answered_in_words(pages: PagedTown) -> None:
    await pages.poll(Method.SEVERAL, options=("东门", "西门", "南门"))
    await pages.case()
    random = Random(8)
    for number in range(150):
        purpose = random.choice([*Purpose])
        form = {random.choice(FIELDS): random.choice(VALUES) for _ in range(random.randrange(6))}
        once = random.choice([{"once": f"{number:032x}"}, {}])

        answer = await pages.browser.post(pages.link(purpose, object=1), data={**form, **once})

        assert answer.status_code in {303, 400, 404, 409, 422}, (purpose, form)
        assert answer.status_code == 303 or 'class="top"' in answer.text


async def test_whoever_has_no_name_is_asked_for_it_with_their_home(pages: PagedTown) -> None:
    await pages.do(lambda work: work.people.meet(at("guest"), "", pages.service.now()))
    form = pages.link(Purpose.HOUSEHOLD, "guest")
    assert 'name="name"' in await pages.look(form)
    await pages.send(form, building="4栋", unit="2单元", room="301", status=422)

    await pages.fill(form, building="4栋", unit="2单元", room="301", name="刘三姐")

    assert await pages.do(lambda work: work.people.meet(at("guest"), "", pages.service.now()).name) == "刘三姐"
    assert 'name="name"' not in await pages.look(form)

"""What residents reported in another system is a case here: nobody is asked anything, nobody is told who it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.casework.case import MOST_PHOTOS, State
from domain.message import Address, ChatKind, Datum, Incoming, Order, Point
from domain.places.geo import to_gcj02
from domain.places.place import Place
from tests.handlers.play import Play, a_play, photo
from tests.handlers.quarter import IN_THE_LAKE, IN_THE_YARD, UNDER_THE_WILLOW
from tests.town import NOON, YARD_GROUP

ELSEWHERE = Address("residents", "union-of-chen")


def order(
    words: str = "楼道灯坏了", *, kind: str = "", grid: str = "", place: str = "", id: str = "o1", **more: object
) -> Incoming:
    """Somebody who is in no register reported it elsewhere."""
    incoming = Incoming(
        address=ELSEWHERE,
        kind=ChatKind.PRIVATE,
        sender=ELSEWHERE.chat,
        sender_name="陈先生",
        message_id=id,
        at=NOON,
        text=words,
        addressed=True,
        order=Order(kind, grid, place),
    )
    return replace(incoming, **more)  # type: ignore[arg-type]


def test_everybody_concerned_hears_of_it_but_whoever_reported_it(play: Play) -> None:
    play.hears(order("4栋2单元楼道灯坏了", photos=(photo("lamp"),)))
    case = play.case()
    assert (case.category, case.place, case.state) == ("lamp", Place("yard", "yard-4", "2"), State.DISPATCHED)
    assert case.lead_handler == "worker"
    assert play.work.cases.photos(case, "report") == (photo("lamp").sha256,)
    assert play.everybody_who_heard() == {
        "xu": ["card-lead"],
        "li": ["card-neighbour"],
        YARD_GROUP.chat: ["card-group"],
    }


def test_whoever_answers_reads_who_reported_it(play: Play) -> None:
    play.hears(order("4栋楼道灯坏了"))
    reporter = play.last("xu").arg("reporter")
    assert "陈先生" in str(reporter)


def test_what_is_known_already_is_no_second_case(play: Play) -> None:
    for _ in range(3):
        play.hears(order("4栋楼道灯坏了"))
    assert len(play.cases()) == 1


def test_two_orders_are_two_cases_however_alike(play: Play) -> None:
    play.hears(order("4栋楼道灯坏了"))
    play.hears(order("4栋楼道灯坏了", id="o2"))
    assert len(play.cases()) == 2


@pytest.mark.parametrize(
    ("told", "place"),
    [
        (order("灯坏了", point=to_gcj02(IN_THE_YARD)), Place("yard")),
        (order("灯坏了", point=to_gcj02(UNDER_THE_WILLOW), grid="富家组"), Place("willow")),
        (order("5栋灯坏了", point=to_gcj02(IN_THE_YARD)), Place("yard", "yard-5")),
        (order("灯坏了", place="富家院子4栋"), Place("yard", "yard-4")),
        (order("灯坏了", grid="柳树组"), Place("willow")),
        (order("灯坏了", grid="富家院子"), Place("yard")),
        (order("灯坏了", point=to_gcj02(IN_THE_LAKE), grid="北网格"), Place("north")),
        (order("灯坏了", grid="别处的网格"), Place("fujia")),
        (order("灯坏了"), Place("fujia")),
        (order(""), Place("fujia")),
    ],
)
def test_the_place_is_read_off_the_point_the_words_and_the_grid_and_never_asked(
    play: Play, told: Incoming, place: Place
) -> None:
    play.hears(told)
    assert play.case().place == place


def test_a_point_is_where_chinese_maps_have_it(play: Play) -> None:
    told = order("灯坏了", point=to_gcj02(IN_THE_YARD))
    assert told.point is not None
    assert told.point.datum is Datum.GCJ02
    edge = Point(29.0 + 1e-5, 113.0 + 1e-5)
    play.hears(order("灯坏了", point=to_gcj02(edge), id="o2"))
    assert play.case().place == Place("yard")


@pytest.mark.parametrize(
    ("told", "category"),
    [
        (order("电梯停了", kind="邻里纠纷"), "quarrel"),
        (order("楼道灯坏了", kind="市容环境"), "lamp"),
        (order("请看照片", kind="垃圾清运"), "garbage"),
        (order("请看照片", kind="市容环境"), "other"),
        (order("请看照片"), "other"),
    ],
)
def test_the_kind_of_matter_is_what_it_was_called_else_what_it_sounds_like(
    play: Play, told: Incoming, category: str
) -> None:
    play.hears(told)
    assert play.case().category == category


def test_more_photos_than_a_case_holds_are_left_out(play: Play) -> None:
    play.hears(order("4栋灯坏了", photos=tuple(photo(str(n)) for n in range(MOST_PHOTOS + 3))))
    assert len(play.work.cases.photos(play.case(), "report")) == MOST_PHOTOS


def test_what_could_not_be_fetched_keeps_nobody_from_hearing_of_it(play: Play) -> None:
    play.hears(order("4栋灯坏了", refused_photos=("refused-photo-unreadable",)))
    assert play.heard("xu") == ["card-lead"]
    assert play.heard(ELSEWHERE) == []


def test_whether_it_is_fixed_is_asked_of_somebody_who_can_be_asked(play: Play) -> None:
    play.hears(order("4栋楼道灯坏了"))
    play.presses("xu", "case.acknowledge")
    play.presses("xu", "case.finish")
    play.says("xu", "换了灯泡", photos=1)
    assert play.case().state is State.HANDLED
    assert play.heard("li") == ["news-please-verify"]
    assert play.heard(ELSEWHERE) == []


def test_nobody_takes_it_up_and_it_climbs_like_any_other(play: Play) -> None:
    play.hears(order("4栋楼道灯坏了"))
    play.waits(hours=30)
    assert any(key.startswith("nag") for key in [one.key for one in play.all_heard])
    assert [one for one in play.all_heard if one.message.to == ELSEWHERE] == []


def test_words_that_are_commands_elsewhere_are_only_words_in_an_order(play: Play) -> None:
    play.says("wang", "4栋楼道灯坏了")
    play.hears(order("签收 26-0001"))
    assert play.case().state is State.DISPATCHED
    assert play.case("26-0002").words == "签收 26-0001"


_NAMES = st.sampled_from(["", "富家组", "柳树组", "楼道灯", "其他", "4栋", "北网格"]) | st.text(max_size=12)


@settings(max_examples=25, deadline=None)
@given(_NAMES, _NAMES, _NAMES, _NAMES, st.none() | st.sampled_from([IN_THE_YARD, UNDER_THE_WILLOW, IN_THE_LAKE]))
def test_every_order_is_a_case_whatever_it_says(
    words: str, kind: str, grid: str, place: str, point: Point | None
) -> None:
    with a_play() as play:
        play.hears(order(words, kind=kind, grid=grid, place=place, point=point))
        assert play.case().state is State.DISPATCHED
        assert play.heard(ELSEWHERE) == []
        play.waits(days=1)

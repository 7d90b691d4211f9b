"""What a report sounds like: keywords, the longest first."""

from __future__ import annotations

import pytest

from domain.reading.matter import MatterReader
from tests.domain.places_town import category, town

READER = MatterReader(
    town(
        (),
        categories=(
            category("garbage", "垃圾", "垃圾桶", "臭"),
            category("lamp", "灯", "楼道灯", "路灯不亮"),
            category("lift", "电梯", "电梯困人"),
            category("drain", "下水道", "堵"),
            category("parking", "乱停车", "堵"),
            category("wifi", "WiFi", "lan"),
        ),
    )
)


@pytest.mark.parametrize(
    ("said", "category_id"),
    [
        ("富家组垃圾没人收", "garbage"),
        ("4栋楼道灯坏了", "lamp"),
        ("四棟樓道燈壞了", "lamp"),
        ("電梯困人了，快來", "lift"),
        ("垃圾堆旁边的路灯不亮", "lamp"),
        ("路口堵了", "drain"),
        ("乱停车，路口堵了", "parking"),
        ("ＷＩＦＩ没有信号", "wifi"),
        ("什么时候开会", None),
        ("", None),
        ("the clan island is fine", None),
        ("lan is down", "wifi"),
    ],
)
def test_a_report_sounds_like_the_category_with_the_longest_keyword(said: str, category_id: str | None) -> None:
    assert READER.suggest(said) == category_id


def test_of_keywords_equally_long_the_category_listed_first_is_suggested() -> None:
    lamp, lift = category("lamp", "灯"), category("lift", "梯")
    assert MatterReader(town((), categories=(lamp, lift))).suggest("梯口的灯") == "lamp"
    assert MatterReader(town((), categories=(lift, lamp))).suggest("梯口的灯") == "lift"


def test_a_longer_keyword_is_heard_where_it_overlaps_a_shorter_one() -> None:
    reader = MatterReader(town((), categories=(category("stairs", "楼道"), category("dark", "道灯坏"))))
    assert reader.suggest("楼道灯坏了") == "dark"


def test_a_town_without_keywords_suggests_nothing() -> None:
    assert MatterReader(town((), categories=(category("other"),))).suggest("灯坏了") is None

"""What a report sounds like: keywords, the longest first, what was learnt, and what is denied, feared or over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.matters.matter import MatterReader, MatterWords
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


WORDS = MatterWords(
    denials=("不是", "没有", "没"),
    supposing=("万一", "容易", "差点"),
    risks=("隐患",),
    mended=("修好了",),
    again=("又", "没"),
    small_talk=("你好", "谢谢", "晚上一起吃饭吗"),
)

HOUSE = MatterReader(
    town(
        (),
        categories=(
            replace(category("lamp", "楼道灯", "灯不亮", "灯坏了"), examples=("门口那盏灯又灭了",)),
            replace(category("wire", "飞线充电"), examples=("有人拉根线下来给电瓶车充电",)),
            replace(category("power", "停电", "没电"), examples=("家里没有电",)),
            replace(category("fire", "着火", "冒烟", "煤气味", "电梯困人"), notice=True),
            category("other"),
        ),
    ),
    WORDS,
)


@pytest.mark.parametrize(
    "said",
    [
        "着火了",
        "楼道灯坏了，飞线充电的地方冒烟了",
        "飞线充电着火了，没有电了",
        "是不是着火了",
        "有没有煤气味？我这里很重",
        "冒没冒烟你们看一下，我闻到了",
        "不是停电，着火了",
        "電梯困人",
        "电题困人，快来",
        "你好，着火了，谢谢",
    ],
)
def test_danger_comes_before_everything(said: str) -> None:
    guesses = HOUSE.read(said)
    assert (guesses.ranked[0].category, guesses.sure, guesses.matters) == ("fire", True, True)


@pytest.mark.parametrize(
    ("said", "category_id"),
    [
        ("飞线充电容易着火", "wire"),
        ("飞线充电，万一着火怎么办", "wire"),
        ("楼道灯坏了，不是着火", "lamp"),
        ("停电了，没有冒烟", "power"),
        ("飞线充电有着火隐患", "wire"),
    ],
)
def test_danger_that_is_denied_or_only_feared_decides_nothing(said: str, category_id: str) -> None:
    assert HOUSE.suggest(said) == category_id


@pytest.mark.parametrize(
    ("said", "category_id"),
    [("没有电", "power"), ("灯不亮", "lamp"), ("路登坏了", "lamp"), ("楼到灯坏了", "lamp"), ("门口的灯灭了", "lamp")],
)
def test_what_is_missing_or_mistyped_is_understood(said: str, category_id: str) -> None:
    assert HOUSE.suggest(said) == category_id


@pytest.mark.parametrize("said", ["修好了谢谢", "楼道灯修好了，谢谢", "你好", "谢谢", "晚上一起吃饭", "", "1381234"])
def test_what_is_mended_and_small_talk_are_no_matter(said: str) -> None:
    assert HOUSE.suggest(said) is None


@pytest.mark.parametrize("said", ["楼道灯修好了又坏了", "楼道灯没修好"])
def test_what_broke_again_is_a_matter(said: str) -> None:
    assert HOUSE.suggest(said) == "lamp"


def test_the_first_three_come_with_the_words_that_decided() -> None:
    said = "飞线充电，楼道灯坏了"
    ranked = [guess.category for guess in HOUSE.read(said).ranked]
    assert {category: HOUSE.why(said, category)[0] for category in ranked[:2]} == {"wire": "飞线充电", "lamp": "楼道灯"}
    assert len(ranked) <= 3


def test_two_kinds_of_matter_in_the_same_words_are_not_sure() -> None:
    reader = MatterReader(town((), categories=(category("drain", "堵了", "下水"), category("parking", "堵了", "挪车"))))
    assert not reader.read("路口堵了").sure
    assert reader.read("挪车").sure

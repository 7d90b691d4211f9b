"""Anybody says anything at any time: nothing breaks, no case is left alone, nobody hears twice, no group too much.

What is checked after every step stands in ``play.py``.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.handlers.play import a_play

WHO = ("wang", "zhao", "li", "wei", "xu", "yang", "qin", "feng", "he", "sun", "gu", "stranger")

REPORTS = (
    "4栋2单元楼道灯坏了",
    "上报 5栋垃圾成堆",
    "楼上天天吵架",
    "匿名上报 4栋垃圾",
    "代报 5栋101楼道灯坏了",
    "电梯里有人",
    "长楼2单元垃圾",
    "井盖不见了",
)

#: What people say about the first case, the second, or none.
COMMANDS = """
签收 | 签收 26-0001 | 我来办 26-0001 | 办结 | 办结 26-0001 换了灯泡 | 修好了 | 转派 | 转派 26-0001 物业公司 归物业管
退单 26-0001 不归我 | 派单 26-0001 | 派单 26-0001 网格员 | 挂账 26-0001 等材料 | 恢复办理 26-0001
不予受理 26-0001 请找法院 | 合并 26-0001 26-0002 | 合并 26-0002 26-0001 | 撤回 | 撤回 26-0001
解决了 | 解决了 26-0001 | 没解决 | 没解决 26-0001 还是坏的 | 重办 26-0001 又坏了
改类别 26-0001 垃圾 | 改类别 26-0001 吵架 | 改地点 26-0001 柳树1栋 | 补充 26-0001 三楼 | +1 | +1 26-0001
进度 26-0001 | 我的 | 待办 | 为什么 26-0001 | 谁负责 4栋 | 帮助 | 语言 | 菜单 | 取消
请假 今天 | 请假 明天 | 请假 小徐 今天 | 销假 | 交接 孙师傅 | 交接 杨主任 | 交接 小徐 孙师傅 | 撤销交接
交接 孙师傅 小徐 | 值班 | 值班 小徐 5月8日 | 值班 孙师傅 5月8日 到 5月12日 | 取消值班 5月8日
是的 | 不用 | 跳过 | 1 | 2 | 3 | 4 | 6-1 | 5栋 | 柳树组 | 随便说说
"""

SAID = tuple(text.strip() for line in COMMANDS.strip().splitlines() for text in line.split(" | "))


def words() -> st.SearchStrategy[tuple[str, str, bool, int]]:
    """Who says what, in the group or not, with how many photos."""
    return st.tuples(
        st.sampled_from(WHO),
        st.sampled_from(SAID + REPORTS),
        st.sampled_from([False, False, True]),
        st.sampled_from([0, 0, 0, 1, 11]),
    )


WAIT = st.sampled_from([0.2, 3.0, 26.0, 200.0])


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(REPORTS[:2]),
    st.lists(words() | WAIT, min_size=8, max_size=22),
)
def test_whatever_is_said_no_case_is_left_alone_and_no_group_hears_too_much(
    first: str, steps: list[tuple[str, str, bool, int] | float]
) -> None:
    with a_play() as play:
        play.says("wang", first)
        for step in steps:
            if isinstance(step, float):
                play.waits(hours=step)
            else:
                who, text, group, photos = step
                play.says(who, text, group=group, photos=photos)

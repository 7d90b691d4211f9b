"""What a bot hears in a group, and what becomes of groups."""

from __future__ import annotations

import pytest

from tests.emulators.telegram.desk import desk, picture, texts, the_yard


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("楼道灯坏了", False),
        ("/start", True),
        ("/start@linzhang_bot 1", True),
        ("/start@other_bot", False),
        ("/上报 楼道灯坏了", True),
        ("/上报@other_bot 楼道灯坏了", False),
        ("@linzhang_bot 楼道灯坏了", True),
        ("楼道灯坏了 @Linzhang_Bot", True),
        ("@other_bot 楼道灯坏了", False),
        ("mail@linzhang_bot.cn", False),
        ("请@linzhang_bot看看", False),
    ],
)
async def test_with_privacy_mode_a_bot_hears_in_a_group_only_what_is_for_it(text: str, heard: bool) -> None:
    async with desk() as here:
        _, wang = the_yard(here)
        before = await here.updates()
        wang.say(text)

        assert (texts((await here.updates())[len(before) :]) == [text]) is heard


async def test_where_commands_are_latin_a_chinese_one_reaches_nobody() -> None:
    async with desk() as here:
        _, wang = the_yard(here)
        here.telegram.bot.latin_only = True
        before = await here.updates()
        wang.say("/上报 楼道灯坏了")
        wang.say("/report 楼道灯坏了")

        assert texts((await here.updates())[len(before) :]) == ["/report 楼道灯坏了"]


async def test_an_answer_to_the_bot_reaches_it_and_one_to_somebody_else_does_not() -> None:
    async with desk() as here:
        group, wang = the_yard(here)
        said = await here.do("sendMessage", chat_id=group.id, text="好")
        hers = wang.say("灯")
        offset = (await here.updates())[-1]["update_id"] + 1
        wang.say("谢谢", reply_to=group.chat.messages[said["message_id"]])
        wang.say("对", reply_to=hers)

        (answer,) = await here.updates(offset)
        assert answer["message"]["reply_to_message"]["text"] == "好"
        assert answer["message"]["message_thread_id"] == said["message_id"]
        assert "is_topic_message" not in answer["message"]


async def test_privacy_mode_turned_off_is_felt_after_the_bot_came_in_anew() -> None:
    async with desk() as here:
        group, wang = the_yard(here)
        here.telegram.bot.privacy = False
        wang.say("一")
        group.remove_bot()
        group.add_bot()
        wang.say("二")

        assert [text for text in texts([u for u in await here.updates() if "message" in u]) if text] == ["二"]


async def test_an_administrator_hears_everything() -> None:
    async with desk() as here:
        group, wang = the_yard(here)
        group.promote_bot()
        wang.say("一")

        assert (await here.updates())[-1]["message"]["text"] == "一"


async def test_of_an_album_only_the_part_whose_caption_names_the_bot_reaches_it() -> None:
    async with desk() as here:
        _, wang = the_yard(here)
        wang.say("@linzhang_bot 这里", photos=[picture(), picture()])

        (photo,) = [u["message"] for u in await here.updates() if "photo" in u.get("message", {})]
        assert photo["caption_entities"] == [{"type": "mention", "offset": 0, "length": 13}]


async def test_a_forum_answers_in_its_topic_and_a_closed_topic_refuses() -> None:
    async with desk() as here:
        group, wang = the_yard(here, forum=True)
        topic = group.topic("报修")
        wang.say("/help", topic=topic)
        asked = (await here.updates())[-1]["message"]
        assert (asked["message_thread_id"], asked["is_topic_message"]) == (topic, True)
        assert "forum_topic_created" in asked["reply_to_message"]

        said = await here.do("sendMessage", chat_id=group.id, text="好", message_thread_id=topic)
        assert said["message_thread_id"] == topic
        assert "not found" in await here.refused("sendMessage", chat_id=group.id, text="好", message_thread_id=99)
        group.close_topic(topic)
        assert "TOPIC_CLOSED" in await here.refused("sendMessage", chat_id=group.id, text="好", message_thread_id=topic)


@pytest.mark.parametrize("new_first", [False, True])
async def test_a_group_that_became_a_supergroup_says_where_it_is_now(new_first: bool) -> None:
    async with desk() as here:
        group, _ = the_yard(here, supergroup=False)
        offset = (await here.updates())[-1]["update_id"] + 1
        upgraded = group.upgrade(new_first=new_first)
        told = [update["message"] for update in await here.updates(offset)]

        assert [message["chat"]["id"] for message in told] == (
            [upgraded.id, group.id] if new_first else [group.id, upgraded.id]
        )
        assert {message.get("migrate_to_chat_id", upgraded.id) for message in told} == {upgraded.id}
        refused = await here.ask("sendMessage", chat_id=group.id, text="好")
        assert refused["error_code"] == 400
        assert refused["parameters"] == {"migrate_to_chat_id": upgraded.id}
        await here.do("sendMessage", chat_id=upgraded.id, text="好")

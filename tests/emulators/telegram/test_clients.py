"""Clients nobody here wrote are content with the emulator; it is not content with everything."""

from __future__ import annotations

import asyncio

import telegram as ptb
from aiogram import Bot, Dispatcher, types
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientSession

from tests.emulators.clock import Clock
from tests.emulators.telegram import TOKEN, Telegram, emulated
from tests.emulators.telegram.actors import ODD_THINGS
from tests.emulators.telegram.desk import Desk, desk, picture
from tests.patience import PATIENCE


async def test_aiogram_polls_and_answers() -> None:
    async with emulated() as telegram:
        wang, heard = telegram.private("王阿姨"), asyncio.Event()
        session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))
        bot, dispatcher = Bot(TOKEN, session=session), Dispatcher()

        @dispatcher.message()
        async def answer(message: types.Message) -> None:
            button = types.InlineKeyboardButton(text="好", callback_data="well")
            markup = types.InlineKeyboardMarkup(inline_keyboard=[[button]])
            await message.reply(f"{message.text}？", reply_markup=markup)
            heard.set()

        @dispatcher.callback_query()
        async def pressed(query: types.CallbackQuery) -> None:
            await query.answer()
            assert isinstance(query.message, types.Message)
            await query.message.edit_text("好了")
            await dispatcher.stop_polling()

        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=2))
        wang.say("在吗")
        await asyncio.wait_for(heard.wait(), PATIENCE)
        press = wang.press(wang.last("在吗？"), "好")
        await polling

        assert wang.answered(press)
        assert wang.heard[0]["text"] == "好了"


async def test_python_telegram_bot_finds_everything_where_it_expects_it() -> None:
    async with emulated() as telegram:
        wang = telegram.private("王阿姨")
        wang.say("门口的灯", photos=[picture(), picture(1600)])
        async with ptb.Bot(TOKEN, base_url=f"{telegram.url}/bot", base_file_url=f"{telegram.url}/file/bot") as bot:
            updates = await bot.get_updates(timeout=1)
            first, second = (update.message for update in updates)
            assert first is not None
            assert second is not None
            photo = second.photo[-1]
            content = await (await photo.get_file()).download_as_bytearray()
            sent = await bot.send_photo(wang.user.id, bytes(content), caption="收到")
            album = await bot.send_media_group(wang.user.id, [ptb.InputMediaPhoto(picture())] * 2)
            edited = await bot.edit_message_caption(wang.user.id, sent.message_id, caption="收到了")
            assert await bot.get_updates(offset=updates[-1].update_id + 1) == ()
            me = await bot.get_me()

        assert me.username == "linzhang_bot"
        assert me.can_read_all_group_messages is False
        assert first.media_group_id == second.media_group_id is not None
        assert first.caption == "门口的灯"
        assert bytes(content) == picture(1600)
        assert isinstance(edited, ptb.Message)
        assert edited.caption == "收到了"
        assert len(album) == 2


async def test_a_request_that_is_no_bot_api_is_complained_of() -> None:
    telegram = Telegram(now=Clock())
    await telegram.start()
    async with ClientSession() as session:
        here = Desk(telegram, Clock(), session)
        telegram.private("王阿姨").start()
        await here.ask("sendMessage", chat_id=telegram.private("李").user.id, text="好", shout=True)
        await here.ask("sendMessage", text="好")
    await telegram.stop()

    assert telegram.complaints == [
        "sendMessage: unknown shout",
        "sendMessage: chat_id: missing",
    ]


async def test_whatever_people_do_is_an_update_both_libraries_can_read() -> None:
    async with desk(privacy=False) as here:
        telegram = here.telegram
        wang, owner = telegram.private("王阿姨"), telegram.person("周")
        group, forum = telegram.group("4栋院坝", owner, supergroup=False), telegram.group("报修", owner, forum=True)
        for place in (group, forum):
            place.add_bot(start="group-1")
            for turn in (place.promote_bot, place.demote_bot, place.mute_bot, place.unmute_bot):
                turn()
        topic = forum.topic("路灯")
        for phone in (wang, group.phone(owner), group.upgrade().phone(owner)):
            said = phone.say("/help 灯", reply_to=phone.start())
            phone.edit(said, "灯坏了")
            phone.forward(said)
            phone.forward(said, origin=owner)
            phone.say("两张", photos=[picture(), picture()])
            phone.move_location(phone.share_location(29.3, 113.1, live=600), 29.4, 113.2)
            phone.share_location(29.3, 113.1)
            phone.send_file(b"%PDF", name="a.pdf", mime="application/pdf", caption="看")
            for kind in ODD_THINGS:
                phone.send(kind)
            phone.send("contact", phone_number="+8613800000000", first_name="李")
            phone.send("dice", emoji="🎲", value=3)
            phone.send("venue", location={"latitude": 1.0, "longitude": 2.0}, title="亭子", address="4栋")
            phone.press_again(phone.press_data(said, "x"))
            phone.press_data(said, "x", inaccessible=True)
        there = forum.phone(owner)
        there.say("灯", topic=topic)
        there.anonymously("灯")
        there.anonymously("灯", channel=True)
        forum.rename("报修和投诉")
        forum.remove_bot()
        wang.block()
        wang.unblock()

        updates, offset = [], 0
        while found := await here.updates(offset):
            updates += found
            offset = found[-1]["update_id"] + 1
        read = [ptb.Update.de_json(update, None) for update in updates]

        assert len(read) > 90
        assert [update.update_id for update in read] == list(range(read[0].update_id, read[0].update_id + len(read)))
        kinds = {"update_id", "message", "edited_message", "callback_query", "my_chat_member"}
        assert {kind for update in updates for kind in update} == kinds

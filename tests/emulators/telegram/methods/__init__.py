"""Every method of the Bot API the emulator knows, by name. Each is given what was asked; it gives or refuses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from tests.emulators.telegram.methods import answering, editing, fetching, hooks, knowing, sending
from tests.emulators.telegram.methods.asked import Asked

#: Those that wait give their result later.
METHODS: Mapping[str, Callable[[Asked], Any | Awaitable[Any]]] = {
    "answerCallbackQuery": answering.answer_callback_query,
    "deleteMessage": editing.delete_message,
    "deleteMyCommands": knowing.delete_my_commands,
    "deleteWebhook": hooks.delete_webhook,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "editMessageText": editing.edit_message_text,
    "getChat": knowing.get_chat,
    "getChatAdministrators": knowing.get_chat_administrators,
    "getChatMember": knowing.get_chat_member,
    "getChatMemberCount": knowing.get_chat_member_count,
    "getFile": fetching.get_file,
    "getMe": knowing.get_me,
    "getMyCommands": knowing.get_my_commands,
    "getUpdates": fetching.get_updates,
    "getWebhookInfo": hooks.get_webhook_info,
    "leaveChat": knowing.leave_chat,
    "sendChatAction": sending.send_chat_action,
    "sendDocument": sending.send_document,
    "sendMediaGroup": sending.send_media_group,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendVoice": sending.send_voice,
    "setMyCommands": knowing.set_my_commands,
    "setWebhook": hooks.set_webhook,
}

#: Names as clients may also write them.
BY_LOWER_NAME: Mapping[str, str] = {name.lower(): name for name in METHODS}

"""What Telegram says of the bot, and what to do about it: the last part of ``linzhang check``. It changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import SecretStr

from bot.channels.telegram.errors import Refused, Unreached
from bot.channels.telegram.line import UNKNOWN_TOKEN, Answer, Line
from bot.command.console import Console
from bot.settings import Settings

#: Further apart than this, and what the bot says about times is wrong.
_FAR = timedelta(minutes=1)


async def check_telegram(shell: Console, settings: Settings, token: SecretStr) -> bool:
    """Whether nothing keeps the bot from working there; everything is told in words."""
    line = Line(token.get_secret_value(), settings.telegram_api)
    try:
        user = await line.ask("getMe")
        webhook = await line.ask("getWebhookInfo")
        # All of them speak, whatever the first of them found.
        return all([_bot(shell, user.result), _webhook(shell, settings, webhook.result), _clock(shell, webhook)])
    except Refused as refused:
        known = refused.code not in UNKNOWN_TOKEN
        shell.complain("cli-telegram-refused" if known else "cli-telegram-token-refused", code=str(refused.code))
    except (Unreached, KeyError, TypeError, AttributeError):
        shell.complain("cli-telegram-unreached", address=settings.telegram_api)
    finally:
        await line.close()
    return False


def _bot(shell: Console, user: dict[str, Any]) -> bool:
    """Who it is, what it hears in groups, and whether it can be taken into one."""
    shell.say("cli-telegram-bot", name=user["first_name"], username=user["username"])
    hears_all = user.get("can_read_all_group_messages")
    shell.say("cli-telegram-hears-all" if hears_all else "cli-telegram-hears-some")
    if not user.get("can_join_groups", True):
        shell.complain("cli-telegram-joins-nothing")
        return False
    return True


def _webhook(shell: Console, settings: Settings, info: dict[str, Any]) -> bool:
    """How updates come in, and what waits with Telegram."""
    waiting, url, wanted = info.get("pending_update_count", 0), info.get("url", ""), settings.telegram_webhook
    if wanted is None:
        shell.say("cli-telegram-webhook-goes" if url else "cli-telegram-asks", count=waiting)
        return True
    if not url.startswith(f"{wanted}/"):
        shell.say("cli-telegram-webhook-elsewhere" if url else "cli-telegram-webhook-comes", count=waiting)
        return True
    failed = info.get("last_error_date")
    if failed is None or not waiting:
        shell.say("cli-telegram-webhook-there", count=waiting)
        return True
    at = datetime.fromtimestamp(failed, UTC)
    shell.complain("cli-telegram-webhook-fails", count=waiting, at=at, why=info.get("last_error_message", ""))
    return False


def _clock(shell: Console, answer: Answer) -> bool:
    """Whether Telegram and this machine think it is about the same time."""
    if answer.at is None:
        return True
    apart = datetime.now(UTC) - answer.at
    seconds = abs(round(apart.total_seconds()))
    if abs(apart) <= _FAR:
        shell.say("cli-telegram-clock", seconds=seconds)
        return True
    shell.complain("cli-telegram-clock-ahead" if apart > _FAR else "cli-telegram-clock-behind", seconds=seconds)
    return False

"""The commands Telegram shows beside the line one types in: a choice of the words people may type anyway.

Telegram takes letters a to z alone, so a command is the English spelling, with what it does beside it in the reader's
language. It is told only what it does not have yet.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

import orjson

from bot.channels.telegram.line import Line
from bot.language.text import Locale, Texts
from storage.engine.database import Database
from storage.town.towns import NoTown
from storage.work import Work

#: The words shown in a private talk and in a group, by their ids in the catalogue, what is wanted most first.
COMMANDS: Mapping[str, Sequence[str]] = {
    "all_private_chats": (
        "report",
        "progress",
        "mine",
        "who",
        "polls",
        "my-votes",
        "ideas",
        "home",
        "own-data",
        "language",
        "help",
        "cancel",
    ),
    "all_group_chats": ("report", "polls", "help"),
}

#: What Telegram takes for a command.
_COMMAND = re.compile(r"[a-z][a-z0-9_]{0,31}")

#: The fact under which it stands what Telegram was told last.
_TOLD = "telegram-commands"


def command(texts: Texts, word: str) -> str:
    """How Telegram writes the word; every one that is shown has such a spelling."""
    spellings = [spelling.strip() for spelling in texts.plain(f"typed-{word}", Locale.EN).split("|")]
    return next(spelling for spelling in spellings if _COMMAND.fullmatch(spelling))


def menus(texts: Texts, town: Locale) -> Iterator[Mapping[str, object]]:
    """What Telegram is told: of each kind of chat in the town's language, and in others for whoever reads those.

    Telegram does not tell one Chinese script from the other: whoever reads Chinese reads the town's.
    """
    chinese = town if town is not Locale.EN else Locale.HANS
    for scope, words in COMMANDS.items():
        for language, locale in {"": town, "zh": chinese, "en": Locale.EN}.items():
            shown = [
                {"command": command(texts, word), "description": texts.plain(f"telegram-command-{word}", locale)}
                for word in words
            ]
            yield {"scope": {"type": scope}, "language_code": language, "commands": shown}


async def offer(line: Line, texts: Texts, database: Database) -> None:
    """Telegram shows the commands, in the language of the town. Raises Refused, Unreached."""
    town, told = await database.read(lambda work: (_locale(work), work.meta.get(_TOLD)))
    wanted = list(menus(texts, town))
    digest = hashlib.sha256(orjson.dumps(wanted)).hexdigest()
    if digest == told:
        return
    for menu in wanted:
        await line.ask("setMyCommands", menu)
    await database.transact(lambda work: work.meta.put(_TOLD, digest))


def _locale(work: Work) -> Locale:
    try:
        return Locale(work.town.locale)
    except NoTown:
        return Locale.HANS

"""What the command line says, in the administrator's language, and how it ends when something is wrong.

Mistakes an administrator can mend are told in a sentence and end with 1; a bug ends with its traceback.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from tomllib import TOMLDecodeError
from zoneinfo import ZoneInfo

import click
from pydantic import ValidationError

from bot.language.text import Locale, Reader, Texts
from bot.settings import FILE, Settings
from bot.towns.mistakes import TownMistakes
from domain.errors import Refusal
from domain.message import Arg, Say
from storage.engine.away import DatabaseAway
from storage.engine.migrate import NewerDatabase
from storage.engine.sqlite import sqlite3
from storage.photo.store import StoreAway
from storage.town.towns import NoTown


class Console:
    """Says sentences of the catalogue on the terminal."""

    def __init__(self, texts: Texts, locale: Locale) -> None:
        self._texts = texts
        self._locale = locale

    def text(self, key: str, **args: Arg) -> str:
        """The sentence."""
        reader = Reader(self._locale, ZoneInfo("Asia/Shanghai"), datetime.now(UTC))
        return self._texts.say(Say(key, args), reader)

    def say(self, key: str, **args: Arg) -> None:
        """The sentence, on standard output."""
        click.echo(self.text(key, **args))

    def complain(self, key: str, **args: Arg) -> None:
        """The sentence, on standard error."""
        click.echo(self.text(key, **args), err=True)

    def confirmed(self, key: str, **args: Arg) -> bool:
        """Whether the question was answered with yes; no when nobody answers."""
        try:
            return click.confirm(self.text(key, **args))
        except click.Abort:
            return False

    def guarded(self, work: Callable[[], int]) -> int:
        """The exit code of ``work``; what an administrator can mend is told in words and is 1."""
        try:
            return work()
        except TownMistakes as wrong:
            for mistake in wrong.mistakes:
                where = f"{mistake.file}:{mistake.line}"
                self.complain("cli-mistake", where=where, what=mistake.say)
            self.complain("cli-mistakes", count=len(wrong.mistakes))
        except NoTown:
            self.complain("cli-no-town")
        except Refusal as refusal:
            self.complain(refusal.say.key, **refusal.say.args)
        except NewerDatabase:
            self.complain("cli-newer-database")
        except ValidationError as error:
            self._wrong_settings(error)
        except TOMLDecodeError as error:
            self.complain("cli-bad-file", file=FILE, what=str(error))
        except sqlite3.OperationalError as error:
            self.complain("cli-system", what=str(error))
        except DatabaseAway:
            self.complain("cli-no-database")
        except StoreAway as away:
            self.complain(f"photos-{away.why}")
        except OSError as error:
            self.complain("cli-system", what=error.strerror or type(error).__name__)
        return 1

    def _wrong_settings(self, error: ValidationError) -> None:
        """Which settings are wrong; never their values, one of them may be a secret."""
        for wrong in error.errors():
            name = ".".join(str(part) for part in wrong["loc"])
            self.complain("cli-wrong-setting", name=name, file=FILE, what=self._what_is_wrong(wrong["type"]))

    def _what_is_wrong(self, kind: str) -> Arg:
        """Our own rules are told in words; pydantic's have names an administrator understands."""
        key = f"cli-setting-{kind}"
        return Say(key) if key in self._texts.ids(Locale.HANS) else kind


def console() -> Console:
    """The console in the language of the settings; the source language when they cannot be read."""
    wanted = os.environ.get("LINZHANG_LANGUAGE") or _language_of_file()
    locale = next((locale for locale in Locale if locale == wanted), Locale.HANS)
    return Console(Texts.load(), locale)


def _language_of_file() -> str:
    try:
        return Settings().language
    except (ValidationError, ValueError):
        return Locale.HANS

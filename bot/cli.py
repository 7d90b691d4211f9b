"""The command line: ``linzhang demo | run | rehearse | import | check | dead-letters``.

Sentences are in the catalogue (``cli.ftl``); click only knows the shape of the commands.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from functools import update_wrapper
from pathlib import Path
from typing import Any

import click

from bot.console import Console, console

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class _Localised(click.Group):
    """A group whose help is in the language of the settings."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write(console().text("cli-help") + "\n")


def _said(key: str) -> Callable[[click.Command], click.Command]:
    """The help of a command, from the catalogue, when it is asked for."""

    def dress(command: click.Command) -> click.Command:
        original = command.format_help

        def format_help(ctx: click.Context, formatter: click.HelpFormatter) -> None:
            command.help = console().text(key)
            original(ctx, formatter)

        command.format_help = format_help  # type: ignore[method-assign]
        return command

    return dress


def _run(work: Callable[[Console], Coroutine[Any, Any, int]]) -> None:
    """Run one command to its exit code; what an administrator can mend is said in words."""
    shell = console()
    sys.exit(shell.guarded(lambda: asyncio.run(work(shell))))


@click.group(cls=_Localised)
def main() -> None:
    pass


@_said("cli-demo-help")
@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--town", type=_FOLDER)
@click.option("--fresh", is_flag=True)
def demo(port: int, town: Path | None, fresh: bool) -> None:
    from bot.serving import serve_demo

    _run(lambda shell: serve_demo(shell, port=port, town=town, fresh=fresh))

"""The command line: ``linzhang demo | run | rehearse | import | check | dead-letters``.

Their shape is here, what they do in ``serving``, ``upkeep`` and ``rehearsal``, what they say in ``cli.ftl``.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeAlias

import click

from bot.command.console import Console, console

Work: TypeAlias = Coroutine[Any, Any, int]

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def main() -> None:
    """Run the command that was typed; its exit code is 0 when it did what was asked."""
    build(console())(prog_name="linzhang")


def build(shell: Console) -> click.Group:
    """Every command, with its help in the language of the console."""
    settings = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
    group = click.Group("linzhang", help=shell.text("cli-help"), context_settings=settings)
    for make in _COMMANDS:
        group.add_command(make(shell))
    return group


def _command(
    shell: Console, name: str, work: Callable[..., Work], params: tuple[click.Parameter, ...] = ()
) -> click.Command:
    """A command that runs ``work(shell, **options)`` to its exit code."""

    def run(**options: Any) -> None:
        sys.exit(shell.guarded(lambda: asyncio.run(work(shell, **options))))

    return click.Command(name, callback=run, params=list(params), help=shell.text(f"cli-{name}-help"))


def _demo(shell: Console) -> click.Command:
    from bot.command.serving import serve_demo

    port = click.Option(["--port"], type=click.IntRange(0, 65535), default=8000, help=shell.text("cli-demo-port"))
    town = click.Option(["--town"], type=_FOLDER, help=shell.text("cli-demo-town"))
    fresh = click.Option(["--fresh"], is_flag=True, help=shell.text("cli-demo-fresh"))
    return _command(shell, "demo", serve_demo, (port, town, fresh))


def _run(shell: Console) -> click.Command:
    from bot.command.serving import serve_town

    return _command(shell, "run", serve_town)


def _rehearse(shell: Console) -> click.Command:
    from bot.rehearsal import rehearse

    files = click.Argument(["files"], type=_FILE, nargs=-1, required=True)
    return _command(shell, "rehearse", rehearse, (files,))


def _import(shell: Console) -> click.Command:
    from bot.command.upkeep import import_town

    return _command(shell, "import", import_town, (click.Argument(["town"], type=_FOLDER),))


def _check(shell: Console) -> click.Command:
    from bot.command.upkeep import check

    return _command(shell, "check", check, (click.Argument(["town"], type=_FOLDER, required=False),))


def _dead_letters(shell: Console) -> click.Command:
    from bot.command.upkeep import list_dead_letters, retry_dead_letters

    group = click.Group("dead-letters", help=shell.text("cli-dead-letters-help"))
    group.add_command(_command(shell, "list", list_dead_letters))
    numbers = click.Argument(["numbers"], type=int, nargs=-1)
    group.add_command(_command(shell, "retry", retry_dead_letters, (numbers,)))
    return group


_COMMANDS: tuple[Callable[[Console], click.Command], ...] = (_demo, _run, _rehearse, _import, _check, _dead_letters)

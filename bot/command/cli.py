"""The command line: ``linzhang demo | run | rehearse | import | check | calendar | council | invite | poster | poll |
figures | wechat | wecom | dead-letters``, and what keeps a town safe: ``backup | restore | verify | doctor | forget |
move``.

Their shape is here, what they do in the modules beside this one and in ``rehearsal``, what they say in ``cli.ftl``,
``upkeep.ftl`` and ``moving.ftl``.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import click

from bot.command.console import Console, console

Work: TypeAlias = Coroutine[Any, Any, int]

_NEW_FOLDER = click.Path(file_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_NEW_FILE = click.Path(dir_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def main() -> None:
    """Run the command that was typed; its exit code is 0 when it did what was asked."""
    build(console())(prog_name="linzhang")


def build(shell: Console) -> click.Group:
    """Every command, with its help in the language of the console."""
    settings = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
    return _Linzhang(shell, name="linzhang", help=shell.text("cli-help"), context_settings=settings)


class _Linzhang(click.Group):
    """The commands, each made when it is asked for: what one of them needs, another need not wait for."""

    def __init__(self, shell: Console, **settings: Any) -> None:
        super().__init__(**settings)
        self._shell = shell

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of the alphabet."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        make = _COMMANDS.get(cmd_name)
        return None if make is None else make(self._shell)


def _command(
    shell: Console, name: str, work: Callable[..., Work], params: tuple[click.Parameter, ...] = ()
) -> click.Command:
    """A command that runs ``work(shell, **options)`` to its exit code."""

    def run(**options: Any) -> None:
        sys.exit(shell.guarded(lambda: asyncio.run(work(shell, **options))))

    return click.Command(name, callback=run, params=list(params), help=shell.text(f"cli-{name}-help"))


def _demo(shell: Console) -> click.Command:
    from bot.command.demo import serve_demo

    port = click.Option(["--port"], type=click.IntRange(0, 65535), default=8000, help=shell.text("cli-demo-port"))
    town = click.Option(["--town"], type=_FOLDER, help=shell.text("cli-demo-town"))
    fresh = click.Option(["--fresh"], is_flag=True, help=shell.text("cli-demo-fresh"))
    return _command(shell, "demo", serve_demo, (port, town, fresh))


def _run(shell: Console) -> click.Command:
    from bot.command.serving import serve_town

    roles = click.Option(["--roles"], help=shell.text("cli-run-roles"))
    return _command(shell, "run", serve_town, (roles,))


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
    from bot.command.upkeep import drop_dead_letters, list_dead_letters, retry_dead_letters, show_dead_letter
    from storage.mail.inbox import Reason

    group = click.Group("dead-letters", help=shell.text("cli-dead-letters-help"))
    number = click.Argument(["number"], type=int)
    numbers = click.Argument(["numbers"], type=int, nargs=-1)
    reason = click.Option(
        ["--reason"], type=click.Choice([str(reason) for reason in Reason]), help=shell.text("cli-letter-reason")
    )
    yes = click.Option(["--yes"], is_flag=True, help=shell.text("cli-drop-yes"))
    group.add_command(_command(shell, "list", list_dead_letters, (reason,)))
    group.add_command(_command(shell, "show", show_dead_letter, (number,)))
    group.add_command(_command(shell, "retry", retry_dead_letters, (numbers, reason)))
    group.add_command(_command(shell, "drop", drop_dead_letters, (numbers, reason, yes)))
    return group


def _backup(shell: Console) -> click.Command:
    from bot.command.backups import back_up

    to = click.Option(["--to"], type=_NEW_FOLDER, help=shell.text("cli-backup-to"))
    keep = click.Option(["--keep"], type=click.IntRange(1, 365), help=shell.text("cli-backup-keep"))
    return _command(shell, "backup", back_up, (to, keep))


def _restore(shell: Console) -> click.Command:
    from bot.command.backups import restore

    folder = click.Argument(["folder"], type=_FOLDER)
    to = click.Option(["--to"], type=_NEW_FOLDER, help=shell.text("cli-restore-to"))
    check = click.Option(["--check"], is_flag=True, help=shell.text("cli-restore-check"))
    return _command(shell, "restore", restore, (folder, to, check))


def _move(shell: Console) -> click.Command:
    from bot.command.moving import move

    here = click.Option(["--photos-from"], help=shell.text("cli-move-photos-from"))
    there = click.Option(["--photos-to"], help=shell.text("cli-move-photos-to"))
    return _command(shell, "move", move, (click.Argument(["source"]), click.Argument(["target"]), here, there))


def _verify(shell: Console) -> click.Command:
    from bot.command.verifying import verify

    return _command(shell, "verify", verify)


def _doctor(shell: Console) -> click.Command:
    from bot.command.doctor import examine

    age = click.Option(
        ["--max-age"], type=click.IntRange(min=1), default=26 * 60, show_default=True, help=shell.text("cli-doctor-age")
    )
    running = click.Option(["--running"], is_flag=True, help=shell.text("cli-doctor-running"))
    return _command(shell, "doctor", examine, (age, running))


def _forget(shell: Console) -> click.Command:
    from bot.command.forgetting import forget

    account = click.Argument(["account"])
    yes = click.Option(["--yes"], is_flag=True, help=shell.text("cli-forget-yes"))
    return _command(shell, "forget", forget, (account, yes))


def _invite(shell: Console) -> click.Command:
    from bot.command.inviting import invite

    keys = click.Argument(["keys"], nargs=-1)
    everybody = click.Option(["--all", "everybody"], is_flag=True, help=shell.text("cli-invite-all"))
    out = click.Option(["--out"], type=_NEW_FOLDER, help=shell.text("cli-invite-out"))
    return _command(shell, "invite", invite, (keys, everybody, out))


def _poster(shell: Console) -> click.Command:
    from bot.command.inviting import poster

    return _command(shell, "poster", poster, (click.Argument(["buildings"], nargs=-1, required=True),))


def _poll(shell: Console) -> click.Command:
    from bot.command.polls import export_poll, verify_poll

    group = click.Group("poll", help=shell.text("cli-poll-help"))
    number = click.Argument(["number"], type=click.IntRange(min=1))
    file = click.Argument(["file"], type=_FILE)
    head = click.Argument(["head"], default="")
    group.add_command(_command(shell, "poll-export", export_poll, (number,)), "export")
    group.add_command(_command(shell, "poll-verify", verify_poll, (file, head)), "verify")
    return group


def _council(shell: Console) -> click.Command:
    from bot.command.council import minutes

    group = click.Group("council", help=shell.text("cli-council-help"))
    number = click.Argument(["number"], type=click.IntRange(min=1))
    to = click.Option(["--to"], type=_NEW_FILE, help=shell.text("cli-council-to"))
    group.add_command(_command(shell, "council-minutes", minutes, (number, to)), "minutes")
    return group


def _calendar(shell: Console) -> click.Command:
    from bot.command.calendar import load, show

    group = click.Group("calendar", help=shell.text("cli-calendar-help"))
    year = click.Argument(["year"], type=click.IntRange(1949, 2200), required=False)
    file = click.Argument(["file"], type=_FILE, required=False)
    notice = click.Option(["--notice"], help=shell.text("cli-calendar-notice"))
    yes = click.Option(["--yes"], is_flag=True, help=shell.text("cli-calendar-yes"))
    group.add_command(_command(shell, "calendar-show", show, (year,)), "show")
    group.add_command(_command(shell, "calendar-load", load, (file, notice, yes)), "load")
    return group


def _figures(shell: Console) -> click.Command:
    from bot.command.figures import figures

    month = click.Argument(["month"], required=False)
    table = click.Option(["--csv", "csv_file"], type=_NEW_FILE, help=shell.text("cli-figures-csv"))
    return _command(shell, "figures", figures, (month, table))


def _matters(shell: Console) -> click.Command:
    from bot.command.matters import explain, forget_lessons, list_lessons

    group = click.Group("matters", help=shell.text("cli-matters-help"))
    category = click.Option(["--category"], help=shell.text("cli-forget-lessons-category"))
    everything = click.Option(["--all", "everything"], is_flag=True, help=shell.text("cli-forget-lessons-all"))
    yes = click.Option(["--yes"], is_flag=True, help=shell.text("cli-forget-lessons-yes"))
    group.add_command(_command(shell, "explain", explain, (click.Argument(["text"]),)))
    group.add_command(_command(shell, "lessons", list_lessons))
    forget = _command(shell, "forget-lessons", forget_lessons, (category, everything, yes))
    forget.name = "forget"
    group.add_command(forget)
    return group


def _register(shell: Console) -> click.Command:
    from bot.command.register import export_register, import_register

    group = click.Group("register", help=shell.text("cli-register-help"))
    new = click.Argument(["file"], type=_NEW_FILE, required=False)
    group.add_command(_command(shell, "register-export", export_register, (new,)), "export")
    group.add_command(
        _command(shell, "register-import", import_register, (click.Argument(["file"], type=_FILE),)), "import"
    )
    return group


def _posters(shell: Console) -> click.Command:
    from bot.command.posters import posters

    return _command(shell, "posters", posters, _printed(shell))


def _slips(shell: Console) -> click.Command:
    from bot.command.posters import slips

    return _command(shell, "slips", slips, _printed(shell))


def _wechat(shell: Console) -> click.Command:
    from bot.command.wechat import menu

    group = click.Group("wechat", help=shell.text("cli-wechat-help"))
    show = click.Option(["--show"], is_flag=True, help=shell.text("cli-wechat-menu-show"))
    group.add_command(_command(shell, "wechat-menu", menu, (show,)), "menu")
    return group


def _wecom(shell: Console) -> click.Command:
    from bot.command.wecom_group import make_group
    from domain.register import Purpose

    group = click.Group("wecom", help=shell.text("cli-wecom-help"))
    grid = click.Argument(["grid"])
    name = click.Argument(["name"])
    keys = click.Argument(["keys"], nargs=-1)
    purpose = click.Option(
        ["--purpose"],
        type=click.Choice([str(purpose) for purpose in Purpose]),
        default=str(Purpose.STAFF),
        show_default=True,
        help=shell.text("cli-wecom-group-purpose"),
    )
    group.add_command(_command(shell, "wecom-group", make_group, (grid, name, keys, purpose)), "group")
    return group


def _printed(shell: Console) -> tuple[click.Parameter, ...]:
    out = click.Option(["--out"], type=_NEW_FOLDER, required=True, help=shell.text("cli-posters-out"))
    return click.Argument(["grid"]), out


_COMMANDS: Mapping[str, Callable[[Console], click.Command]] = {
    "backup": _backup,
    "calendar": _calendar,
    "check": _check,
    "council": _council,
    "dead-letters": _dead_letters,
    "demo": _demo,
    "doctor": _doctor,
    "figures": _figures,
    "forget": _forget,
    "import": _import,
    "invite": _invite,
    "matters": _matters,
    "move": _move,
    "poll": _poll,
    "poster": _poster,
    "posters": _posters,
    "register": _register,
    "rehearse": _rehearse,
    "restore": _restore,
    "run": _run,
    "slips": _slips,
    "verify": _verify,
    "wechat": _wechat,
    "wecom": _wecom,
}

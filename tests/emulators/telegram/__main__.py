"""``python -m tests.emulators.telegram [--port N] [--token T] [--honest] [--strict-pace]``: the emulator on its own.

Prints its address once it answers. ``--honest`` has everything read by aiogram's models too, which is slow.
"""

from __future__ import annotations

import argparse
import asyncio
import sys

from tests.emulators.telegram.emulator import Telegram
from tests.emulators.telegram.world import TOKEN


async def serve(asked: argparse.Namespace) -> None:
    telegram = Telegram(token=asked.token, honest=asked.honest, privacy=not asked.hears_all)
    telegram.bot.pace.strict = asked.strict_pace
    await telegram.start(asked.port)
    sys.stdout.write(f"{telegram.url}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.emulators.telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--honest", action="store_true")
    parser.add_argument("--hears-all", action="store_true", help="privacy mode is off")
    parser.add_argument("--strict-pace", action="store_true", help="what comes too soon is answered 429")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()

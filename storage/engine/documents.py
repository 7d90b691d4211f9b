"""How sentences and actions are written as JSON text, and read again.

Only what ``domain.message`` knows can be written; anything else is a bug and raises TypeError.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from domain.message import Action, Arg, Local, Say
from storage.engine.times import from_us, to_us


def dump(value: Any) -> str:
    """Compact JSON with sorted keys; the same value is always the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def dump_say(say: Say) -> str:
    """The sentence as JSON text."""
    return dump(_plain(say))


def load_say(text: str) -> Say:
    """The sentence that ``dump_say`` wrote."""
    say = _arg(json.loads(text))
    assert isinstance(say, Say)
    return say


def dump_action(action: Action) -> str:
    return dump([action.name, action.object, action.value])


def load_action(text: str) -> Action:
    name, about, value = json.loads(text)
    return Action(name, about, value)


def _plain(arg: Arg) -> Any:
    match arg:
        case str() | int():
            return arg
        case Say(key, args):
            return {"say": key, "args": {name: _plain(value) for name, value in args.items()}}
        case Local(names):
            return {"names": dict(names)}
        case datetime():
            return {"at": to_us(arg)}
        case date():
            return {"on": arg.isoformat()}
        case tuple():
            return [_plain(part) for part in arg]
    raise TypeError(f"{type(arg).__name__} cannot go into a sentence")


def _arg(plain: Any) -> Any:
    match plain:
        case {"say": key, "args": args}:
            return Say(key, {name: _arg(value) for name, value in args.items()})
        case {"names": names}:
            return Local(names)
        case {"at": us}:
            return from_us(us)
        case {"on": day}:
            return date.fromisoformat(day)
        case list():
            return tuple(_arg(part) for part in plain)
    return plain

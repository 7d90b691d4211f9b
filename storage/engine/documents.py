"""How sentences and actions are written as JSON text, and read again.

Only what ``domain.message`` knows can be written; anything else is a bug and raises TypeError.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import orjson

from domain.message import Action, Arg, Button, Entrance, Local, Onward, Say
from storage.engine.times import from_us, to_us


def dump(value: Any) -> str:
    """Compact JSON with sorted keys; the same value is always the same text."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def dump_say(say: Say) -> str:
    """The sentence as JSON text."""
    return dump(_plain_say(say))


def load_say(text: str) -> Say:
    """The sentence that ``dump_say`` wrote."""
    say = _arg(orjson.loads(text))
    assert isinstance(say, Say)
    return say


def dump_action(action: Action) -> str:
    return dump(_plain_action(action))


def load_action(text: str) -> Action:
    return Action(*orjson.loads(text))


def dump_buttons(buttons: Sequence[Button]) -> str:
    """The buttons, each a pair of its label and its action, as JSON text."""
    return dump([[_plain_say(button.label), _plain_action(button.action)] for button in buttons]) if buttons else "[]"


@lru_cache(256)
def load_buttons(text: str) -> tuple[Button, ...]:
    """The buttons that ``dump_buttons`` wrote. A card in a group is pressed by everybody, and read once."""
    return tuple(Button(_arg(label), Action(*action)) for label, action in orjson.loads(text))


def _plain_action(action: Action) -> list[Any]:
    return [action.name, action.object, action.value]


def _plain(arg: Arg) -> Any:
    kind = type(arg)
    plain = _PLAIN.get(kind) or next((plain for known, plain in _PLAIN.items() if isinstance(arg, known)), None)
    if plain is None:
        raise TypeError(f"{kind.__name__} cannot go into a sentence")
    return plain(arg)


def _plain_say(say: Say) -> Any:
    args: dict[str, Any] = {}
    for name, arg in say.args.items():
        kind = type(arg)
        args[name] = arg if kind in _AS_IT_IS else _plain_say(arg) if isinstance(arg, Say) else _plain(arg)
    return {"say": say.key, "args": args}


#: What JSON has itself, which is most of what goes into a sentence.
_AS_IT_IS = frozenset({str, int})

#: How each kind of argument is written; a moment is a day to isinstance, so it stands before it.
_PLAIN: Mapping[type, Callable[[Any], Any]] = {
    Say: _plain_say,
    Local: lambda local: {"names": local.names if type(local.names) is dict else dict(local.names)},
    Onward: lambda onward: {"onward": onward.start},
    Entrance: lambda entrance: {"entrance": entrance.start},
    str: lambda text: text,
    int: lambda number: number,
    datetime: lambda moment: {"at": to_us(moment)},
    date: lambda day: {"on": day.isoformat()},
    tuple: lambda parts: [_plain(part) for part in parts],
}


def _arg(plain: Any) -> Any:
    kind = type(plain)
    if kind is dict:
        if (args := plain.get("args")) is not None:
            return Say(plain["say"], {name: _arg(value) for name, value in args.items()})
        ((written, value),) = plain.items()
        return _READ[written](value)
    return tuple([_arg(part) for part in plain]) if kind is list else plain


#: How what JSON does not have is read, by what it is written as.
_READ: Mapping[str, Callable[[Any], Arg]] = {
    "names": Local,
    "onward": Onward,
    "entrance": Entrance,
    "at": from_us,
    "on": date.fromisoformat,
}

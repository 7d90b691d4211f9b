"""Choices that several conversations offer."""

from __future__ import annotations

from datetime import date, timedelta

from domain.message import Action, Button, Say
from domain.reading.folding import fold
from storage.work import Work

MENU: tuple[Button, ...] = (
    Button(Say("button-menu-report"), Action("report.start")),
    Button(Say("button-menu-mine"), Action("ask.mine")),
    Button(Say("button-menu-who"), Action("ask.who")),
    Button(Say("button-menu-help"), Action("ask.help")),
)

#: The category of everything that sounds like no other; every town has it.
OTHER = "other"

#: Reasons and feedback that can be chosen by number, so that nobody has to write; anything else may be typed.
REASONS: dict[str, tuple[str, ...]] = {
    "return": ("not-our-trade", "not-our-area", "needs-another"),
    "transfer": ("not-our-area", "not-our-trade", "needs-another"),
    "suspend": ("waiting-for-parts", "waiting-for-money", "waiting-for-weather"),
    "finish": ("fixed-no-photo", "cleared-no-photo", "explained"),
    "dispute": ("still-broken", "partly-fixed", "broke-again", "nobody-came"),
    "reopen": ("broke-again", "still-broken", "partly-fixed"),
    "reject": ("not-a-matter", "court-or-police", "outside-area"),
}

#: A value that begins so is a reason chosen from the list, not the person's own words.
CHOSEN = "~"

#: The reason when only a photo was sent.
SEE_PHOTO = f"{CHOSEN}see-photo"

_REVIEWS = (("week", 7), ("fortnight", 14), ("month", 30))


def reason_choices(move: str, case: int) -> tuple[Button, ...]:
    """The usual reasons for a move, as choices."""
    return tuple(
        Button(Say(f"reason-{reason}"), Action(f"case.{move}", case, f"{CHOSEN}{reason}")) for reason in REASONS[move]
    )


def review_choices(case: int, today: date) -> tuple[Button, ...]:
    """Days on which a suspended case may be looked at again."""
    return tuple(
        Button(
            Say(f"choice-in-a-{name}", {"day": today + timedelta(days=days)}),
            Action("case.suspend", case, (today + timedelta(days=days)).isoformat()),
        )
        for name, days in _REVIEWS
    )


def category_choices(work: Work, action: str, case: int | None = None) -> tuple[Button, ...]:
    """Every category of the town as a choice."""
    return tuple(
        Button(Say("choice-named", {"name": category.name}), Action(action, case, category.id))
        for category in work.town.categories.values()
    )


def category_named(work: Work, text: str) -> str | None:
    """The category that was chosen or named in full, else the one the words sound like."""
    wanted = fold(text).strip()
    for category in work.town.categories.values():
        if text == category.id or wanted in (fold(name) for name in category.name.names.values()):
            return category.id
    return work.matters.suggest(text)


def handler_choices(work: Work, case: int, but: str | None, move: str) -> tuple[Button, ...]:
    """Everybody a case can be passed on to, as choices."""
    return tuple(
        Button(Say("choice-named", {"name": handler.name}), Action(f"case.{move}", case, handler.id))
        for handler in work.town.handlers.values()
        if handler.id != but
    )


def reason_say(reason: str) -> Say:
    """A chosen reason in the reader's language, or the person's own words."""
    if reason == SEE_PHOTO:
        return Say("reason-see-photo")
    if reason.startswith(CHOSEN) and any(reason[1:] in reasons for reasons in REASONS.values()):
        return Say(f"reason-{reason[1:]}")
    return Say("reason-own", {"words": reason})

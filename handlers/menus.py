"""Choices that several conversations offer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from domain.casework.case import Case
from domain.message import Action, Button, Say
from domain.town import OTHER
from storage.work import Work

MENU: tuple[Button, ...] = (
    Button(Say("button-menu-report"), Action("report.start")),
    Button(Say("button-menu-mine"), Action("ask.mine")),
    Button(Say("button-menu-who"), Action("ask.who")),
    Button(Say("button-menu-help"), Action("ask.help")),
)

#: Reasons and feedback that can be chosen by number, so that nobody has to write; anything else may be typed.
REASONS: dict[str, tuple[str, ...]] = {
    "return": ("not-our-trade", "not-our-area", "needs-another"),
    "transfer": ("not-our-area", "not-our-trade", "needs-another"),
    "suspend": ("waiting-for-parts", "waiting-for-money", "waiting-for-weather"),
    "extend": ("waiting-for-parts", "waiting-for-money", "needs-another"),
    "milestones": ("milestones-reached", "milestones-not-needed"),
    "noted": ("on-the-way", "help-called", "date-agreed"),
    "finish": ("fixed-no-photo", "cleared-no-photo", "explained"),
    "dispute": ("still-broken", "partly-fixed", "broke-again", "nobody-came"),
    "reopen": ("broke-again", "still-broken", "partly-fixed"),
    "reject": ("not-a-matter", "court-or-police", "outside-area"),
}

#: A value that begins so is a reason chosen from the list, not the person's own words.
CHOSEN = "~"

#: The reason when only a photo was sent.
SEE_PHOTO = f"{CHOSEN}see-photo"

#: So many kinds of matter are offered at first: the most frequent of so many of the newest cases.
_LIKELY = 4
_LATELY = 200

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


def category_choices(work: Work, action: str) -> tuple[Button, ...]:
    """Every category of the town as a choice."""
    return named_categories(work, work.town.categories, action)


def likely_categories(work: Work, action: str) -> tuple[Button, ...]:
    """The few kinds reported most of late, filled up from the top of the town's table, as choices.

    A discreet one is nothing to be offered to whoever shows a picture, and 其他 says nothing.
    """
    offered = [id for id, category in work.town.categories.items() if not category.discreet and id != OTHER]
    lately = Counter(work.cases.newest_categories(_LATELY))
    return named_categories(work, sorted(offered, key=lambda id: -lately[id])[:_LIKELY], action)


def other_categories(work: Work, case: Case, action: str) -> tuple[Button, ...]:
    """Every category but the one the case is in, those its words sound like first."""
    likely = (guess.category for guess in work.matters.read(case.words).ranked)
    others = dict.fromkeys((*likely, *work.town.categories))
    return named_categories(work, (id for id in others if id != case.category), action, case.id)


def named_categories(work: Work, categories: Iterable[str], action: str, case: int | None = None) -> tuple[Button, ...]:
    """These categories as choices."""
    return tuple(
        Button(Say("choice-named", {"name": work.town.categories[id].name}), Action(action, case, id))
        for id in categories
    )


def category_named(work: Work, text: str) -> str | None:
    """The category that was chosen or named in full, else the one the words sound like."""
    return category_by_name(work, text) or work.matters.suggest(text)


def category_by_name(work: Work, text: str) -> str | None:
    """The category that was chosen or named in full."""
    return text if text in work.town.categories else work.matters.named(text)


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

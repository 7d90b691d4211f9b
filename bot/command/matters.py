"""Why a text is taken for which matter, and what was learnt from corrections: ``linzhang matters``."""

from __future__ import annotations

from bot import app as root
from bot.command.console import Console
from bot.settings import Settings
from domain.message import Local
from storage.work import Work


async def explain(shell: Console, text: str) -> int:
    """The likeliest categories of the text with the words that decided, and how much was learnt so far."""

    def look(work: Work) -> None:
        guesses = work.matters.read(text)
        for guess in guesses.ranked if guesses.matters else ():
            name: Local = work.town.categories[guess.category].name
            shell.say(
                "matters-guess",
                category=name,
                id=guess.category,
                why=" · ".join(work.matters.why(text, guess.category)),
            )
        if not guesses.matters:
            shell.say("matters-none")
        elif not guesses.sure:
            shell.say("matters-unsure")
        shell.say("matters-learnt", count=sum(work.lessons.by_category().values()))

    async with root.opened(Settings()) as service:
        await service.database.read(look)
    return 0


async def list_lessons(shell: Console) -> int:
    """How many lessons there are of each category."""

    def look(work: Work) -> None:
        lessons = work.lessons.by_category()
        for id, count in lessons.items():
            name: Local = work.town.categories[id].name
            shell.say("matters-lessons", category=name, id=id, count=count)
        shell.say("matters-learnt", count=sum(lessons.values()))

    async with root.opened(Settings()) as service:
        await service.database.read(look)
    return 0


async def forget_lessons(shell: Console, category: str | None, everything: bool, yes: bool) -> int:
    """Forget what was learnt about a category, or about all, once it was confirmed; 1 when nothing was done."""
    if (category is None) != everything:
        shell.complain("matters-forget-which")
        return 1
    async with root.opened(Settings()) as service:
        lessons = await service.database.read(lambda work: work.lessons.by_category())
        count = sum(lessons.values()) if category is None else lessons.get(category, 0)
        if not yes and not shell.confirmed("matters-forget-sure", count=count):
            return 1
        forgotten = await service.database.transact(lambda work: work.lessons.forget(category))
    shell.say("matters-forgotten", count=forgotten)
    return 0

"""A play is played: its cues one after the other, with a transcript, and what was not as it says."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.command.samples import sample_town
from bot.rehearsal.cast import Cast
from bot.rehearsal.ears import Ears, Heard, judge
from bot.rehearsal.grammar import read_script
from bot.rehearsal.mistakes import CannotPlay, Mistake, PlayMistakes
from bot.rehearsal.script import Announces, Blocks, Cue, Hears, Passes, Script, Span, Speaks, Stops, Taps
from bot.rehearsal.stage import Raise, Stage, lab_stage
from bot.rehearsal.vocabulary import vocabulary
from bot.towns.folder import read_town
from bot.towns.mistakes import TownMistakes
from domain.message import Say
from domain.register import Register
from storage.lab import LabWords


@dataclass(frozen=True, slots=True)
class Verdict:
    """How it went. ``mistakes`` are those of the play itself, or what was not as it says, by line."""

    file: Path
    mistakes: tuple[Mistake, ...]

    @property
    def well(self) -> bool:
        """Whether everything was as the play says."""
        return not self.mistakes


async def play(file: Path, *, out: Callable[[str], None], raised: Raise = lab_stage) -> Verdict:
    """The verdict on a play, after it was played on the real program, on the stage that is raised for it.

    ``out`` gets the transcript, line by line. A play with mistakes in it is not begun. After an expectation that is not
    met it goes on; after a cue that cannot be played (no such button) it ends.
    """
    try:
        script = read_script(_text(file), vocabulary())
        register = _town(file, script)
        cast = Cast(register, script)
    except PlayMistakes as wrong:
        return Verdict(file, wrong.mistakes)
    starts = script.starts.starting(ZoneInfo(register.town.zone))
    with tempfile.TemporaryDirectory(prefix="linzhang-") as folder:
        async with raised(Path(folder), register, starts) as stage:
            return Verdict(file, await _Performance(script, cast, stage, out).run())


def _text(file: Path) -> str:
    content = file.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PlayMistakes([Mistake(line, Say("rehearsal-not-utf8"))]) from error


def _town(file: Path, script: Script) -> Register:
    """The town the play names: a folder beside the play, else a sample. Raises PlayMistakes."""
    beside = file.parent / script.town
    folder = beside if beside.is_dir() else sample_town(script.town)
    if not folder.is_dir():
        raise PlayMistakes([Mistake(script.town_line, Say("rehearsal-no-town", {"town": script.town}))])
    try:
        return read_town(folder).register
    except TownMistakes as wrong:
        said = (
            Say("rehearsal-town-wrong", {"file": mistake.file, "line": mistake.line, "what": mistake.say})
            for mistake in wrong.mistakes
        )
        raise PlayMistakes(Mistake(script.town_line, say) for say in said) from wrong


class _Performance:
    def __init__(self, script: Script, cast: Cast, stage: Stage, out: Callable[[str], None]) -> None:
        self._script = script
        self._cast = cast
        self._stage = stage
        self._out = out
        self._ears = Ears(cast.chats)
        self._heard: list[Heard] = []
        self._mistakes: list[Mistake] = []
        self._troubles = (0, 0)
        self._shown_at: datetime | None = None

    async def run(self) -> tuple[Mistake, ...]:
        """Everything that was not as the play says."""
        self._show_time()
        for cue in self._script.cues:
            try:
                await self._play(cue)
            except CannotPlay as stuck:
                self._wrong(cue, stuck.say)
                break
        return tuple(self._mistakes)

    async def _play(self, cue: Cue) -> None:
        if isinstance(cue, Hears):
            self._judge(cue)
            return
        for line in _source(self._script, cue):
            self._out(line)
        self._heard.clear()
        await self._act(cue)
        await self._listen()
        await self._look_for_trouble(cue)

    async def _act(self, cue: Speaks | Taps | Blocks | Passes | Stops | Announces) -> None:
        match cue:
            case Speaks(seat=seat):
                await self._stage.say(self._cast.phone(seat), cue)
            case Blocks(seat=seat):
                await self._stage.block(self._cast.phone(seat))
            case Taps(seat=seat, label=label):
                await self._stage.tap(self._cast.phone(seat), label)
            case Passes(span=span):
                async for _ in self._stage.until(self._end(span)):
                    # Much that happens on the way nobody hears of: then it is passed over.
                    if heard := await self._ears.listen(self._stage):
                        self._show(heard)
            case Stops(span=span):
                await self._stage.stand_still(self._end(span) - self._stage.now())
            case Announces(notice=notice):
                await self._stage.announce(notice)

    def _end(self, span: Span) -> datetime:
        now = self._stage.now()
        if isinstance(span, timedelta):
            return now + span
        try:
            end = span.after(now)
        except ValueError as error:
            raise CannotPlay("rehearsal-time-wrong") from error
        if end <= now:
            raise CannotPlay("rehearsal-time-passed")
        return end

    async def _listen(self) -> None:
        self._show(await self._ears.listen(self._stage))

    def _show(self, heard: Sequence[Heard]) -> None:
        self._show_time()
        for one in heard:
            for line in _told(self._cast.chats[one.chat], one):
                self._out(line)
        self._heard += heard

    async def _look_for_trouble(self, cue: Cue) -> None:
        """A payload nobody could deal with, or a message not delivered, is told once, at the cue that brought it."""
        (dead, lost), (dead_before, lost_before) = await self._stage.troubles(), self._troubles
        self._troubles = dead, lost
        if dead > dead_before:
            self._wrong(cue, Say("rehearsal-dead-letter"))
        if lost > lost_before:
            self._wrong(cue, Say("rehearsal-not-delivered", {"count": lost - lost_before}))

    def _judge(self, hears: Hears) -> None:
        chat = self._cast.chat(hears.seat)
        here = [one for one in self._heard if one.chat == chat]
        wrong = judge(hears, here, self._stage.photos)
        for place, line in enumerate(_source(self._script, hears)):
            self._out(f"  {' ' if place else '✗' if wrong else '✓'} {line}")
        if wrong is not None:
            self._wrong(hears, wrong)

    def _wrong(self, cue: Cue, say: Say) -> None:
        self._mistakes.append(Mistake(cue.line, say))

    def _show_time(self) -> None:
        """A line with the time, whenever it went on."""
        now = self._stage.now()
        if now != self._shown_at:
            self._shown_at = now
            self._out(f"\n— {now:%Y-%m-%d %H:%M} —")


def _source(script: Script, cue: Cue) -> Iterator[str]:
    """The lines of the play the cue was read from."""
    yield script.source[cue.line - 1]
    for line in script.source[cue.line :]:
        if not (line.strip() and line[0].isspace()):
            return
        yield line


def _told(whose: str, heard: Heard) -> Sequence[str]:
    """What somebody hears, as the transcript shows it; after a ``~`` the lines of a card that changed in place."""
    first, *more = _lines(heard.message.words)
    if heard.before is not None:
        more = [line for line in more if line not in set(_lines(heard.before))]
    return [f"    {'>' if heard.before is None else '~'} {whose} | {first}", *(f"      {line}" for line in more)]


def _lines(words: LabWords) -> Sequence[str]:
    photos = [" ".join("▣" for _ in words.photos)] if words.photos else []
    choices = [" ".join(f"[{label}]" for _, label in words.choices)] if words.choices else []
    return [*words.text.splitlines(), *photos, *choices] or [""]

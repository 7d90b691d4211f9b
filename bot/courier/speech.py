"""A queued message in its reader's words: what the channel gets to send. Nothing is sent here."""

from __future__ import annotations

from bot.channels import Choice, Features, Sound, Spoken
from bot.channels.lengths import cut, length
from bot.language.text import Reader, Texts
from domain.message import Onward, Say
from storage.mail.deliveries import Queued
from storage.photo.store import KeptFile


def spoken(
    queued: Queued,
    features: Features,
    texts: Texts,
    reader: Reader,
    *,
    pictures: tuple[KeptFile, ...] = (),
    sound: Sound | None = None,
    page: str = "",
) -> Spoken:
    """The message as its reader gets it, with its photos or its voice note; ``page`` shows the same.

    What may have arrived before says so. Raises what ``Texts`` raises.
    """
    labels = [label for _, label in queued.choices]
    words = Say("said-again", {"words": queued.body}) if queued.again else queued.body
    if sound is not None and sound.kind not in features.recordings:
        sound, words = None, Say("recording-not-here", {"words": words})
    body = texts.say(words, reader)
    if features.buttons:
        written, shown = "", texts.choices(labels, reader)
    elif not features.heard:
        written, shown = _elsewhere(queued, texts, reader), ()
    else:
        plain = texts.say(queued.body, reader)
        written, shown = texts.with_choices(queued.body, labels, reader).removeprefix(plain), ()
    room = features.text_limit - length(written, features.text_unit)
    choices = zip(queued.choices, shown, queued.onward, strict=False)
    return Spoken(
        text=cut(body, room, features.text_unit) + written,
        choices=tuple(Choice(handle, label, onward) for (handle, _), label, onward in choices),
        photos=pictures,
        sound=sound,
        reply_to=queued.reply_to,
        page=page,
        page_words=texts.say(Say("page-link", {"photos": len(pictures)}), reader) if page else "",
        whole_words=texts.say(Say("page-link", {"photos": 0}), reader) if page else "",
        ballot=queued.ballot,
        locale=reader.locale.value,
    )


def _elsewhere(queued: Queued, texts: Texts, reader: Reader) -> str:
    """Where to choose, below what is said in a group that is not heard."""
    if not queued.choices:
        return ""
    begins = next(filter(None, queued.onward), "")
    where = Say("choices-elsewhere-words", {"words": Onward(begins)}) if begins else Say("choices-elsewhere")
    return f"\n\n{texts.say(where, reader)}"

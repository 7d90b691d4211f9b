"""What was said in pieces, put together: the parts of an album, a word and what it stands for, a word about a picture
somebody else sent. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.language.words import Typed
from domain.message import Incoming, Origin, Quoted, Word
from domain.reading.cleaning import MOST_CHARACTERS, clean
from handlers.polls.casting.voting import BALLOTS

#: An album has no more parts, on any platform.
MOST_PARTS = 10

#: Words that make a report of whatever they are an answer to.
_REPORTS = frozenset({"report", "report-for", "report-anonymous"})


def of_one_album(said: Incoming, other: Incoming) -> bool:
    """Whether both are parts of one album of one person."""
    return other.album is not None and (said.album, said.sender) == (other.album, other.sender)


def whole_album(parts: Sequence[Incoming]) -> Incoming:
    """The parts as one message: the one with the words, under it all the pictures in their order.

    A platform sends each picture by itself, and only one of them has the words that tell what it is all about.
    """
    speaking = next((part for part in parts if part.text), parts[0])
    attachments = tuple(attachment for part in parts for attachment in part.attachments)
    return replace(
        speaking,
        attachments=attachments,
        addressed=any(part.addressed for part in parts),
        reply_to=next((part.reply_to for part in parts if part.reply_to is not None), None),
        quoted=next((part.quoted for part in parts if part.quoted is not None), None),
        unsupported=None if attachments else speaking.unsupported,
    )


def understood(said: Incoming, typed: Typed) -> Incoming:
    """The message with what its words stand for. Only somebody's own, new words are a command or a choice; a report
    that is worded anew says what is reported, without the word that asked for it. Of a ballot that was changed it is
    known that it was one, for whoever changed it has to hear that it is none now.
    """
    word = typed.word
    if said.origin is Origin.EDITED and word is not None and word.id in BALLOTS:
        return replace(said, word=word)
    if said.origin is Origin.EDITED and word is not None and word.id in _REPORTS:
        return replace(said, text=word.rest)
    if said.origin is not Origin.OWN:
        return said
    said = replace(said, word=word, choice=typed.choice)
    return said if said.quoted is None else _with_what_it_is_about(said, said.quoted)


def _with_what_it_is_about(said: Incoming, quoted: Quoted) -> Incoming:
    """A word for reporting under somebody's message takes its pictures, and its words where it has none itself."""
    word = said.word
    if word is None or word.id not in _REPORTS or said.attachments:
        return said
    words = word.rest or clean(quoted.text)[:MOST_CHARACTERS]
    return replace(said, word=Word(word.id, words), attachments=quoted.attachments)

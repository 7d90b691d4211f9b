"""What the robot answers: at the address it was given with the words, once, within an hour; or at once."""

from __future__ import annotations

import base64
from hashlib import md5

from tests.emulators.wecom import cards
from tests.emulators.wecom.methods import sending
from tests.emulators.wecom.methods.asked import Asked
from tests.emulators.wecom.refusals import Refused
from tests.emulators.wecom.world import Json, Kind, Message, World

LONGEST = 20480
MOST_PICTURES = 10

#: What can be said by the address that came with the words, and what in the answer to them.
LATER = frozenset({"markdown", "template_card"})
AT_ONCE = frozenset({"text", "stream", "template_card", "stream_with_template_card"})


def answer(asked: Asked) -> Json:
    """It stands where the robot was called."""
    world = asked.world
    found = world.answers.get(asked.query.get("response_code", ""))
    if found is None or found.used or found.until <= world.now():
        raise Refused(93017)
    messages = said(world, asked.body, LATER)
    found.used = True
    for message in messages:
        world.show(found.messages, message)
    asked.reached.append("robot")
    return {}


def said(world: World, body: Json, kinds: frozenset[str]) -> list[Message]:
    """The messages a robot's answer has in it: words, the pictures below them, a card. Raises Refused."""
    if body.get("msgtype") not in kinds:
        raise Refused(40008, str(body.get("msgtype")))
    found = [_words(world, body[kind]) for kind in ("text", "markdown", "stream") if kind in body]
    found += [_picture(world, item) for item in body.get("stream", {}).get("msg_item", ())]
    if "template_card" in body:
        card = body["template_card"]
        world.complaints.extend(cards.check(card))
        sending.take_task(world, card)
        found.append(Message(world.next_id(), world.now(), "", Kind.CARD, card=card))
    if not found or len(found) > MOST_PICTURES + 2:
        raise Refused(40058)
    return found


def _words(world: World, content: Json) -> Message:
    words = sending.cut(world, content.get("content"), LONGEST, "markdown")
    return Message(world.next_id(), world.now(), "", Kind.MARKDOWN, words)


def _picture(world: World, item: Json) -> Message:
    raw = base64.b64decode(item["image"]["base64"])
    if item["msgtype"] != "image" or md5(raw, usedforsecurity=False).hexdigest() != item["image"]["md5"]:
        raise Refused(40058, "msg_item")
    return Message(world.next_id(), world.now(), "", Kind.IMAGE, content=raw)

"""What may be asked of the council: each route with the function that deals with it, and the words that lead there."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.council import ideas, procedure, topics, voting
from handlers.council.meetings import calling, holding
from handlers.council.resolutions import assigning, carrying_out, checking, telling_back
from handlers.speaking import Handler

ROUTES: Mapping[str, Handler] = {
    "council.topics": topics.topics,
    "council.topic": topics.show_one,
    "council.propose": topics.propose,
    "council.drop": topics.drop,
    "council.schedule": calling.schedule,
    "council.vote": voting.vote,
    "council.call": calling.call,
    "council.meeting": calling.show_one,
    "council.attended": calling.attended,
    "council.item": holding.item,
    "council.outcome": holding.outcome,
    "council.close": holding.close,
    "council.resolutions": assigning.resolutions,
    "council.assign": assigning.assign,
    "council.no-tasks": carrying_out.no_tasks,
    "council.right": checking.right,
    "council.not-right": checking.not_right,
    "council.well": telling_back.well,
    "council.not-well": telling_back.not_well,
    "council.steps": procedure.steps,
    "council.step": procedure.step,
    "council.ideas": ideas.ideas,
    "council.idea": ideas.show_one,
    "council.support": ideas.support,
    "council.merge-ideas": ideas.merge,
    "council.raise": ideas.make_topic,
}

#: The words people type, by their id in the catalogue, and where they lead.
WORDS: Mapping[str, str] = {
    "topics": "council.topics",
    "propose": "council.propose",
    "council": "council.call",
    "attended": "council.attended",
    "resolutions": "council.resolutions",
    "resolution-task": "council.assign",
    "steps": "council.steps",
    "ideas": "council.ideas",
    "support-idea": "council.support",
    "merge-ideas": "council.merge-ideas",
}

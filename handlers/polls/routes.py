"""What may be asked of polls: each route with the one function that deals with it, and the words that lead there."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.polls.asking import calling, listing
from handlers.polls.casting import marking, mine, proxies, recording, voting
from handlers.polls.consent import annulling, granting, proposing
from handlers.polls.elections import candidacy, electing, taking_office
from handlers.polls.ending import objecting
from handlers.polls.secrecy import observing, urn
from handlers.polls.series import batches, rolling_up, stages
from handlers.speaking import Handler

ROUTES: Mapping[str, Handler] = {
    "poll.begin": calling.propose,
    "poll.straw": calling.straw,
    "poll.draft": calling.go_on,
    "poll.enough": calling.enough,
    "poll.restart": calling.restart,
    "poll.send": calling.send,
    "poll.list": listing.list_open,
    "poll.say": voting.say,
    "poll.vote": voting.vote,
    "poll.for": voting.agree,
    "poll.against": voting.disagree,
    "poll.abstain": voting.abstain,
    "poll.ballot": marking.begin,
    "poll.mark": marking.mark,
    "poll.typed": marking.typed,
    "poll.cast": marking.cast,
    "poll.cast-secretly": urn.cast,
    "poll.not-yet": urn.not_yet,
    "poll.observe": observing.observe,
    "poll.mine": mine.mine,
    "poll.close-early": proposing.close_early,
    "poll.extend": proposing.extend,
    "poll.add-to-roll": proposing.add_to_roll,
    "poll.annul": proposing.annul,
    "poll.grant": granting.agree,
    "poll.refuse": granting.decline,
    "poll.withdraw": annulling.withdraw,
    "poll.object": objecting.object_,
    "poll.answer": objecting.answer,
    "poll.record": recording.record,
    "poll.record-for": recording.record_for,
    "poll.record-choice": recording.record_choice,
    "poll.record-evidence": recording.record_evidence,
    "poll.next-stage": stages.add,
    "poll.change-stage": stages.change,
    "poll.drop-stage": stages.drop,
    "poll.hand-out": batches.hand_out,
    "poll.hand-out-where": batches.choose,
    "poll.hand-out-now": batches.hand_out_now,
    "poll.roll-up": rolling_up.roll_up,
    "poll.elect": electing.elect,
    "poll.elect-change": electing.change,
    "poll.elect-now": electing.elect_now,
    "poll.stand": candidacy.stand,
    "poll.nominate": candidacy.nominate,
    "poll.accept": candidacy.accept,
    "poll.decline": candidacy.decline,
    "poll.stand-down": candidacy.stand_down,
    "poll.take-office": taking_office.ask_again,
    "poll.entrust": proxies.entrust,
    "poll.entrust-for": proxies.entrust_for,
    "poll.entrust-named": proxies.entrust_named,
    "poll.entrust-to": proxies.entrust_to,
}

#: The words people type, by their id in the catalogue, and where they lead.
WORDS: Mapping[str, str] = {
    "open-poll": "poll.begin",
    "straw": "poll.straw",
    "polls": "poll.list",
    "poll": "poll.say",
    "vote-for": "poll.for",
    "vote-against": "poll.against",
    "abstain": "poll.abstain",
    "my-votes": "poll.mine",
    "record-ballot": "poll.record",
    "next-stage": "poll.next-stage",
    "change-stage": "poll.change-stage",
    "hand-out": "poll.hand-out",
    "roll-up": "poll.roll-up",
    "elect": "poll.elect",
    "stand": "poll.stand",
    "nominate": "poll.nominate",
    "stand-down": "poll.stand-down",
    "take-office": "poll.take-office",
    "entrust": "poll.entrust",
    "close-early": "poll.close-early",
    "add-to-roll": "poll.add-to-roll",
    "annul": "poll.annul",
    "object": "poll.object",
    "answer": "poll.answer",
    "observe": "poll.observe",
}

#: Words that mean something else when the number of a poll follows.
OF_A_POLL: Mapping[str, str] = {"withdraw": "poll.withdraw", "extend": "poll.extend"}

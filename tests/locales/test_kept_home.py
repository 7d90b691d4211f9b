"""Every hole of every sentence is known to be filled with something personal, or with something everybody may know.

A new hole fails here until somebody has thought about what fills it: what is personal does not leave the country.
"""

from __future__ import annotations

from bot.language.text import Locale
from domain.reading.kept_home import PERSONAL
from tests.locales.catalogue import Catalogue

SOURCE = Catalogue.shipped(Locale.HANS)

#: What is said on the command line, on the lab page and on pages of one's own goes to no platform.
NOT_SENT = ("cli-", "lab-", "page-", "verify-", "town-", "rehearsal-", "doctor-", "matters-", "progress-", "move-")

#: Numbers, states, days, grids, roles, matters, the words of an agenda: what everybody may know.
_PUBLIC = """
    abstained account accounts act acted after again all also amount answered asked at attended backups ballots
    before below besides building card case cases category cell channel checks choice clocks code count counted
    counts day days decided den details done draft due earliest effect elected empty end events feedback fewest
    file files first folder former found free from good got grid group groups handler hash held here history
    hour hours how id into item items kept kind klass last late latest law leaders least left length level limit
    line lines link mean measure meeting megabytes messages method milestone milestones mine missing month more
    most move nag needed new next nominated note num number numbers of off office offices oldest open opened
    opens option options order origin outcome outer over page pages parked part parties parts party passes
    payloads people percent photos picks pictured places points port position preview processes promise promises
    purpose
    question reached receipt receipts recordings replaced result role roll rule said satisfied seal seats
    seconds secrecy sees sent sentence serial share silent since size snoozed solved soon standing stars start
    state step supported supporters taken table tally task tasks text tied time times to topic total totals town type
    unit until used verdict verified voices voted votes waiting weekday what when where why won worked wrong
    year
"""
PUBLIC = frozenset(_PUBLIC.split())


def holes() -> frozenset[str]:
    sent = [key for key in SOURCE.keys if not key.startswith(NOT_SENT)]
    return frozenset(name for key in sent for name in SOURCE.needs(key))


def test_every_hole_is_personal_or_public_and_none_is_both() -> None:
    assert holes() - PERSONAL - PUBLIC == frozenset()
    assert not PERSONAL & PUBLIC


def test_nothing_is_listed_that_no_sentence_has() -> None:
    assert (PERSONAL | PUBLIC) - holes() == frozenset()

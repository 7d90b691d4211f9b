"""The quarter with its duties on Thursday 7 May 2026 at noon, for whoever asks for a ``play``."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.handlers.duties.patrols import CHECK, PATROL, bring_in
from tests.handlers.play import Play, a_play


@pytest.fixture
def play() -> Iterator[Play]:
    with a_play() as play:
        bring_in(play, PATROL, CHECK)
        yield play

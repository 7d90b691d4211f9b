"""A part of the unit of work is opened for whoever asks first, and for nobody else."""

from __future__ import annotations

from storage.part import Part


class _House:
    def __init__(self) -> None:
        self.unlocked = 0

    @Part
    def letterbox(self) -> list[str]:
        self.unlocked += 1
        return []


def test_a_part_is_opened_once_and_then_it_is_the_same_for_everybody_in_the_unit() -> None:
    house = _House()
    assert house.unlocked == 0
    house.letterbox.append("a letter")
    assert house.letterbox == ["a letter"]
    assert house.unlocked == 1


def test_each_unit_of_work_opens_its_own() -> None:
    one, other = _House(), _House()
    one.letterbox.append("a letter")
    assert other.letterbox == []


def test_a_part_that_was_let_go_is_opened_anew() -> None:
    house = _House()
    house.letterbox.append("read before the attempt was undone")
    del house.letterbox
    assert house.letterbox == []
    assert house.unlocked == 2

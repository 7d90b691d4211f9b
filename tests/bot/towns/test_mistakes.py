"""Whatever is wrong with a town's files is said at its line, in words, and nothing else is said."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.text import Locale, Reader, Texts
from bot.towns.folder import HOUSEHOLDS_FILE, TOWN_FILE, read_town
from bot.towns.mistakes import Mistake, TownMistakes
from domain.message import Say
from tests.bot.towns.broken import CASES, HOUSEHOLDS, TOWN, Broken
from tests.bot.towns.small_town import CSV, TOML, line_of, mistakes, read, said

TEXTS = Texts.load(strict=True)
READERS = [Reader(locale, ZoneInfo("Asia/Shanghai"), datetime(2026, 5, 1, tzinfo=UTC)) for locale in Locale]

LINES = [number for number, text in enumerate(TOML.splitlines()) if " = " in text]
VALUES = ['""', '"x"', "7", "1.5", "true", "1979-05-27", "[]", "{}", '[""]', "[[7]]", "{ a = 1 }"]

#: What is rightly said besides, because one slip made it wrong as well.
TOGETHER = {
    "town-circle": {"town-level-order"},
    "town-no-root": {"town-unknown-grid", "town-circle", "town-level-order"},
    "town-missing-table": {"town-unknown-table"},
    "town-no-other": {"town-unknown-category"},
    "town-handler-organisation": {"town-unknown-person"},
}


def found_by(whole: str, broken: Broken) -> tuple[Mistake, ...]:
    text = broken.text(whole)
    return mistakes(csv=text) if whole is CSV else mistakes(toml=text)


@pytest.mark.parametrize(("whole", "broken"), CASES, ids=lambda part: part.key if isinstance(part, Broken) else "")
def test_a_mistake_is_named_at_its_line(whole: str, broken: Broken) -> None:
    file = HOUSEHOLDS_FILE if whole is CSV else TOWN_FILE
    assert (file, broken.line(whole), broken.key) in said(found_by(whole, broken))


@pytest.mark.parametrize(("whole", "broken"), CASES, ids=lambda part: part.key if isinstance(part, Broken) else "")
def test_one_slip_is_not_ten_mistakes(whole: str, broken: Broken) -> None:
    keys = {mistake.say.key for mistake in found_by(whole, broken)} - {broken.key}
    assert keys <= TOGETHER.get(broken.key, set())


@pytest.mark.parametrize(("whole", "broken"), CASES, ids=lambda part: part.key if isinstance(part, Broken) else "")
def test_every_mistake_can_be_said_in_every_language(whole: str, broken: Broken) -> None:
    for mistake in found_by(whole, broken):
        for reader in READERS:
            assert TEXTS.say(mistake.say, reader).strip()


def test_every_sentence_about_a_town_is_one_that_somebody_can_get() -> None:
    heard = {key for whole, broken in CASES for mistake in found_by(whole, broken) for key in _keys(mistake.say)}
    heard |= {key for mistake in _about_whole_files() for key in _keys(mistake.say)}
    written = {key for key in TEXTS.ids(Locale.HANS) if key.startswith("town-") and "-warning-" not in key}
    assert heard == written


def test_all_mistakes_of_both_files_are_found_in_one_go() -> None:
    toml, csv = TOML, CSV
    slips = ("town-unknown-key", "town-bad-zone", "town-hours-overlap", "town-unknown-role", "town-unknown-chat")
    for broken in (next(broken for broken in TOWN if broken.key == key) for key in slips):
        toml = broken.text(toml)
    rows = ("town-formula", "town-area-not-exact", "town-unknown-tenure", "town-unknown-unit")
    for broken in (next(broken for broken in HOUSEHOLDS if broken.key == key) for key in rows):
        csv = broken.text(csv)
    found = mistakes(toml, csv)
    assert {mistake.say.key for mistake in found} == {*slips, *rows}
    assert [mistake.file for mistake in found] == [TOWN_FILE] * len(slips) + [HOUSEHOLDS_FILE] * len(rows)


def test_within_a_file_mistakes_come_from_the_top_down() -> None:
    toml = TOML.replace("contacts", "contact").replace("mon-fri", "mon-fry").replace('"柳树组"', "7")
    lines = [mistake.line for mistake in mistakes(toml)]
    assert len(lines) >= 3
    assert lines == sorted(lines)


def test_a_file_that_is_no_toml_does_not_hide_what_is_wrong_with_the_households() -> None:
    keys = [key for _, _, key in said(mistakes("[town", CSV.replace("let,laowu", "rent,laowu")))]
    assert keys == ["town-toml-syntax", "town-unknown-tenure"]


def test_a_grid_that_reads_badly_is_still_known_to_those_who_name_it() -> None:
    assert [key for _, _, key in said(mistakes(TOML.replace('name = "柳树组"', "name = 1")))] == ["town-wrong-type"]


def test_what_was_meant_is_suggested() -> None:
    (mistake,) = mistakes(TOML.replace('handler = "property"', 'handler = "propperty"'))
    assert mistake.say.args["hint"] == Say("town-hint-near", {"near": "property"})


def test_the_second_of_two_names_the_line_of_the_first() -> None:
    (mistake,) = mistakes(csv=CSV + "红楼,,101,60,owner,,,\n")
    assert mistake.line == CSV.count("\n") + 1
    assert mistake.say.args["first"] == line_of(CSV, "红楼,,101")


def test_a_folder_without_a_town_is_one_mistake(tmp_path: Path) -> None:
    with pytest.raises(TownMistakes) as refused:
        read_town(tmp_path)
    assert said(refused.value.mistakes) == [(TOWN_FILE, 1, "town-file-missing")]


def test_households_saved_by_excel_as_gbk_are_refused_at_the_first_line_with_chinese() -> None:
    assert said(mistakes(csv=CSV.encode("gb18030")))[0] == (HOUSEHOLDS_FILE, 2, "town-not-utf8")


def test_households_saved_by_excel_as_utf8_are_taken() -> None:
    excel = b"\xef\xbb\xbf" + CSV.replace("\n", "\r\n").encode() + b",,,,,,\r\n\r\n"
    assert read(csv=excel).register == read().register


def test_a_town_saved_by_notepad_is_taken() -> None:
    assert read(toml=b"\xef\xbb\xbf" + TOML.replace("\n", "\r\n").encode()).register == read().register


def test_full_width_digits_are_the_same_room() -> None:
    wide = CSV.replace("红楼,,101,60", "紅樓,,１０１,６０")
    assert read(csv=wide).register == read().register


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_file_cut_off_anywhere_is_refused_or_taken_but_never_breaks_the_reader(data: st.DataObject) -> None:
    toml = TOML[: data.draw(st.integers(0, len(TOML)))]
    csv = CSV[: data.draw(st.integers(0, len(CSV)))]
    for mistake in mistakes(toml, csv):
        assert 1 <= mistake.line <= TOML.count("\n") + 1


@settings(max_examples=120, deadline=None)
@given(line=st.sampled_from(LINES), value=st.sampled_from(VALUES))
def test_whatever_is_written_as_a_value_can_be_talked_about(line: int, value: str) -> None:
    lines = TOML.splitlines()
    lines[line] = f"{lines[line].split(' = ')[0]} = {value}"
    for mistake in mistakes("\n".join(lines)):
        assert TEXTS.say(mistake.say, READERS[0])


def _about_whole_files() -> tuple[Mistake, ...]:
    with pytest.raises(TownMistakes) as refused:
        read_town(Path(__file__).parent)
    return (*refused.value.mistakes, *mistakes(csv=CSV.encode("gb18030")))


def _keys(say: Say) -> set[str]:
    return {say.key}.union(*(_keys(arg) for arg in say.args.values() if isinstance(arg, Say)))

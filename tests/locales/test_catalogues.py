"""The words of the three languages agree with each other and with the code.

Each check is first shown a fault of its own kind, so that a green line below means something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bot.language.text import Locale
from tests.locales import checks
from tests.locales.catalogue import Catalogue
from tests.locales.code import Spoken, pages, sources, spoken

Check = Callable[[Catalogue], Iterator[str]]
Comparison = Callable[[Catalogue, Catalogue], Iterator[str]]

SHIPPED = {locale: Catalogue.shipped(locale) for locale in Locale}
SOURCE = SHIPPED[Locale.HANS]
TRANSLATIONS = [SHIPPED[locale] for locale in Locale if locale is not Locale.HANS]
ALONE: list[Check] = [checks.junk, checks.duplicates, checks.unsayable, checks.too_long]
COMPARED: list[Comparison] = [checks.differences, checks.files_differ]

SOUND = "receipt = 编号 { $number }\n    .withdraw = 撤回\n"


def hans(text: str = SOUND, *, file: str = "cases.ftl") -> Catalogue:
    return Catalogue(Locale.HANS, {file: text})


def english(text: str, *, file: str = "cases.ftl") -> Catalogue:
    return Catalogue(Locale.EN, {file: text})


def code(text: str) -> Spoken:
    return spoken({"handlers/casework/cases.py": text})


@pytest.fixture(scope="module")
def said() -> Spoken:
    return spoken(sources(), pages())


@pytest.mark.parametrize("check", ALONE, ids=lambda check: check.__name__)
@pytest.mark.parametrize("locale", list(Locale))
def test_each_language_can_be_read_and_said(check: Check, locale: Locale) -> None:
    assert list(check(SHIPPED[locale])) == []


@pytest.mark.parametrize("check", COMPARED, ids=lambda check: check.__name__)
@pytest.mark.parametrize("translation", TRANSLATIONS, ids=lambda translation: translation.locale)
def test_each_language_says_the_same_with_the_same(check: Comparison, translation: Catalogue) -> None:
    assert list(check(SOURCE, translation)) == []


@pytest.mark.parametrize("locale", [Locale.HANS, Locale.HANT])
def test_simplified_and_traditional_are_not_mixed(locale: Locale) -> None:
    assert list(checks.wrong_script(SHIPPED[locale])) == []


def test_every_key_the_code_says_was_written(said: Spoken) -> None:
    assert list(checks.unknown(said, SOURCE)) == []


def test_every_sentence_is_given_what_it_needs(said: Spoken) -> None:
    assert list(checks.wrong_arguments(said, SOURCE)) == []


def test_every_message_is_said_somewhere(said: Spoken) -> None:
    assert list(checks.unused(said, SOURCE)) == []


def test_somebody_listens_to_every_word_people_can_type(said: Spoken) -> None:
    assert list(checks.unheard(said, SOURCE)) == []


@pytest.mark.parametrize(
    ("check", "faulty", "fault"),
    [
        (checks.junk, "receipt = 编号 { $number\n", "zh-Hans/cases.ftl: cannot be read: 'receipt = 编号 { $number'"),
        (checks.junk, "编号 = { $number }\n", "zh-Hans/cases.ftl: cannot be read: '编号 = { $number }'"),
        (checks.duplicates, "take = 接\ntake = 接单\n", "zh-Hans: take stands 2 times"),
        (checks.duplicates, "take = 接\n    .yes = 好\n    .yes = 行\n", "zh-Hans: take.yes stands 2 times"),
        (
            checks.unsayable,
            "receipt = 编号 { -number }\n",
            "receipt in zh-Hans: Unknown term: -number",
        ),
        (checks.too_long, f"help = {'帮' * 700}\n", "zh-Hans: help has 700 UTF-16 units and 2100 bytes"),
        (checks.too_long, f"help = {'a' * 2049}\n", "zh-Hans: help has 2049 UTF-16 units and 2049 bytes"),
        (checks.wrong_script, "receipt = 編号\n", "zh-Hans: receipt has 編"),
    ],
)
def test_a_fault_in_one_language_is_found(check: Check, faulty: str, fault: str) -> None:
    assert list(check(hans())) == []
    assert list(check(hans(faulty))) == [fault]


@pytest.mark.parametrize(
    ("translated", "fault"),
    [
        ("receipt = Number { $number }\n", "en: receipt.withdraw is missing"),
        (f"{SOUND}    .more = More\n", "en: receipt.more is not in the source"),
        (SOUND.replace("$number", "$nmber"), "en: receipt uses ['nmber'], the source ['number']"),
        (SOUND.replace("{ $number }", ""), "en: receipt uses [], the source ['number']"),
    ],
)
def test_a_translation_that_differs_is_found(translated: str, fault: str) -> None:
    assert list(checks.differences(hans(), english(SOUND))) == []
    assert list(checks.differences(hans(), english(translated))) == [fault]


def test_a_variable_within_a_message_it_is_made_of_counts() -> None:
    made = hans("receipt = { line }\nline = 编号 { $number }\n")

    assert list(checks.differences(made, english("receipt = No. { $number }\nline = { $number }\n"))) == []
    assert list(checks.differences(made, english("receipt = No.\nline = { $number }\n"))) != []


def test_a_message_in_another_file_than_in_the_source_is_found() -> None:
    assert list(checks.files_differ(hans(), english(SOUND))) == []
    assert list(checks.files_differ(hans(), english(SOUND, file="polls.ftl"))) == [
        "en: receipt stands in polls.ftl, in the source in cases.ftl"
    ]


def test_traditional_text_may_hold_what_both_scripts_share_but_nothing_simplified() -> None:
    assert (
        list(checks.wrong_script(Catalogue(Locale.HANT, {"cases.ftl": "receipt = 編號，皇后在群後面的台階\n"}))) == []
    )
    assert list(checks.wrong_script(Catalogue(Locale.HANT, {"cases.ftl": "receipt = 編号，签收\n"}))) == [
        "zh-Hant: receipt has 号签"
    ]


@pytest.mark.parametrize(
    ("said_by_code", "fault"),
    [
        ('Say("recept")', "handlers/casework/cases.py:1: no message recept"),
        ('Say("receipt.cancel")', "handlers/casework/cases.py:1: no message receipt.cancel"),
        ('Say("receipt" if late else "recept")', "handlers/casework/cases.py:1: no message recept"),
        ('Refusal("refusal-late")', "handlers/casework/cases.py:1: no message refusal-late"),
        ('Say(f"state-{state}")', "handlers/casework/cases.py:1: no message like state\\-[a-zA-Z0-9_.-]+"),
        ('DAY_KEYS = {"make-up": "clock-day"}', "handlers/casework/cases.py:1: no message clock-day"),
        (
            'def tell(to, key, **args):\n    Say(key, args)\ntell(1, "recept")',
            "handlers/casework/cases.py:3: no message recept",
        ),
    ],
)
def test_a_key_that_nobody_wrote_is_found(said_by_code: str, fault: str) -> None:
    assert list(checks.unknown(code(said_by_code), hans())) == [fault]


@pytest.mark.parametrize(
    "sound", ['Say("receipt")', 'Say(key="receipt.withdraw")', 'Say(f"receipt.{action}")', "Say(key)"]
)
def test_a_key_that_was_written_is_no_fault(sound: str) -> None:
    assert list(checks.unknown(code(sound), hans())) == []


@pytest.mark.parametrize(
    ("said_by_code", "given"),
    [
        ('Say("receipt")', "[]"),
        ('Say("receipt", {"nmber": number})', "['nmber']"),
        ('Say("receipt", {"number": number, "due": due})', "['due', 'number']"),
        ('Refusal("receipt", nmber=number)', "['nmber']"),
    ],
)
def test_a_wrong_argument_is_found(said_by_code: str, given: str) -> None:
    fault = f"handlers/casework/cases.py:1: receipt is given {given} and needs ['number']"

    assert list(checks.wrong_arguments(code(said_by_code), hans())) == [fault]


@pytest.mark.parametrize(
    "sound",
    ['Say("receipt", {"number": 1})', 'Say("receipt", {**more})', 'Say("receipt", more)', 'Refusal("receipt", **more)'],
)
def test_the_right_arguments_and_those_one_cannot_read_are_no_fault(sound: str) -> None:
    assert list(checks.wrong_arguments(code(sound), hans())) == []


@pytest.mark.parametrize(
    ("said_by_code", "faults"),
    [
        ('Say("receipt"), Say("receipt.withdraw")', []),
        ('Say("receipt"), Say(f"{key}.withdraw")', []),
        ('PREFIX = "receipt"', ["zh-Hans: receipt.withdraw is never said"]),
        ('Say(f"{a}-{b}")', ["zh-Hans: receipt is never said", "zh-Hans: receipt.withdraw is never said"]),
    ],
)
def test_a_message_nobody_says_is_found(said_by_code: str, faults: list[str]) -> None:
    assert list(checks.unused(code(said_by_code), hans())) == faults


def test_a_message_is_used_when_another_is_made_of_it_or_a_page_shows_it() -> None:
    made = hans("receipt = { line }{ -name }\nline = 一\n-name = 邻长\nlone = 二\n")

    assert list(checks.unused(code('Say("receipt")'), made)) == ["zh-Hans: lone is never said"]
    assert list(checks.unused(spoken({}, ["{{ say('receipt') }} {{ say('lone') }}"]), made)) == []


def test_a_typed_word_nobody_listens_to_is_found() -> None:
    typed = hans("typed-take = 我来办\ntyped-report = 上报\n")

    assert list(checks.unheard(code('ROUTES = {"take": take}'), typed)) == ["zh-Hans: nobody listens to typed-report"]

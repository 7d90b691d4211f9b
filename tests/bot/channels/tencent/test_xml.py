"""The XML of the platforms: read within limits, written so that nobody's words become elements."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.channels.tencent import xml

#: What no XML can hold, not even as a number.
NOT_IN_XML = {*map(chr, range(0x20)), "\ufffe", "\uffff", *map(chr, range(0xD800, 0xE000))} - {"\t", "\n", "\r"}


def test_the_text_of_each_element_is_read() -> None:
    body = "<xml><A><![CDATA[灯]]></A><B>1</B><C/><D><E>inside</E></D><F> </F></xml>".encode()

    assert xml.read(body) == {"A": "灯", "B": "1", "C": "", "F": " "}


def test_what_stands_deeper_is_read_with_its_path_as_often_as_it_stands_there() -> None:
    body = b"<xml><S><I><Q>q</Q><O>1</O><O>2</O></I></S><T>t</T></xml>"

    assert xml.leaves(body) == (("S/I/Q", "q"), ("S/I/O", "1"), ("S/I/O", "2"), ("T", "t"))


BOMB = b'<!DOCTYPE xml [<!ENTITY a "%s">]><xml><A>&a;</A></xml>' % (b"x" * 1000)
OUTSIDE = b'<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><A>&a;</A></xml>'

REFUSED: Mapping[str, bytes] = {
    "nothing": b"",
    "words": "楼道灯坏了".encode(),
    "a bomb": BOMB,
    "a file of ours": OUTSIDE,
    "a document type alone": b"<!DOCTYPE xml><xml><A>1</A></xml>",
    "an unknown entity": b"<xml><A>&a;</A></xml>",
    "half of it": b"<xml><A>1</A>",
    "two documents": b"<xml></xml><xml></xml>",
    "the same twice": b"<xml><A>1</A><A>2</A></xml>",
    "attributes": b'<xml><A b="1">1</A></xml>',
    "depth": b"<xml>" + b"<A>" * 100 + b"</A>" * 100 + b"</xml>",
    "number": b"<xml>" + b"".join(b"<A%d/>" % number for number in range(600)) + b"</xml>",
    "half a character": b"<xml><A>\xe7\x81</A></xml>",
    "a sign no XML has": b"<xml><A>\x00</A></xml>",
}


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_whatever_else_xml_can_be_is_refused_without_quoting_it(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"^(no XML|more than elements and text|an element twice)$"):
        xml.read(body)


@settings(max_examples=2000)
@given(st.text(max_size=50))
@example("]]>")
@example("]]]]>><Content>改了</Content><![CDATA[")
@example("&amp;<b>")
@example("灯\r\n坏\r了\x00")
@example("]]" + ">" * 3)
def test_words_come_back_as_they_were_whatever_is_in_them(words: str) -> None:
    body = xml.write({"ToUserName": "o1", "Content": words, "CreateTime": 7})
    whole = "".join(letter for letter in words if letter not in NOT_IN_XML)
    whole = whole.replace("\r\n", "\n").replace("\r", "\n")

    assert xml.read(body) == {"ToUserName": "o1", "Content": whole, "CreateTime": "7"}
    assert ElementTree.fromstring(body).findtext("Content") == whole


def test_elements_stand_inside_and_beside_one_another() -> None:
    body = xml.write({"Card": {"Title": "灯", "Button": [{"Name": "1"}, {"Name": "2"}]}})

    assert xml.leaves(body) == (("Card/Title", "灯"), ("Card/Button/Name", "1"), ("Card/Button/Name", "2"))

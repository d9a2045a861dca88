"""Generated inputs: sound documents of every form, damaged at random, soups of words, and news that breaks off; each
from its number alone.

Belongs here: making inputs. Not here: what must hold of them (`accounting`, `test_fuzz`).
"""

from __future__ import annotations

import random
from functools import cache

from tests.corpus.reader import corpus_files, read_construction
from tests.pipeline.extract.texts import WORDS
from tests.pipeline.ingest.test_damaged_documents import FORMS

TOKENS: tuple[bytes, ...] = (
    *(
        b"<",
        b">",
        b'"',
        b"'",
        b"\\",
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\x1f\x8b",
        b"\r",
        b"\n",
        b"\n\n",
        b"\xe2\x80\xa8",
    ),
    *(b"]]>", b"<!--", b"-->", b"<![CDATA[", b"<item>", b"</item>", b"<entry>", b"</script>", b"<script>", b"<?xml "),
    *(b"&", b"&amp;", b"&#0;", b"&#xD800;", b"&#x110000;", b"&unknown;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>"),
    *(b"{", b"}", b"[", b"]", b",", b":", b"{}", b"[[", b"null", b"true", b"NaN", b"-Infinity", b"1e999", b"-0"),
    *(
        b"\\ud800",
        b"\\u0000",
        b"\\",
        b"9" * 400,
        b"[" * 300,
        b'{"a":' * 300,
        b"<div>" * 200,
        b'""""',
        b";",
        b"|",
        b"\t",
    ),
    *(b"0001-01-01T00:00:00+14:00", b"9999-12-31T23:59:59-14:00", b"2024-02-30", b"24:00", b"2024-05-30T09:10:00Z"),
    *(b'<meta charset="utf-7">', b'<meta charset="zlib">', b'<meta charset="undefined">', b'encoding="utf-16"'),
    *(
        b'"@type":"LiveBlogPosting"',
        b'"@id":"#a"',
        b'"liveBlogUpdate":',
        b'"id":null',
        b'"id":',
        b'"body":',
        b'"text":',
    ),
    *(b"\xd9\xa1\xd9\xa2", b"\xf0\x9f\x92\xa5", b"e\xcc\x81", b"\xc2\xa0", b"\xe2\x80\x8f", b"\xed\xa0\x80", b"\x85"),
)
_PUNCTUATION = (
    *".,;:!?()[]{}\"'“”‘’«»–—-/%$€£&@#*\\|",
    "...",
    "…",
    " - ",
    "\n",
    "\n\n",
    "\t",
    "\u200b",
    "\u202e",
    "\0",
)
_ODD = (
    "٣",
    "１２",
    "½",
    "10¹²",
    "1,2,3,4",
    "1.2.3",
    "0",
    "-5",
    "9" * 30,
    "12:30",
    "[7]",
    "e\u0301",
    "💥",
    "ﬁ",
    "İ",
)


def dice_of(form: str, number: int) -> random.Random:
    """The dice of one input."""
    return random.Random(f"{form} {number}")


def document(form: str, number: int) -> bytes:
    """The n-th document of a form: copies of the sound one, with some edits; one in fifty is noise."""
    dice = dice_of(form, number)
    if number % 50 == 0:
        return dice.randbytes(dice.randrange(1, 400))
    data = FORMS[form]
    for _ in range(dice.choice((1, 1, 2, 3, 5, 9))):
        data = _edited(data, dice)
    return data


def _edited(data: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(data) + 1)
    end = min(len(data), start + dice.choice((0, 0, 1, 2, 7, 40)))
    kind = dice.randrange(6)
    if kind == 0:
        return data[:start] + data[end:]
    if kind == 1:
        return data[:start] + data[start:end] * 3 + data[end:]
    if kind == 2 and start < len(data):
        return data[:start] + bytes([data[start] ^ 1 << dice.randrange(8)]) + data[start + 1 :]
    if kind == 3:
        other = dice.randrange(len(data) + 1)
        return data[:start] + data[other : other + end - start + 3] + data[end:]
    return data[:start] + dice.choice(TOKENS) + data[end if kind == 4 else start :]


def text(number: int) -> str:
    """The n-th text: news-like words in any order, numbers, marks, and letters of any script."""
    dice = dice_of("text", number)
    parts: list[str] = []
    for _ in range(dice.randrange(1, 40)):
        kind = dice.randrange(10)
        if kind < 6:
            parts.append(dice.choice(WORDS))
        elif kind == 6:
            parts.append(str(dice.randrange(10 ** dice.randrange(1, 8))))
        elif kind == 7:
            parts.append(dice.choice(_PUNCTUATION))
        elif kind == 8:
            parts.append(dice.choice(_ODD))
        else:
            parts.append("".join(chr(dice.randrange(1, 0xD800)) for _ in range(dice.randrange(1, 5))))
    return dice.choice((" ", " ", " ", "")).join(parts)


@cache
def _news() -> tuple[str, ...]:
    """Every text of the corpus."""
    files = [read_construction(path) for path in corpus_files()]
    return tuple(case.body or case.headline for file in files for case in (*file.positive, *file.negative))


def broken_off(number: int) -> str:
    """The n-th text of news that breaks off: the beginning of one text, the end of one, or both.

    So a sentence ends behind any word, and any word follows any other.
    """
    dice = dice_of("broken off", number)
    first, second = (dice.choice(_news()).split(" ") for _ in range(2))
    head, tail = first[: dice.randint(1, len(first))], second[dice.randrange(len(second)) :]
    told = " ".join(dice.choice((head, tail, [*head, *tail])))
    return told.upper() if dice.randrange(10) == 0 else told

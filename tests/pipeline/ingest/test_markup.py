"""From HTML to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.markup import line_of_html, text_of_html, unglued


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Two <b>hurt</b>.</p><p>Four&nbsp;safe.</p>", "Two hurt.\n\nFour safe."),
        ("One<br>two<br/>three", "One\n\ntwo\n\nthree"),
        ("<ul><li>First</li><li>Second</li></ul>tail", "First\n\nSecond\n\ntail"),
        ("<div>a<p>b <a href='x'>c</a> d</p>e</div>", "a\n\nb c d\n\ne"),
        ("<p>Kept</p><script>var x = 1</script><style>p {}</style><!-- none -->", "Kept"),
        ("Bread &amp; butter, 5 &lt; 6 &#8211; so", "Bread & butter, 5 < 6 – so"),
        ("&lt;p&gt;Two &lt;b&gt;hurt&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Four safe.&lt;/p&gt;", "Two hurt.\n\nFour safe."),
        ("Two hurt.&lt;br /&gt;Four safe.", "Two hurt.\n\nFour safe."),
        ("Open with &lt;p&gt; and 5 &lt; 6", "Open with <p> and 5 < 6"),
        ("No markup: 5 < 6 & 7 > 3", "No markup: 5 < 6 & 7 > 3"),
        ("<p>  many \n  lines\tof   space </p>", "many lines of space"),
        ("<div>" * 3000 + "deep" + "</div>" * 3000, "deep"),
        ("<div>one" * 3000, "\n\n".join(["one"] * 3000)),
        ("<b>one " * 3000 + "<br>two", " ".join(["one"] * 3000) + "\n\ntwo"),
        ("<div>" * 600 + "<script>var x = '<b>'</script>a<!-- <b -->b", "ab"),
        ("<p>one<p>" * 3000, "\n\n".join(["one"] * 3000)),
        ("", ""),
    ],
)
def test_paragraphs_are_parted_and_tags_are_gone(html: str, text: str) -> None:
    assert text_of_html(html) == text


def test_a_headline_is_one_line() -> None:
    assert line_of_html("<b>Two</b> hurt<br>in &#x27;Sumy&#x27;") == "Two hurt in 'Sumy'"


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Two were hurt.The mayor said so.", "Two were hurt.\n\nThe mayor said so."),
        ("“All went out.”He left.", "“All went out.”\n\nHe left."),
        ("It rose by 3.5 km at 5 p.m. on U.S. time, says Example.com.", None),
        ("One.Two lines\nalready parted.Not touched.", None),
    ],
)
def test_paragraphs_run_together_are_parted(text: str, parted: str | None) -> None:
    assert unglued(text) == (parted or text)


@given(st.text(alphabet="<>/pab &;#x1\n\"'!-", max_size=60))
def test_any_markup_gives_text(html: str) -> None:
    assert text_of_html(html) == text_of_html(html).strip()

"""Running text: plain paragraphs are the same HTML by the short way as by the Markdown parser."""

from __future__ import annotations

from asf_register import prose
from hypothesis import example, given
from hypothesis import strategies as st

LINES = st.text("Aåß é1.,:;-–+=~!?()\"'%/{}$@^\u00a0\u3000\u200d", max_size=25)
TEXTS = st.lists(LINES, max_size=6).map("\n".join)
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n"), max_size=80
)


@given(st.one_of(TEXTS, WORDS))
@example("Vi bakar.\n\nVi städar\ni hela länet.\n")
@example("Vi\n---")
@example("Vi\n    indraget")
@example("Vi  \nbryter")
def test_a_text_without_marks_is_what_the_markdown_parser_makes_of_it(text: str) -> None:
    if prose._UNMARKED.fullmatch(text):
        assert prose.convert(text) == prose._parser().reset().convert(text)


def test_ordinary_paragraphs_take_the_short_way() -> None:
    text = "Vi bakar bröd, 50 sorter (minst).\n\nVi städar:\nalltid i Ånge – «hela» länet!\n"
    assert prose._UNMARKED.fullmatch(text)
    for marked in ("- lista", "1. ett", "*nu*", "a  \nb", "a\n===", "[x](y)", "x | y", "&amp;"):
        assert not prose._UNMARKED.fullmatch(marked)

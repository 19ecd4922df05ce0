"""The text block comes through whatever mail programs and people do to it, or is refused."""

from __future__ import annotations

import re
import textwrap
import tracemalloc
from collections.abc import Callable

import pytest
from any_blocks import BLOCKS, FIRST, LAST, VALUES, tidied
from asf_propose.block import Block, BlockError, Line, NoBlockError, read_block, tidy, written
from asf_register.errors import AsfError
from hypothesis import example, given, settings
from hypothesis import strategies as st

AS_SPECIFIED = """\
===== ASF-listan: förslag 1 =====
* Ärende: Ändra företag
* Gäller: Kafé Linden (kafe-linden)
* Utgår från: 3f2a9c1d4e
* Telefon: 070-174 06 05
* Besöksadress, gata: Storgatan 2
* Branscher: Café och restaurang, Tvätt
* Webbplats: (tas bort)
* Varor och tjänster 2, text:
| Vi levererar fruktkorgar till kontor i hela
  länet, varje måndag.
|
| Andra stycket.
* Varor och tjänster 3, rubrik: Lunch
* Varor och tjänster 4: (tas bort)
===== Slut på förslaget =====
"""
READ = Block(
    (
        Line("Ärende", "Ändra företag"),
        Line("Gäller", "Kafé Linden (kafe-linden)"),
        Line("Utgår från", "3f2a9c1d4e"),
        Line("Telefon", "070-174 06 05"),
        Line("Besöksadress, gata", "Storgatan 2"),
        Line("Branscher", "Café och restaurang, Tvätt"),
        Line("Webbplats", "(tas bort)"),
        Line(
            "Varor och tjänster 2, text",
            "Vi levererar fruktkorgar till kontor i hela länet, varje måndag.\n\nAndra stycket.",
        ),
        Line("Varor och tjänster 3, rubrik", "Lunch"),
        Line("Varor och tjänster 4", "(tas bort)"),
    )
)
ADDRESS = "https://kafe-linden.example/om-oss/" + "fruktkorgar-" * 9 + "slut?a=b&c=*d"
HARD_TEXT = (
    "* punkt\n| lodstreck\n> citat\n===== Slut på förslaget =====\n  * indragen\n\n- streck\n"
    "Öppet 9 - 17 – även helger * utom juli | augusti > allt = stängt • eller · så — ungefär\n"
    "👩🏽‍🚀 och 🇸🇪 står kvar, liksom  två mellanslag\n" + "ordet" * 60 + "\n" + ADDRESS
)
HARD = Block(
    (
        Line("Ärende", "Ändra företag"),
        Line("Webbplats", ADDRESS),
        Line("Källa", f"{ADDRESS}, läst i november 2026 när det var som allra mörkast ute"),
        Line("Beskrivning", HARD_TEXT),
        Line("Motto", LAST),
        Line("Namn", "* Kafé - Linden | Åsen"),
        Line("Tomt", ""),
    )
)


def each_line(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "\n".join(change(line) for line in text.split("\n"))


def wrapped(width: int, before: str = "", rest: str | None = None) -> Callable[[str], str]:
    """Quote each line and wrap it at plain spaces, the rest with another mark or none."""
    return each_line(
        lambda line: (
            "\n".join(
                re.split(
                    "\n",
                    textwrap.fill(
                        line,
                        width,
                        initial_indent=before,
                        subsequent_indent=before if rest is None else rest,
                        break_long_words=False,
                        break_on_hyphens=False,
                        expand_tabs=False,
                        replace_whitespace=False,
                    ),
                )
            )
            or before
        )
    )


def flowed(text: str) -> str:
    """Wrapped as format=flowed has it: a space at the end of what goes on, one before what begins
    with a space."""
    stuffed = each_line(lambda line: f" {line}" if line.startswith((" ", ">", "From ")) else line)
    return each_line(lambda line: wrapped(72)(line).replace("\n", " \n"))(stuffed(text))


def with_bullet(bullet: str) -> Callable[[str], str]:
    return each_line(lambda line: re.sub(r"^\* ", f"{bullet} ", line))


def without_no_break_spaces(text: str) -> str:
    return text.replace("\u00a0", " ")


MANGLINGS: dict[str, Callable[[str], str]] = {
    "nothing": str,
    "quoted": each_line("> {}".format),
    "quoted without a space": each_line(">{}".format),
    "quoted twice": each_line("> > {}".format),
    "quoted twice, tight": each_line(">> {}".format),
    "quoted nine times": each_line(lambda line: "> " * 9 + line),
    "quoted with bars": each_line("| {}".format),
    "quoted with two bars": each_line("| | {}".format),
    "quoted with bars and arrows": each_line("> | > {}".format),
    "quoted with initials": each_line("AB> {}".format),
    "a label on each line": each_line("[Ärende 2026-1174] {}".format),
    "a time on each line": lambda text: "\n".join(
        f"10:03:{number:02} | {line}" for number, line in enumerate(text.split("\n"))
    ),
    "indented": each_line("    {}".format),
    "indented with a tab": each_line("\t{}".format),
    **{f"wrapped at {width}": wrapped(width) for width in (60, 66, 72, 80)},
    **{f"quoted and wrapped at {width}": wrapped(width, "> ") for width in (60, 64, 72, 76)},
    **{
        f"quoted and wrapped at {width}, the rest without a mark": wrapped(width, "> ", "")
        for width in (60, 64, 72, 76)
    },
    **{
        f"quoted, and wrapped at {width} thereafter": lambda text, width=width: wrapped(width)(
            each_line("> {}".format)(text)
        )
        for width in (60, 66, 72, 76)
    },
    "quoted thrice and wrapped, the rest with one mark": wrapped(65, "> > > ", "> "),
    "quoted with a bar and wrapped": wrapped(70, "| "),
    "quoted with a bar and wrapped, the rest without": wrapped(70, "| ", ""),
    "flowed": flowed,
    "flowed and quoted": lambda text: each_line("> {}".format)(flowed(text)),
    "windows": lambda text: text.replace("\n", "\r\n"),
    "old mac": lambda text: text.replace("\n", "\r"),
    "confused line ends": lambda text: text.replace("\n", "\r\r\n"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "no-break spaces lost": without_no_break_spaces,
    "no-break spaces lost and quoted": lambda text: each_line("> {}".format)(
        without_no_break_spaces(text)
    ),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    **{f"bullet {bullet}": with_bullet(bullet) for bullet in "•·-–∙▪"},
    "bullet with more space": with_bullet("•\u00a0\u00a0 "),
    "spaces at the end": each_line("{}  ".format),
    "no-break space at the end": each_line("{}\u00a0".format),
    "empty lines between": lambda text: text.replace("\n", "\n\n"),
    "empty lines between, quoted": lambda text: each_line("> {}".format)(
        text.replace("\n", "\n\n")
    ),
    "spaces collapsed": each_line(lambda line: re.sub("[ \t]+", " ", line).strip(" ")),
    "byte order mark": "\ufeff{}".format,
    "byte order mark on each line": each_line("\ufeff{}".format),
    "other dashes in the marks": lambda text: text.replace("ASF-listan", "ASF–listan", 1),
    "quotation marks around the marks": lambda text: text.replace(FIRST, f"”{FIRST}”", 1),
    "fewer equals signs": lambda text: text.replace(FIRST, "=== asf-listan:förslag 1 ===", 1),
    "letters taken apart": lambda text: text.replace("å", "a\u030a").replace("Ä", "A\u0308"),
    "a greeting": lambda text: f"Hej!\n\nHär är vår ändring:\n{text}\nMvh\nKafé Linden\n-- \nwww",
    "a greeting on the same line": "Hej, här kommer det: {}".format,
    "an issue": "### Förslag\n\n```text\n{}```\n\n### Annat\n\n_No response_".format,
    "a reply with what it replies to": lambda text: (
        f"{text}\n\nDen sön 22 nov. 2026 kl 10:03 skrev Listan:\n\n{each_line('> {}'.format)(text)}"
    ),
}


@pytest.mark.parametrize("way", MANGLINGS)
def test_the_block_of_the_specification_says_the_same_whatever_happens_to_it(way: str) -> None:
    assert read_block(MANGLINGS[way](AS_SPECIFIED)) == READ
    assert read_block(MANGLINGS[way](written(READ))) == READ


@pytest.mark.parametrize("way", MANGLINGS)
@settings(max_examples=settings().max_examples // 10)
@given(BLOCKS)
@example(HARD)
def test_what_was_written_is_read_whatever_happens_to_it(way: str, block: Block) -> None:
    assert read_block(MANGLINGS[way](written(block))) == tidied(block)


@given(VALUES)
def test_tidying_a_tidy_value_changes_nothing(value: str) -> None:
    assert tidy(tidy(value)) == tidy(value)


def test_it_is_written_as_the_forms_write_it() -> None:
    block = Block(
        (
            *READ.lines[:4],
            Line(
                "Beskrivning", "Ett stycke som är så långt att det inte får plats på en rad här.\n"
            ),
            Line("Webbplats", ADDRESS),
            Line("Öppet", "9 - 17, lunch * middag"),
        )
    )
    assert written(block) == (
        f"{FIRST}\n"
        "* Ärende: Ändra företag\n"
        "* Gäller: Kafé Linden (kafe-linden)\n"
        "* Utgår från: 3f2a9c1d4e\n"
        "* Telefon: 070-174 06 05\n"
        "* Beskrivning:\n"
        "| Ett stycke som är så långt att det inte får plats på en rad här.\n"
        "|\n"
        "* Webbplats:\n"
        f"  {ADDRESS}\n"
        "* Öppet: 9\u00a0- 17, lunch\u00a0* middag\n"
        f"{LAST}\n"
    )


@given(BLOCKS)
@example(HARD)
def test_lines_are_short_and_only_entries_and_texts_begin_with_a_mark(block: Block) -> None:
    first, *lines, last, end = written(block).split("\n")
    assert (first, last, end) == (FIRST, LAST, "")
    for line in lines:
        assert line.startswith(("* ", "| ", "|\u00a0", "  ")) or line == "|"
        assert not line.startswith(("  *", "  |", "  >", "  =", "   "))
        # A longer line is one word after another that can't be broken.
        assert len(line) <= 68 or line[2:].count(" ") <= 1


@given(BLOCKS, st.sampled_from([72, 76, 78]))
def test_quoted_twice_it_still_fits_where_programs_wrap(block: Block, width: int) -> None:
    for line in written(block).split("\n"):
        if len(line) <= 68:
            assert "\n" not in wrapped(width, "> > ")(line)


def block_with(*lines: str) -> str:
    return "\n".join([FIRST, "* Ärende: Ändra företag", *lines, LAST])


@pytest.mark.parametrize(
    "cut",
    ["https://kafe-linden.example/om-\n  oss/meny", "https://kafe-linden.example/\n> om-oss/meny"],
)
def test_an_address_that_was_cut_is_put_together(cut: str) -> None:
    assert read_block(block_with(f"* Webbplats: {cut}")).get("webbplats") == (
        "https://kafe-linden.example/om-oss/meny"
    )


@pytest.mark.parametrize("width", range(60, 81, 4))
def test_an_address_cut_by_a_program_that_cuts_words_is_put_together(width: int) -> None:
    cut = "\n".join(
        line[at : at + width]
        for line in written(Block((Line("Webbplats", ADDRESS),))).split("\n")
        for at in range(0, len(line), width)
    )
    assert read_block(cut).get("Webbplats") == ADDRESS


def test_an_address_that_a_program_told_twice_is_told_once() -> None:
    block = read_block(
        block_with(
            "* E-post: info@kafe-linden.example<mailto:info@kafe-linden.example>",
            "* Webbplats: www.kafe-linden.example",
            "  <http://www.kafe-linden.example/>",
            "* Källa: <https://kafe-linden.example/om>",
            "* Text:",
            "| Skriv till info@kafe-linden.example <mailto:info@kafe-linden.example> i dag, eller",
            "  se <https://annat.example/>.",
        )
    )
    assert [line.value for line in block.lines[1:]] == [
        "info@kafe-linden.example",
        "www.kafe-linden.example",
        "https://kafe-linden.example/om",
        "Skriv till info@kafe-linden.example i dag, eller se <https://annat.example/>.",
    ]


def test_a_value_may_stand_on_the_line_after_its_name() -> None:
    assert read_block(block_with("* Telefon:", "070-174 06 05")).get("Telefon") == "070-174 06 05"


def test_a_text_may_begin_on_the_line_of_its_name() -> None:
    assert read_block(block_with("* Text: Ett", "| Två")).get("Text") == "Ett\nTvå"


def test_words_before_the_first_line_alone_are_not_taken_away_from_others() -> None:
    text = block_with(
        "* Text:", "| Vi hälsar alla som kommer med ett glatt och hjärtligt", "Hej då"
    )
    block = read_block(f"Hej {text}")
    assert block.get("Text") == "Vi hälsar alla som kommer med ett glatt och hjärtligt Hej då"


def test_spaces_in_a_text_are_kept_and_in_a_line_made_one() -> None:
    block = read_block(block_with("* Text:", "|   - ett  två", "* Namn:  Kafé   Linden "))
    assert (block.get("Text"), block.get("Namn")) == ("- ett två", "Kafé Linden")
    block = read_block(block_with("* Text:", "|   - ett  två", "| x"))
    assert block.get("Text") == "  - ett  två\nx"


def test_a_field_that_is_not_named_has_no_value() -> None:
    assert READ.get("Namn") is None


REFUSED = {
    "no block": ("Hej! Vi har bytt telefonnummer till 070-174 06 05.", "innehåller inget förslag"),
    "nothing": ("", "innehåller inget förslag"),
    "spoken of": (f"Raden {FIRST} ska vara med, skriver ni.", "innehåller inget förslag"),
    "no end": (AS_SPECIFIED.replace(LAST, ""), "Slutet av förslaget saknas"),
    "cut off": (AS_SPECIFIED[:200], "Slutet av förslaget saknas"),
    "begun again": (f"{FIRST}\n* Ärende: x\n{AS_SPECIFIED}", "Slutet av förslaget saknas"),
    "no beginning": (AS_SPECIFIED.replace(FIRST, ""), "Början av förslaget saknas"),
    "two": (
        AS_SPECIFIED + AS_SPECIFIED.replace("Lunch", "Middag"),
        "flera förslag som inte är lika",
    ),
    "two, one quoted": (
        AS_SPECIFIED + each_line("> {}".format)(AS_SPECIFIED.replace("Lunch", "Middag")),
        "flera förslag som inte är lika",
    ),
    "many": (AS_SPECIFIED * 60, "flera förslag"),
    "format 2": (AS_SPECIFIED.replace("förslag 1", "förslag 2"), "formatet «2»"),
    "format x": (AS_SPECIFIED.replace("förslag 1", "förslag x"), "formatet «x»"),
    "format 10": (AS_SPECIFIED.replace("förslag 1", "förslag 10"), "formatet «10»"),
    "no format": (AS_SPECIFIED.replace("förslag 1", "förslag"), "formatet «»"),
    "named twice": (block_with("* Telefon: 1", "* telefon: 2"), "«telefon» står två gånger"),
    "no name": (block_with("* : 070-174 06 05"), "«: 070-174 06 05» säger inte vilken uppgift"),
    "no colon": (block_with("* 070-174 06 05"), "«070-174 06 05» säger inte vilken uppgift"),
    "bullet alone": (block_with("*"), "«*» säger inte vilken uppgift"),
    "long name": (block_with(f"* {'a' * 300}: 1"), "säger inte vilken uppgift"),
    "empty": (f"{FIRST}\n\n{LAST}", "Förslaget är tomt"),
    "text first": (f"{FIRST}\nHej!\n* Ärende: x\n{LAST}", "«Hej!» hör inte till någon uppgift"),
    "bar first": (f"{FIRST}\n| Hej!\n{LAST}", "«| Hej!» hör inte till någon uppgift"),
    "remark": (
        each_line("> {}".format)(block_with("* Telefon: 1", "* Ort: Falun")).replace(
            "1\n> * Ort", "1\nDet stämmer!\n> * Ort"
        ),
        "«Det stämmer!» hör inte till någon uppgift",
    ),
    "signature": (
        block_with("* Adress: " + "Storgatan " * 5, "", "Hälsningar från Kafé Linden"),
        "«Hälsningar från Kafé Linden» hör inte till någon uppgift",
    ),
    "turned": (block_with("* Namn: Kafé \u202eLinden"), "osynligt tecken (U+202E)"),
    "isolated": (block_with("* Namn: Kafé \u2066Linden"), "osynligt tecken (U+2066)"),
    "control": (block_with("* Namn: Kafé\x00Linden"), "osynligt tecken (U+0000)"),
    "bell": (block_with("* Namn: Kafé\x07Linden"), "osynligt tecken (U+0007)"),
    "form feed": (block_with("* Namn: Kafé\x0cLinden"), "osynligt tecken (U+000C)"),
    "tag": (block_with("* Namn: Kafé\U000e0041Linden"), "osynligt tecken (U+E0041)"),
    "half": (block_with("* Namn: Kafé\ud83dLinden"), "osynligt tecken"),
    "lost": (block_with("* Namn: Kaf\ufffd Linden"), "har skadats på vägen"),
    "mojibake": (block_with("* Namn: KafÃ© Linden"), "har skadats på vägen"),
    "mojibake å": (block_with("* Namn: KafÃ¥ Linden"), "har skadats på vägen"),
    "mojibake taken apart": (block_with("* Namn: KafA\u0303¥ Linden"), "har skadats på vägen"),
    "mojibake twice": (block_with("* Namn: KafÃƒÂ© Linden"), "har skadats på vägen"),
    "mojibake dash": (block_with("* Namn: Kafé â€“ Linden"), "har skadats på vägen"),
    "all mojibake": (
        AS_SPECIFIED.encode().decode("cp1252", "replace"),
        "har skadats på vägen",
    ),
    "all mac": (AS_SPECIFIED.encode().decode("mac_roman"), "har skadats på vägen"),
    "all dos": (AS_SPECIFIED.encode("cp1252").decode("cp850"), "har skadats på vägen"),
    "questions": (AS_SPECIFIED.encode("ascii", "replace").decode(), "har skadats på vägen"),
    "no marks": (AS_SPECIFIED.encode("ascii", "ignore").decode(), "har skadats på vägen"),
    "large": (block_with("* Text: " + "å" * 33_000), "högst 64 KiB"),
    "many lines": (block_with("* Text:", *["| a"] * 22_000), "högst 64 KiB"),
    "many entries": (block_with(*(f"* Fält {n}: a" for n in range(500))), "fler än 500 uppgifter"),
    "long": (AS_SPECIFIED + "a" * 5_000_000, "för långt"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_cannot_be_taken_is_refused_with_the_way_out(why: str) -> None:
    text, message = REFUSED[why]
    with pytest.raises(BlockError) as refused:
        read_block(text)
    error = refused.value
    assert message in error.message
    assert error.message.endswith(".")
    assert error.mend.endswith(".")
    assert len(error.message) < 200
    assert not re.search("[\x00-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", str(error))
    # Sent back and quoted in an answer it is no block.
    with pytest.raises(NoBlockError):
        read_block(each_line("> {}".format)(textwrap.fill(str(error), 60)))


def test_that_there_is_no_block_is_told_from_one_that_cannot_be_taken() -> None:
    refused = {}
    for why, (text, _) in REFUSED.items():
        with pytest.raises(BlockError) as error:
            read_block(text)
        refused[why] = isinstance(error.value, NoBlockError)
    assert [why for why, nothing in refused.items() if nothing] == [
        "no block",
        "nothing",
        "spoken of",
    ]


def test_500_entries_and_64_kib_are_taken() -> None:
    assert len(read_block(block_with(*(f"* Fält {n}: a" for n in range(499)))).lines) == 500
    assert len(read_block(block_with("* Text: " + "a" * 65_000)).get("Text") or "") == 65_000


MEGABYTE = 1_000_000
WORST = {
    "equals": "=" * MEGABYTE,
    "lines of equals": ("=" * 199 + "\n") * 5_000,
    "short lines of equals": "===\n" * 250_000,
    "spaced equals": "= " * 500_000,
    "edges": "=== " * 250_000,
    "almost marks": f"{FIRST[:-1]}a\n" * 30_000,
    "marks in one line": FIRST * 30_000,
    "bullets": "* " * 500_000,
    "bullet lines": "* \n" * 330_000,
    "arrows": "> " * 500_000,
    "arrow lines": (">" * 200 + "\n") * 5_000,
    "bars": "| " * 500_000,
    "bars before a mark": "|" * MEGABYTE + FIRST,
    "spaces before a mark": " " * MEGABYTE + FIRST,
    "labels": "".join(f"{number}a{number}b{number} {FIRST}\n{LAST}\n" for number in range(12_000)),
    "digits": ("1a" * 30 + FIRST + "\n" + "1a" * 30 + "\n") * 7_000,
    "brackets": "a<http://a" * 100_000,
    "line ends": "\r\n\r" * 330_000,
    "spaces": " \u00a0" * 500_000,
}


@pytest.mark.parametrize("what", WORST)
def test_a_megabyte_of_the_worst_is_answered_in_little_memory(what: str) -> None:
    within = f"{FIRST}\n* Ärende: x\n{WORST[what]}\n{LAST}"
    tracemalloc.start()
    with pytest.raises(BlockError):
        read_block(WORST[what])
    answer(within)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100 * MEGABYTE


@pytest.mark.parametrize("what", WORST)
def test_64_kib_of_the_worst_in_a_block_is_read_or_refused(what: str) -> None:
    for head in ("* Text: ", "* Text:\n| ", "* Källa: https://a.example/"):
        answer(block_with(head + WORST[what][:60_000]))


def answer(text: str) -> Block | None:
    """What becomes of a text; nothing but a refusal may come out."""
    try:
        return read_block(text)
    except AsfError:
        return None


PIECES = st.sampled_from(
    [
        *(
            FIRST,
            LAST,
            "* Ärende: Ändra företag",
            "* Telefon: 1",
            "- a: b",
            "* ",
            "*",
            "|",
            "| text",
        ),
        *("> ", "\n", "\n> ", "\r", " ", "\u00a0", "  ord", ":", "===", "=====", "``` ", "[1] "),
        *("https://a.example/", "<mailto:a@b.example>", "Ã¥", "\ufeff", "\u202e"),
        *("\ud800", "\ufffd", "\x00"),
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join))
def test_any_text_gives_a_block_or_a_refusal(text: str) -> None:
    block = answer(text)
    assert block is None or read_block(written(block)) == block
    answer(f"{FIRST}\n{text}\n{LAST}")


@st.composite
def changed(draw: st.DrawFn) -> str:
    """A mangled block with something put in, taken away or changed."""
    text = draw(st.sampled_from(list(MANGLINGS.values())))(AS_SPECIFIED)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        to = min(len(text), at + draw(st.integers(0, 30)))
        text = text[:at] + draw(PIECES | st.text(max_size=3)) + text[to:]
    return text


@given(changed())
def test_a_changed_block_is_read_or_refused(text: str) -> None:
    block = answer(text)
    assert block is None or read_block(written(block)) == tidied(block)

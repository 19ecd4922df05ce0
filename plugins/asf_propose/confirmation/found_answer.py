"""An answer to a reminder found in a message, before anybody has tried whether it is genuine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile

from asf_register.slugs import fold

from asf_propose.block import Block, BlockError, NoBlockError, read_block
from asf_propose.block.head import MATTER, slug_written
from asf_propose.block.marks import mark_in
from asf_propose.confirmation.answer import (
    ABOVE,
    ANSWERS,
    CLOSED_ON,
    CODE,
    MATTER_OF_ANSWER,
    MESSAGE,
    SAYS,
    Answer,
)
from asf_propose.confirmation.own_words import said_in, says_more
from asf_propose.confirmation.quoting import own_words
from asf_propose.confirmation.token import ALPHABET, LENGTH
from asf_propose.messages import Message

_BETWEEN = r"[\s>|*]"
# However the lines were broken and quoted; a longer run of such signs is another thing.
_CODES = re.compile(
    rf"{CODE}{_BETWEEN}{{0,20}}:((?:{_BETWEEN}{{0,20}}[{ALPHABET}]){{{LENGTH}}})(?![{ALPHABET}])"
)
_NOT_OF_CODE = re.compile(_BETWEEN)


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """What somebody seems to answer.

    Attributes:
        answer: The answer in words; None where the words say none, or more than one.
        token: The proof that came along; "" for none.
        from_reply: Whether it is a reply in own words, above the reminder.
        reached_by: The numbers, streets and hosts that sign such a reply.
        about: The slug that it names; "" for none.
        closed_on: The day of closing, as it was written; "" for none.
        message: What was said beside it, in the place for that.
        says_more: Whether there is more in the mail for a person to read.
        is_quoted_under_more: Whether the answer is quoted, with somebody's own words above it.
    """

    answer: Answer | None
    token: str
    from_reply: bool = False
    reached_by: frozenset[str] = frozenset()
    about: str = ""
    closed_on: str = ""
    message: str = ""
    says_more: bool = False
    is_quoted_under_more: bool = False


def find_answer(message: Message) -> FoundAnswer | None:
    """The answer that a message holds; None where it is about something else.

    A filled-in answer comes before own words, and what is said first before what it quotes.
    """
    texts = message.texts
    for text in texts:
        try:
            block = read_block(text)
        except NoBlockError:
            continue
        except BlockError:
            return None
        return _of_block(block, text) if _is_answer(block) else None
    replies = [text for text in texts if ABOVE in _on_one_line(text) or codes_in(text)]
    if replies or (texts and message.answers_reminder):
        # The text with the code says most: HTML may have one that the plain text has lost.
        best = max(replies or texts, key=lambda text: len(codes_in(text)))
        return _of_reply(best)
    if texts and said_in(own_words(texts[0])).answer:
        return _of_reply(texts[0])
    return None


def _is_answer(block: Block) -> bool:
    return fold(block.get(MATTER) or "") == fold(MATTER_OF_ANSWER)


def _of_block(block: Block, text: str) -> FoundAnswer:
    said = fold(block.get(SAYS) or "")
    before, after = _around(text)
    own = own_words(text)
    above = sum(1 for line in before if line.strip())
    return FoundAnswer(
        answer=next((one for one, words in ANSWERS.items() if fold(words) == said), None),
        token=_NOT_OF_CODE.sub("", block.get(CODE) or ""),
        about=slug_written(block),
        closed_on=(block.get(CLOSED_ON) or "").strip(),
        message=(block.get(MESSAGE) or "").strip(),
        says_more=says_more(before) or says_more(own_words("\n".join(after))),
        is_quoted_under_more=len(own) <= above and says_more(own),
    )


def _of_reply(text: str) -> FoundAnswer:
    codes = codes_in(text)
    # Whoever pastes only the words and the code has no quoted mail between them.
    said = said_in(own_words(_CODES.sub("", text)))
    return FoundAnswer(
        answer=said.answer,
        token=codes.pop() if len(codes) == 1 else "",
        from_reply=True,
        reached_by=said.reached_by,
        says_more=says_more(_between_quotes(text)),
    )


def _between_quotes(text: str) -> Iterator[str]:
    """What stands, without signs of quoting, after the first line that has them."""
    lines = (line.strip() for line in text.splitlines())
    return (line for line in dropwhile(_is_unquoted, lines) if _is_unquoted(line))


def _is_unquoted(line: str) -> bool:
    return not line.startswith(">")


def codes_in(text: str) -> set[str]:
    """The codes of a text, each put together again from the lines that it was broken on."""
    return {_NOT_OF_CODE.sub("", found[1]) for found in _CODES.finditer(text)}


def _on_one_line(text: str) -> str:
    return " ".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    return (piece for line in text.splitlines() for piece in line.strip(" >|").split())


def _around(text: str) -> tuple[list[str], list[str]]:
    """The lines before the first block of a text, and those after its last one."""
    lines = text.splitlines()
    marks = [at for at, line in enumerate(lines) if mark_in(line)]
    return lines[: marks[0]], lines[marks[-1] + 1 :]

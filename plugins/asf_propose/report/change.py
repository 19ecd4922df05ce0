"""One thing that a change does, in a sentence and in few words."""

from __future__ import annotations

from dataclasses import dataclass

from asf_propose.report.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a change does.

    Attributes:
        said: It in a sentence, without its full stop.
        what: What it is about, in few words: «telefon»; "" where `does` says it all.
        does: What happens to that: «ändras».
    """

    said: Sentence
    what: str
    does: str

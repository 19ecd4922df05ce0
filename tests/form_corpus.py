"""What people write in the fields of a form, and what is said of it or made of it.

form_mistakes.json has what can't be taken, with what is said; form_accepted.json what can, with the
value that it stands for and how it was understood where that is a guess. Python and the form's
scripts are both held to every line. They are of the form for enterprises; post_form_corpus.json has
lines of both sorts for the form that changes posts.
"""

from __future__ import annotations

import json
from typing import Any

from asf_register.root import PROJECT


def _read(name: str) -> list[dict[str, str]]:
    lines: Any = json.loads((PROJECT / "tests" / name).read_text(encoding="utf-8"))
    return list(lines)


MISTAKES = _read("form_mistakes.json")
ACCEPTED = _read("form_accepted.json")
OF_POSTS = _read("post_form_corpus.json")

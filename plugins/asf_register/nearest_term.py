"""The term that somebody meant who wrote one that is not in the list."""

from __future__ import annotations

from difflib import get_close_matches

from asf_register.slugs import fold


def nearest_term(
    written: str, choices: dict[str | int, str], also: dict[str, str | int]
) -> str | int | None:
    """Find the term that was meant.

    Args:
        written: What stands in the file.
        choices: The list: what may be written, and what each is called.
        also: Other words for them.

    Returns:
        What should have been written; None where that is anybody's guess.
    """
    if written.isdigit():
        # A digit too few has one answer; any other wrong digit is anybody's guess.
        return next((key for key in choices if str(key) == written.zfill(len(str(key)))), None)
    folded = fold(written)
    names = {fold(word): key for word, key in also.items()}
    names |= {fold(title): key for key, title in choices.items()}
    names |= {fold(str(key)): key for key in choices}
    begun = [name for name in names if folded and name.startswith(f"{folded}-")]
    near = [folded] if folded in names else begun or get_close_matches(folded, list(names), 1, 0.6)
    return names[near[0]] if near else None

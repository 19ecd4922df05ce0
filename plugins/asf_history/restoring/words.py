"""What came of bringing files back, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from asf_propose.report import as_text as report_as_text
from asf_register.problem import visible
from asf_register.swedish import listing, long_date

from asf_history.restoring.kept import PLACES, Kept
from asf_history.restoring.restoring import Restored

_MOST = 10
_SHORT = 10


def as_text(restored: Restored, unsaved: Sequence[str]) -> str:
    """What was done, what to heed, the report on it, and what to do next.

    Args:
        restored: What came of it.
        unsaved: Files that lie there otherwise than as they were last saved.
    """
    day, version = long_date(restored.day), restored.version
    parts = [f"I slutet av {day} var registret i version {version.id[:_SHORT]}."]
    if restored.report is None:
        parts.append("Inget skiljer sig från hur det är nu, så det finns inget att återställa.")
    else:
        parts.append(f"Gren: {restored.branch}")
        parts += _heed(restored)
        parts.append(report_as_text(restored.report))
    if restored.kept:
        parts.append("\n".join(["Återställs inte", *_kept(restored.kept)]))
    if len(unsaved) == 1:
        parts.append("En fil i mappen är inte sparad i git. Den är orörd och följer inte med.")
    elif unsaved:
        told = f"I mappen är {len(unsaved)} filer inte sparade i git."
        parts.append(f"{told} De är orörda och följer inte med.")
    if restored.report is not None:
        parts.append(_next(restored))
    return "\n\n".join(parts)


def _heed(restored: Restored) -> Iterator[str]:
    """What somebody should look at before it is merged."""
    if shown := restored.shown_again:
        names = [*shown[:_MOST], *([f"{len(shown) - _MOST} till"] if len(shown) > _MOST else [])]
        yield (
            f"Syns inte för allmänheten nu, men gör det med återställningen: {listing(names)}. "
            f"Ta reda på varför innan du slår ihop: asf history {shown[0]}"
        )
    if restored.settings:
        yield (
            "Webbplatsens inställningar återställs också, bland dem nyckeln som ansökningar "
            "krypteras med. Kontrollera att de ska gälla igen."
        )


def _kept(kept: Sequence[Kept]) -> Iterator[str]:
    """What stays as it is, by the reason."""
    by_why: dict[str, list[str]] = {}
    for one in kept:
        by_why.setdefault(one.why, []).append(visible(one.path))
    instead = {place.why: place.instead for place in PLACES}
    for why, paths in by_why.items():
        names = [*paths[:_MOST], *([f"{len(paths) - _MOST} till"] if len(paths) > _MOST else [])]
        yield f"  {listing(names)}"
        yield f"    {why} {instead.get(why, '')}".rstrip()


def _next(restored: Restored) -> str:
    branch = restored.branch
    if restored.report is not None and restored.report.verdict.errors:
        return (
            f"Grenen har fel som måste rättas innan den kan slås ihop. Rätta dem på den: "
            f"git switch {branch}"
        )
    return f"Skicka den till GitHub: git push origin {branch}"

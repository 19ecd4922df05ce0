"""What an import of notices did or would do, file by file, in words a coordinator understands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from asf_register.personal_number import without_personal_numbers
from asf_register.problem import visible
from asf_register.schema import Schema, alike
from asf_register.swedish import count_of, small

from asf_edit.in_words import in_words
from asf_edit.notices.languages import other_language
from asf_edit.notices.notice import Notice
from asf_edit.notices.notice_import import NoticeImport
from asf_edit.notices.outcome import Fate, Outcome
from asf_edit.notices.plain_texts import address
from asf_edit.notices.post_value import moment_in_words
from asf_edit.notices.updating import named

_TITLES = {
    Fate.REFUSED: "Filer som inte kommer in",
    Fate.NEW: "Nya annonser",
    Fate.CHANGED: "Annonser som ändras",
    Fate.REPLACED: "Filer som en nyare annons om samma upphandling ersätter",
}
# As many files that are left out for one reason are told of together, with the first of them.
_MANY = 5
_LONG = ("text", "links", "lots", "cpv", "contact", "notice")


def as_text(done: NoticeImport) -> str:
    """The report for a person at a terminal."""
    schema = Schema("post", done.reading.register.vocabulary)
    parts = ["\n".join(_summary(done))]
    for fate, title in _TITLES.items():
        found = [one for one in done.outcomes if one.fate is fate]
        lines = [line for one in found for line in _item(one, done, schema)]
        if lines:
            parts.append("\n".join([title, *lines]))
    if skipped := list(_skipped(done.outcomes)):
        parts.append("\n".join(["Filer som lämnas utanför", *skipped]))
    if done.warnings:
        told = dict.fromkeys(
            f"  {problem.path.rpartition('/')[2]}: {problem.message} {problem.hint}"
            for problem in done.warnings
        )
        parts.append("\n".join(["Varningar", *told]))
    return "\n\n".join(parts)


def _summary(done: NoticeImport) -> Iterator[str]:
    counts = {fate: sum(one.fate is fate for one in done.outcomes) for fate in Fate}
    yield count_of(len(done.outcomes), "fil", "filer")
    yield f"  {count_of(counts[Fate.NEW], 'ny annons', 'nya annonser')}"
    yield f"  {count_of(counts[Fate.CHANGED], 'annons ändras', 'annonser ändras')}"
    yield f"  {count_of(counts[Fate.SAME], 'fil är inläst', 'filer är inlästa')} redan"
    yield f"  {count_of(counts[Fate.SKIPPED], 'fil', 'filer')} lämnas utanför"
    yield f"  {count_of(counts[Fate.REFUSED], 'fil', 'filer')} kommer inte in"


def _item(outcome: Outcome, done: NoticeImport, schema: Schema) -> Iterator[str]:
    root = done.reading.register.root
    file = f" → {root.shown(root.marketplace / f'{outcome.post}.yaml')}" if outcome.post else ""
    yield f"  {_named(outcome)}{file}"
    if outcome.why:
        yield f"      {safe(outcome.why)}"
    if outcome.fate is Fate.NEW and outcome.notice is not None:
        yield f"      {safe(outcome.after['title'])}"
        yield f"      {safe(_kind(outcome, schema))}"
    if outcome.fate is Fate.CHANGED:
        yield from (f"      {safe(line)}" for line in _changes(outcome, done, schema))
    if outcome.fate in (Fate.NEW, Fate.CHANGED) and outcome.notice is not None:
        yield from (f"      obs: {safe(line)}" for line in _notes(outcome.notice, outcome))


def _named(outcome: Outcome) -> str:
    number = f" (annons {outcome.notice.number})" if outcome.notice else ""
    return f"{visible(outcome.path.name)}{number}"


def _kind(outcome: Outcome, schema: Schema) -> str:
    fields = schema.expanded["properties"]
    kind = fields["kind"]["x-labels"][outcome.after["kind"]]
    value = fields["value"]["x-labels"][outcome.after["value"]]
    day, clock = outcome.after["deadline"], outcome.after.get("deadline_time")
    closes = moment_in_words((date.fromisoformat(day), clock))
    return f"{kind}, {outcome.after['actor']['name']}, svar senast {closes}, värde: {value}"


def _changes(outcome: Outcome, done: NoticeImport, schema: Schema) -> Iterator[str]:
    words = done.reading.register.vocabulary
    before = outcome.before or {}
    for key, node in schema.expanded["properties"].items():
        was, becomes = before.get(key), outcome.after.get(key)
        if alike(was) == alike(becomes):
            continue
        if key in _LONG:
            yield f"ändras: {small(node['title'])}"
        else:
            told = " → ".join(in_words(part, node, words) for part in (was, becomes))
            yield f"ändras: {small(node['title'])}: {told}"


def _notes(notice: Notice, outcome: Outcome) -> Iterator[str]:
    """What of a notice was left out or guessed, and should be looked at."""
    if not notice.buyer.name.text:
        yield "Köparens namn saknas."
    email = notice.buyer.email
    if email and outcome.after.get("contact", {}).get("email") != email:
        yield "Köparens e-postadress kan vara en persons och är utelämnad."
    if notice.buyer.number and "organisation_number" not in outcome.after["actor"]:
        yield "Köparens organisationsnummer går inte att använda och är utelämnat."
    if language := other_language(notice.title):
        yield f"Rubriken är på {language}."
    if any(lot.submission and not address(lot.submission) for lot in notice.lots):
        yield "Adressen för anbud går inte att länka till och är utelämnad."
    if outcome.after.get("place") == {"whole_country": True}:
        yield "Annonsen anger inget län: platsen är hela landet."
    chosen = {winner for result in notice.results for winner in result.winners}
    if left := len(chosen) - len(named(notice.results)):
        what = count_of(
            left, "leverantör är en enskild person", "leverantörer är enskilda personer"
        )
        yield f"{what} och utelämnas."


def _skipped(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Files that are left out, by the reason."""
    by_reason: dict[str, list[Outcome]] = {}
    for one in outcomes:
        if one.fate is Fate.SKIPPED:
            by_reason.setdefault(one.why, []).append(one)
    for why, files in by_reason.items():
        first = ", ".join(_named(one) for one in files[:_MANY])
        more = f" och {len(files) - _MANY} till" if len(files) > _MANY else ""
        yield f"  {safe(why)}"
        yield f"      {first}{more}"


def safe(text: str) -> str:
    """A text from a file as a report may show it."""
    return visible(without_personal_numbers(text))

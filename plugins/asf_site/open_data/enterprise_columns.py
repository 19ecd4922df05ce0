"""The columns of the enterprises' spreadsheet: one row an enterprise."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from operator import attrgetter

from asf_register.vocabulary import Vocabulary

from asf_site.open_data.enterprise_record import EnterpriseRecord, TermRecord
from asf_site.open_data.spreadsheet_cell import harmless_cells

# Not a sign that any program cuts a row at.
_listed = " | ".join

Value = str | int | float | None
_UNKNOWN: tuple[Value, ...] = (None, None, None)


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: Its heading.
        description: What it holds, in Swedish.
    """

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class _Filled(Column):
    """A column with what gives its cell of an enterprise; None for an empty one."""

    value: Callable[[EnterpriseRecord], Value]


class EnterpriseColumns:
    """All columns, and rows made by them.

    Args:
        words: The closed lists; each kind of figure has columns of its own.
    """

    def __init__(self, words: Vocabulary) -> None:
        self._kinds = tuple(words.figure_kinds)
        self.all = (*_FIRST, *_figure_columns(words), *_LAST)

    def heading(self) -> bytes:
        """The first line, after the mark by which programs know UTF-8."""
        return b"\xef\xbb\xbf" + _line(column.name for column in self.all)

    def row(self, record: EnterpriseRecord) -> bytes:
        """The line of an enterprise."""
        first = (column.value(record) for column in _FIRST)
        last = (column.value(record) for column in _LAST)
        cells = [_cell(value) for value in (*first, *self._latest(record), *last)]
        return _line(harmless_cells(cells))

    def _latest(self, record: EnterpriseRecord) -> Iterator[Value]:
        latest = {f.kind: f for f in sorted(record.figures, key=attrgetter("year"))}
        for kind in self._kinds:
            figure = latest.get(str(kind))
            yield from (figure.value, figure.year, figure.qualifier) if figure else _UNKNOWN


def _line(cells: Iterable[str]) -> bytes:
    made = StringIO()
    csv.writer(made).writerow(cells)
    return made.getvalue().encode()


def _cell(value: Value) -> str:
    return "" if value is None else str(value)


def _titles(terms: Iterable[TermRecord]) -> str:
    return _listed(term.title for term in terms)


def _ids(terms: Iterable[TermRecord]) -> str:
    return _listed(str(term.id) for term in terms)


def _field(name: str, description: str) -> _Filled:
    return _Filled(name, description, attrgetter(name))


def _services(record: EnterpriseRecord) -> str:
    return _listed(dict.fromkeys(service.title for service in record.integration_services))


def _cpv(record: EnterpriseRecord) -> str:
    return _listed(dict.fromkeys(code for offer in record.offers for code in offer.cpv))


def _areas(record: EnterpriseRecord) -> str:
    return _listed(dict.fromkeys(offer.area.words for offer in record.offers if offer.area))


def _percent(record: EnterpriseRecord) -> Value:
    latest = max(record.target_group_shares, key=lambda share: share.date, default=None)
    return latest.percent if latest else None


def _percent_date(record: EnterpriseRecord) -> Value:
    days = [share.date for share in record.target_group_shares]
    return max(days).isoformat() if days else None


_FIRST = (
    _field("slug", "Företagets id. Adressen slutar med det."),
    _field("name", "Namn."),
    _field("url", "Företagets sida i listan."),
    _field("data_url", "Företaget i en egen JSON-fil, där allt står."),
    _field(
        "listing",
        "consented: har sagt ja till att stå i listan. sources: ur öppna källor, obekräftat.",
    ),
    _field("place", "Plats i ord."),
    _field("region", "Länskod, två siffror. Läs in som text, annars försvinner nollan först."),
    _field("region_name", "Län."),
    _field("municipality", "Kommunkod, fyra siffror. Läs in som text."),
    _field("municipality_name", "Kommun."),
    _field("street", "Besöksadress."),
    _field("postal_code", "Postnummer."),
    _field("locality", "Ort."),
    _field("latitude", "Grader norr, WGS 84."),
    _field("longitude", "Grader öster, WGS 84."),
    _field("position_basis", "own: eget läge. municipality: kommunens mittpunkt."),
    _Filled("industries", "Branscher.", lambda record: _titles(record.industries)),
    _Filled("industry_ids", "Branschernas id:n.", lambda record: _ids(record.industries)),
    _Filled(
        "offers", "Varor och tjänster.", lambda record: _listed(o.title for o in record.offers)
    ),
    _Filled("cpv", "CPV-koder, åtta siffror.", _cpv),
    _Filled("delivers_to", "Leveransområden i ord.", _areas),
    _Filled("integration_services", "Arbetsintegrerande tjänster.", _services),
    _Filled("target_groups", "Målgrupper.", lambda record: _titles(record.target_groups)),
    _Filled("global_goals", "Globala måls nummer.", lambda record: _ids(record.global_goals)),
    _Filled("target_group_percent", "Senast kända andel ur målgruppen, i procent.", _percent),
    _Filled("target_group_percent_date", "Dagen som den andelen gäller.", _percent_date),
)
_LAST = (
    _Filled(
        "certified_number",
        "Intygets nummer, för den som är certifierad den dag då filen gjordes.",
        lambda record: record.certified.number if record.certified else None,
    ),
    _Filled(
        "certified_until",
        "Sista dagen i den obrutna tid då företaget är certifierat.",
        lambda record: record.certified.until.isoformat() if record.certified else None,
    ),
    _Filled("member", "true för medlemmar.", lambda record: "true" if record.member else None),
    _Filled(
        "admitted",
        "Dagen då företaget prövades mot de fyra kriterierna.",
        lambda record: record.admitted.date.isoformat() if record.admitted else None,
    ),
    _Filled(
        "confirmed",
        "Dagen då uppgifterna senast bekräftades.",
        lambda record: record.confirmed.date.isoformat() if record.confirmed else None,
    ),
    _Filled(
        "confirmed_by",
        "Rollen som bekräftade: enterprise (företaget) eller coordinator (processledare).",
        lambda record: record.confirmed.by if record.confirmed else None,
    ),
    _field("email", "E-postadress."),
    _field("phone", "Telefon."),
    _field("website", "Webbplats."),
    _field("legal_form_title", "Juridisk form."),
    _field("organisation_number", "Organisationsnummer, NNNNNN-NNNN."),
    _field("founded", "Året då verksamheten började."),
    _Filled(
        "parent",
        "Id för företaget som enheten är del av.",
        lambda record: record.parent.slug if record.parent else None,
    ),
    _Filled(
        "sources",
        "Adresser till öppna källor.",
        lambda record: _listed(source.url for source in record.sources),
    ),
)


def _figure_columns(words: Vocabulary) -> Iterator[Column]:
    for kind, term in words.figure_kinds.items():
        yield Column(str(kind), f"{term.title}: det senaste året som är känt.")
        yield Column(f"{kind}_year", "Året som talet gäller.")
        yield Column(f"{kind}_qualifier", "exact, about (ungefär) eller at_least (minst).")

"""What is published, as a catalogue that portals read: DCAT-AP, as Sweden's portal wants it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from asf_site.open_data.open_data import (
    ATOM,
    CALENDAR,
    CATALOG,
    CSV,
    GEOJSON,
    JSON,
    VERSIONS,
    DataFile,
    DataSet,
    data_sets,
)
from asf_site.open_data.turtle import Address, Object, Text, Thing, turtle
from asf_site.site import Site

NO_LICENSE = "Villkor inte angivna"
_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_EU = "http://publications.europa.eu/resource/authority"
_SWEDEN = Address(f"{_EU}/country/SWE")
_SWEDISH = Address(f"{_EU}/language/SWE")
_PUBLIC = Address(f"{_EU}/access-right/PUBLIC")
# The site is built anew each night.
_DAILY = Address(f"{_EU}/frequency/DAILY")
_NON_PROFIT = Address("http://purl.org/adms/publishertype/NonProfitOrganisation")
_FORMATS = {JSON: "JSON", CSV: "CSV", GEOJSON: "GEOJSON", ATOM: "ATOM"}
# What a file keeps to beside its own schema.
_STANDARDS = {
    CSV: "https://www.rfc-editor.org/info/rfc4180",
    GEOJSON: "https://www.rfc-editor.org/info/rfc7946",
    ATOM: "https://www.rfc-editor.org/info/rfc4287",
    CALENDAR: "https://www.rfc-editor.org/info/rfc5545",
}


def catalog(site: Site, page: str) -> str:
    """The catalogue in Turtle.

    Args:
        site: What is published.
        page: The address on the site of the page that describes it.
    """
    return turtle(_PREFIXES, _Catalog(site, page).things())


class _Catalog:
    def __init__(self, site: Site, page: str) -> None:
        self._settings = site.register.site
        self._page = self._at(page)
        self._sets = data_sets(site)
        self._modified = Text(site.generated_at, type="xsd:dateTime")
        self._issued = Text(VERSIONS[-1].day.isoformat(), type="xsd:date")

    def things(self) -> Iterator[Thing]:
        yield self._whole()
        yield from self._who()
        for one in self._sets:
            files = [file for file in one.files if not file.is_one_of_many]
            yield self._set(one, [self._node(one, file) for file in files])
            for file in files:
                yield self._file(one, file)
        yield from self._standards()

    def _whole(self) -> Thing:
        settings = self._settings
        title, home = f"Öppna data från {settings.title}", self._at("/")
        return Thing(
            self._named("katalog"),
            "dcat:Catalog",
            [
                ("dct:title", [_swedish(title)]),
                (
                    "dct:description",
                    [_swedish("Arbetsintegrerande sociala företag i Sverige, som öppna data.")],
                ),
                ("dct:publisher", [self._named("utgivare")]),
                ("dcat:contactPoint", [self._named("kontakt")]),
                ("foaf:homepage", [home]),
                ("dct:language", [_SWEDISH]),
                ("dct:spatial", [_SWEDEN]),
                ("dct:issued", [self._issued]),
                ("dct:modified", [self._modified]),
                ("dcat:themeTaxonomy", [Address(f"{_EU}/data-theme")]),
                *self._terms(),
                ("dcat:dataset", [self._named(one.id) for one in self._sets]),
            ],
        )

    def _who(self) -> Iterator[Thing]:
        settings = self._settings
        yield Thing(
            self._named("utgivare"),
            "foaf:Agent",
            [
                ("foaf:name", [_swedish(settings.organisation)]),
                ("dct:type", [_NON_PROFIT]),
                ("foaf:homepage", [self._at("/")]),
            ],
        )
        yield Thing(
            self._named("kontakt"),
            "vcard:Organization",
            [
                ("vcard:fn", [_swedish(settings.organisation)]),
                ("vcard:hasEmail", [Address(f"mailto:{settings.contact}")]),
            ],
        )
        if settings.data_license is None:
            said = ("rdfs:label", [_swedish(NO_LICENSE)])
            yield Thing(self._named("villkor"), "dct:RightsStatement", [said])
        else:
            title = ("dct:title", [Text(settings.data_license.title)])
            yield Thing(Address(settings.data_license.url), "dct:LicenseDocument", [title])
        yield Thing(_SWEDEN, "dct:Location", [("rdfs:label", [_swedish("Sverige")])])

    def _set(self, one: DataSet, files: Sequence[Address]) -> Thing:
        return Thing(
            self._named(one.id),
            "dcat:Dataset",
            [
                ("dct:identifier", [Text(str(self._named(one.id))[1:-1])]),
                ("dct:title", [_swedish(one.title)]),
                ("dct:description", [_swedish(one.description)]),
                ("dct:publisher", [self._named("utgivare")]),
                ("dcat:contactPoint", [self._named("kontakt")]),
                ("dcat:theme", [Address(f"{_EU}/data-theme/{code}") for code in one.themes]),
                ("dcat:keyword", [_swedish(word) for word in one.keywords]),
                ("dct:language", [_SWEDISH]),
                ("dct:spatial", [_SWEDEN]),
                ("dct:accessRights", [_PUBLIC]),
                ("dct:accrualPeriodicity", [_DAILY]),
                ("dct:issued", [self._issued]),
                ("dct:modified", [self._modified]),
                ("dcat:version", [Text(VERSIONS[0].number)]),
                ("dcat:landingPage", [self._page]),
                ("foaf:page", [self._at(one.page)]),
                ("dct:conformsTo", [self._schema(one.files[0])]),
                ("dcat:distribution", files),
            ],
        )

    def _file(self, one: DataSet, file: DataFile) -> Thing:
        address = self._at(f"/{file.path}")
        keeps_to = [self._schema(file)] if file.schema else []
        keeps_to += [Address(_STANDARDS[file.media_type])] if file.media_type in _STANDARDS else []
        name = _FORMATS.get(file.media_type)
        file_type: list[Object] = [Address(f"{_EU}/file-type/{name}")] if name else []
        media = Address(f"https://www.iana.org/assignments/media-types/{file.media_type}")
        return Thing(
            self._node(one, file),
            "dcat:Distribution",
            [
                ("dct:title", [_swedish(f"{one.title}: {file.title.lower()}")]),
                ("dcat:accessURL", [address]),
                ("dcat:downloadURL", [address]),
                ("dcat:mediaType", [media]),
                ("dct:format", file_type),
                ("dct:language", [_SWEDISH]),
                ("dct:conformsTo", keeps_to),
                ("dct:modified", [self._modified]),
                *self._terms(),
            ],
        )

    def _standards(self) -> Iterator[Thing]:
        schemas = dict.fromkeys(f.schema for one in self._sets for f in one.files if f.schema)
        for schema in schemas:
            title = ("dct:title", [Text(schema.rpartition("/")[2])])
            yield Thing(self._at(f"/{schema}"), "dct:Standard", [title])
        for address in _STANDARDS.values():
            title = ("dct:title", [Text(address.rpartition("/")[2].upper())])
            yield Thing(Address(address), "dct:Standard", [title])

    def _terms(self) -> list[tuple[str, Sequence[Object]]]:
        """The licence; where there is none, that nobody has said."""
        stated = self._settings.data_license
        if stated is None:
            return [("dct:rights", [self._named("villkor")])]
        return [("dct:license", [Address(stated.url)])]

    def _schema(self, file: DataFile) -> Address:
        return self._at(f"/{file.schema}")

    def _node(self, one: DataSet, file: DataFile) -> Address:
        return self._named(f"{one.id}-{file.path.rpartition('.')[2]}")

    def _named(self, name: str) -> Address:
        return self._at(f"/{CATALOG}#{name}")

    def _at(self, path: str) -> Address:
        return Address(f"{self._settings.address}{path}")


def _swedish(text: str) -> Text:
    return Text(text, language="sv")

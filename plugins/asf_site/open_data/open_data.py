"""What is published as open data: the sets, the files of each, and their versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from asf_site.open_data.data_envelope import API, schema_path
from asf_site.site import Site

CATALOG = f"{API}/catalog.ttl"
INDEX = f"{API}/index.json"
_SLUG = "{slug}"

JSON, CSV = "application/json", "text/csv"
GEOJSON, ATOM = "application/geo+json", "application/atom+xml"
CALENDAR = "text/calendar"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the data's form.

    Attributes:
        number: The first part changes where something is taken away or means something else.
        day: From when it holds.
        said: What became different, in Swedish.
    """

    number: str
    day: date
    said: str


# The newest first.
VERSIONS = (
    Version(
        "1.0",
        date(2026, 11, 22),
        "Företag, län och branscher som JSON, företagen också som CSV och GeoJSON, flöden av nya "
        "och bekräftade företag, och en katalog i DCAT-AP. Annonser och intyg, som fanns innan, "
        "är som förut.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """One file of a set.

    Attributes:
        title: What it is, in Swedish.
        path: Where it lies on the site; with «{slug}» where there is one for each record.
        media_type: As IANA names it.
        schema: Where its schema lies on the site; "" where it has none.
    """

    title: str
    path: str
    media_type: str
    schema: str = ""

    @property
    def is_one_of_many(self) -> bool:
        """Whether there is one for each record."""
        return _SLUG in self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """One set of records.

    Attributes:
        id: Its name in addresses.
        title: What it is, in Swedish.
        description: One or two sentences.
        page: Where people read the same.
        total: How many records it has.
        themes: The codes of EU's themes that it belongs to.
        keywords: What people search for.
        files: The same records in different forms; the first has all of them.
    """

    id: str
    title: str
    description: str
    page: str
    total: int
    themes: tuple[str, ...]
    keywords: tuple[str, ...]
    files: tuple[DataFile, ...]


def data_sets(site: Site) -> tuple[DataSet, ...]:
    """Every set that is published."""
    words = site.register.vocabulary
    return (
        DataSet(
            id="enterprises",
            title="Arbetsintegrerande sociala företag",
            description="Företagen i listan: var de finns, vad de säljer och levererar, vad de "
            "gör för människor, och deras samhällsnytta i siffror med år och källa.",
            page="/asf/",
            total=len(site.listed),
            themes=("SOCI", "ECON"),
            keywords=("arbetsintegrerande sociala företag", "ASF", "social ekonomi"),
            files=tuple(_enterprise_files()),
        ),
        DataSet(
            id="regions",
            title="Län och kommuner",
            description="Alla län med sina kommuner: koder, namn, adresser, mittpunkter och hur "
            "många företag i listan som arbetar där.",
            page="/lan/",
            total=len(words.regions),
            themes=("REGI", "SOCI"),
            keywords=("län", "kommuner", "arbetsintegrerande sociala företag"),
            files=(_json("Alla län i en fil", f"{API}/regions/index.json", "regions"),),
        ),
        DataSet(
            id="industries",
            title="Branscher",
            description="Branscherna som företagen delas in i: id, namn, beskrivning, CPV-koder "
            "och hur många företag i listan som finns i var och en.",
            page="/bransch/",
            total=len(words.industries),
            themes=("ECON",),
            keywords=("branscher", "CPV", "upphandling"),
            files=(_json("Alla branscher i en fil", f"{API}/industries/index.json", "industries"),),
        ),
        DataSet(
            id="marketplace",
            title="Annonser på marknadsplatsen",
            description="Vad kommuner, företag och ASF behöver eller erbjuder, hur det gick, och "
            "vilka företag i listan som kan svara på det som är öppet.",
            page="/marknad/",
            total=len(site.market.posts),
            themes=("ECON", "GOVE"),
            keywords=("upphandling", "reserverad upphandling", "annonser"),
            files=(
                _json("Alla annonser i en fil", f"{API}/marketplace/index.json", "marketplace"),
                _json("En annons", f"{API}/marketplace/{_SLUG}.json", "marketplace"),
                DataFile(
                    title="Öppna annonser som flöde", path="marknad/flode.atom", media_type=ATOM
                ),
                DataFile(
                    title="Sista dagar som kalender",
                    path="marknad/sista-dagar.ics",
                    media_type=CALENDAR,
                ),
            ),
        ),
        DataSet(
            id="certificates",
            title="Intyg",
            description="Certifieringar av arbetsintegrerande sociala företag: vad som beslutades, "
            "när, av vilken roll och vad som gällde vilka dagar.",
            page="/certifikat/",
            total=sum(view.enterprise is not None for view in site.certificates),
            themes=("SOCI", "GOVE"),
            keywords=("certifiering", "intyg", "arbetsintegrerande sociala företag"),
            files=(
                _json("Alla intyg i en fil", f"{API}/certificates/index.json", "certificate"),
                _json("Ett intyg", f"{API}/certificates/{_SLUG}.json", "certificate"),
            ),
        ),
    )


def _enterprise_files() -> Iterator[DataFile]:
    enterprises = f"{API}/enterprises"
    yield _json("Alla företag i en fil", f"{enterprises}/index.json", "enterprises")
    yield _json("Ett företag", f"{enterprises}/{_SLUG}.json", "enterprises")
    yield DataFile(title="För kalkylprogram", path=f"{enterprises}.csv", media_type=CSV)
    yield DataFile(
        title="För kartor",
        path=f"{enterprises}.geojson",
        media_type=GEOJSON,
        schema=schema_path("enterprises-geojson"),
    )
    yield DataFile(
        title="Nya och bekräftade företag som flöde", path="asf/flode.atom", media_type=ATOM
    )


def _json(title: str, path: str, schema: str) -> DataFile:
    return DataFile(title=title, path=path, media_type=JSON, schema=schema_path(schema))

"""Every kind of page, for everybody: axe, narrow windows, dark mode and the keyboard."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from asf_register.root import THEME
from asf_site.lists.facets import FACETS
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from site_fixtures import DESKTOP, MADE_UP, PHONE, BuiltSite, Visitor
from site_layout import LOST_SIDEWAYS

NARROW = 320
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {
    "runOnly": {"type": "tag", "values": STANDARDS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}

# What depends on colours: in the dark nothing else differs, which a test below holds the
# stylesheets to.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
RULES_OF_COLOURS = {
    "runOnly": {"type": "rule", "values": OF_COLOURS},
    "resultTypes": ["violations"],
}
RULES_BUT_COLOURS = {
    **RULES,
    "rules": {**RULES["rules"], **{r: {"enabled": False} for r in OF_COLOURS}},
}

HOSTILE = "/asf/script-alert-1-script-img-src-x-onerror-alert-2-7-7-javascript-alert-3/"
LONG = f"/asf/{next(MADE_UP.glob('data/asf/ordlangd*.yaml')).stem}/"
EVERY_FACET = (
    "q=tr%C3%A4dg%C3%A5rd&till=falun&till=gavleborg&certifierad=1&bransch=stadning&lan=dalarna"
    "&kommun=falun&tjanst=arbetstraning&malgrupp=nyanlanda&personer=5&bekraftad=1&siffror=1"
    "&form=ekonomisk-forening&mal=ingen-fattigdom"
)
KINDS = {
    "home": ("real", "/"),
    "list": ("real", "/asf/"),
    "list, delivered to a place": ("made_up", "/asf/?till=falun"),
    "list, every facet": ("made_up", f"/asf/?{EVERY_FACET}"),
    "list, a certificate": ("certified", "/asf/?q=ASF-2025-001"),
    "search result": ("real", "/asf/?q=fika&lan=dalarna&lan=stockholm"),
    "no hits": ("real", "/asf/?q=G%C3%B6tebrog&lan=dalarna"),
    "no hits, some near": ("made_up", "/asf/?kommun=gotland&bransch=tradgard-och-utemiljo"),
    "pages among hits": ("made_up", "/asf/?q=elakheter"),
    "unknown choice": ("made_up", "/asf/?lan=atlantis"),
    "profile, sparse": ("made_up", "/asf/bara-namnet/"),
    "profile, rich": ("made_up", "/asf/angslyckan/"),
    "profile, unit": ("made_up", "/asf/angslyckans-tvatteri/"),
    "profile, from sources": ("real", "/asf/basta/"),
    "profile, closed": ("made_up", "/asf/stangda-snickeriet/"),
    "profile, hostile": ("made_up", HOSTILE),
    "profile, long words": ("made_up", LONG),
    "list, hostile": ("made_up", "/asf/"),
    "home, hostile": ("made_up", "/"),
    "regions": ("real", "/lan/"),
    "region": ("real", "/lan/dalarna/"),
    "region, long words": ("made_up", "/lan/dalarna/"),
    "municipality": ("real", "/kommun/goteborg/"),
    "municipality, empty": ("real", "/kommun/dorotea/"),
    "industries": ("real", "/bransch/"),
    "industry": ("real", "/bransch/hunddagis/"),
    "industry, empty": ("made_up", "/bransch/fruktkorgar/"),
    "content": ("real", "/om/"),
    "content, of a section": ("real", "/reserverad-upphandling/"),
    "content, easy to read": ("real", "/lattlast-for-asf/"),
    "content, with a picture": ("made_up", "/provsidan/"),
    "section": ("real", "/for-offentlig-sektor/"),
    "news": ("made_up", "/aktuellt/"),
    "news item": ("made_up", "/aktuellt/provlistan-har-en-kalender/"),
    "calendar": ("made_up", "/kalender/"),
    "calendar, without a day": ("real", "/kalender/"),
    "archive": ("real", "/arkiv/"),
    "coordinators": ("real", "/processledare/"),
    "open data": ("real", "/oppna-data/"),
    "content, hostile": ("made_up", "/elakheter/"),
    "impact": ("real", "/samhallsnytta/"),
    "impact, with sums": ("made_up", "/samhallsnytta/"),
    "form": ("real", "/foresla/basta/"),
    "form, rich": ("made_up", "/foresla/angslyckan/"),
    "form, hostile": ("made_up", HOSTILE.replace("/asf/", "/foresla/")),
    "form, long words": ("made_up", LONG.replace("/asf/", "/foresla/")),
    "form, experience": ("real", "/foresla/erfarenhet/"),
    "form, new": ("made_up", "/foresla/nytt/"),
    "form, new post": ("made_up", "/foresla/marknad/upphandling/"),
    "form, post": ("made_up", "/foresla/marknad/elak-annons/"),
    "advertise": ("made_up", "/marknad/annonsera/"),
    "application, not taken here": ("made_up", "/certifiering/ansok/"),
    "self-assessment": ("made_up", "/certifiering/sjalvskattning/"),
    "certificate": ("certified", "/certifikat/ASF-2025-001/"),
    "certificate, withdrawn": ("certified", "/certifikat/ASF-2025-003/"),
    "certificate, taken over": ("certified", "/certifikat/ASF-2019-H01/"),
    "certificate check": ("real", "/certifikat/fraga/?vem=cafe-glastaket&dag=2020-06-01"),
    "certificates": ("real", "/certifikat/"),
    "become certified": ("real", "/bli-certifierad/"),
    "market": ("made_up", "/marknad/"),
    "market, empty": ("real", "/marknad/"),
    "inspiration": ("real", "/marknad/inspiration/?bransch=stadning"),
    "all posts": ("made_up", "/marknad/alla/"),
    "post": ("made_up", "/marknad/tradgardar-i-falun/"),
    "post, awarded": ("made_up", "/marknad/matsal-med-avtal/"),
    "post, hostile": ("made_up", "/marknad/elak-annons/"),
    "post, long words": ("made_up", "/marknad/allt-pa-en-gang/"),
    "calculator": ("real", "/marknad/rakna/?vad=bransch-stadning&budget=500000"),
    "buyers' page": ("real", "/gor-affarer/"),
    "short list, empty": ("real", "/kortlista/"),
    "short list": ("real", "/kortlista/?asf=basta,cafe-glastaket,koopus"),
    "short list, hostile": (
        "made_up",
        f"/kortlista/?asf={HOSTILE.split('/')[2]},{LONG.split('/')[2]}",
    ),
    "missing": ("real", "/finns-inte/"),
    "missing, nearly right": ("real", "/asf/bastaa/"),
}

# Where the focus is, and whether it is seen.
STOP = """(element) => {
  const drawn = element.querySelector('circle') ?? element;
  const look = getComputedStyle(drawn);
  const ring = drawn !== element ? parseFloat(look.strokeWidth)
    : look.outlineStyle !== 'none' && parseFloat(look.outlineWidth);
  const box = drawn.getBoundingClientRect();
  return {
    html: element.outerHTML.slice(0, 120),
    last: element === document.body,
    // Inside a field for a day, the field itself has no visible focus by that name.
    shown: element.matches('main')
      || (element.matches(':focus-visible, [type="date"]') && ring >= 2),
    inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
}"""
# Asked in the page: a question from outside for each key takes as long as all the keys.
NOTE_STOPS = """() => {
  window.stops = [];
  const note = () => window.stops.push((STOP)(document.activeElement));
  addEventListener('keyup', note, {capture: true});
}"""
TABS = 30
EVERY_STOP = """() => [...document.querySelectorAll(
  'a[href], button, input, select, textarea, summary, [tabindex="0"]'
)].filter((element) => element.checkVisibility({visibilityProperty: true})
    && !element.disabled && element.tabIndex >= 0)
  .map((element) => { element.focus(); return (STOP)(element); })"""
MOVING = """() => [...document.querySelectorAll('*')].filter((element) =>
  ['', '::before', '::after'].some((part) => {
    const look = getComputedStyle(element, part);
    return look.animationName !== 'none' || /[1-9]/.test(look.transitionDuration)
      || look.scrollBehavior === 'smooth';
  })).map((element) => element.outerHTML.slice(0, 120))"""

# Marks what looks different from when it was asked last, light or dark, and says how many there
# are. Axe takes most of its time for colours, which need not be looked at again where nothing has
# changed.
CHANGED_LOOKS = """() => {
  const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  window.knownLooks ??= {};
  const known = window.knownLooks[scheme] ?? new Map();
  const looks = window.knownLooks[scheme] = new Map();
  let changed = 0;
  for (const element of document.body.querySelectorAll('*')) {
    const look = getComputedStyle(element);
    const seen = element.checkVisibility({visibilityProperty: true}) && [
      look.color, look.backgroundColor, look.backgroundImage, look.opacity, look.fontSize,
      look.fontWeight, look.textDecorationLine, look.position, look.filter, look.mixBlendMode,
    ].join();
    looks.set(element, seen);
    const placed = /absolute|fixed|sticky/.test(look.position);
    const again = Boolean(seen) && (placed || known.get(element) !== seen);
    element.toggleAttribute('data-look-changed', again);
    changed += again;
  }
  return changed;
}"""

# What is to be seen where a page is opened for its sake.
SHOWS = {
    "no hits": "#no-hits",
    "no hits, some near": "#no-hits .hit",
    "pages among hits": "#pages",
    "list, a certificate": "#pages a[href^='/certifikat/']",
    "list, every facet": ".chip",
    "missing, nearly right": ".meant a",
    "content, with a picture": "main img",
}


@pytest.fixture
def site_of(real: BuiltSite, made_up: BuiltSite, certified: BuiltSite) -> dict[str, BuiltSite]:
    return {"real": real, "made_up": made_up, "certified": certified}


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_can_use_every_kind_of_page(
    kind: str, site_of: dict[str, BuiltSite], visitor: Visitor
) -> None:
    """In one visit, since it takes longer to open a page than to look at it."""
    page = open_kind(kind, site_of, visitor)
    the_keyboard_reaches_every_link_and_shows_where_it_is(page)
    nothing_moves(page)
    nothing_is_lost_sideways(page)
    axe_finds_nothing(page)


def test_no_kind_of_page_is_left_out(site_of: dict[str, BuiltSite]) -> None:
    visited = {sort_of(site_of[name], urlsplit(path).path) for name, path in KINDS.values()}
    assert len(visited) >= 25
    for name, site in site_of.items():
        paths = ["/" + file.removesuffix("index.html") for file in site.files if ".html" in file]
        left_out = {sort_of(site, path): path for path in paths}.items()
        # A former address has no kind: it leads on at once.
        assert [path for sort, path in left_out if sort[0] and sort not in visited] == [], name


def test_the_list_is_seen_with_every_facet() -> None:
    assert {facet.key for facet in FACETS} <= set(parse_qs(EVERY_FACET))


def test_in_the_dark_only_colours_are_others() -> None:
    dark = re.compile(r"@media \(prefers-color-scheme: dark\)\s*\{\s*:root\s*\{([^}]*)\}\s*\}")
    colour = re.compile(r"\s*--[a-z-]+: #[0-9a-f]{6}\s*")
    seen = 0
    for sheet in sorted((THEME / "static").glob("*.css")):
        blocks = dark.findall(sheet.read_text("utf-8"))
        assert len(blocks) == sheet.read_text("utf-8").count("prefers-color-scheme"), sheet.name
        for line in filter(str.strip, ";".join(blocks).split(";")):
            assert colour.fullmatch(line), f"{sheet.name}: {line}"
            seen += 1
    assert seen > 10


def test_a_pale_colour_in_the_dark_would_be_seen(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/om/", dark=True)
    page.evaluate("document.querySelector('main').style.color = 'rgb(60, 66, 62)'")
    assert "color-contrast" in broken_rules(page)


@pytest.mark.parametrize(
    ("rule", "scheme"),
    [
        ("main p { color: rgb(121, 121, 121) }", "light"),
        ("main p { color: rgb(121, 121, 121) }", "dark"),
        ("main { background: rgb(120, 120, 120) }", "light"),
        ("main p { position: absolute; top: 0; background: rgb(120, 120, 120) }", "light"),
    ],
)
def test_a_pale_colour_in_the_wide_window_alone_would_be_seen(
    real: BuiltSite, visitor: Visitor, rule: str, scheme: str
) -> None:
    page = visitor.open(real, "/om/")
    media = f"@media (min-width: {DESKTOP}px) and (prefers-color-scheme: {scheme})"
    page.evaluate("rule => document.styleSheets[0].insertRule(rule)", f"{media} {{ {rule} }}")
    with pytest.raises(AssertionError, match=f"{DESKTOP} px, {scheme}"):
        axe_finds_nothing(page)


def test_axe_finds_nothing_in_the_filter_sheet(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/asf/?lan=dalarna", width=PHONE)
    page.locator("#open-filters").click()
    for dark in (False, True):
        page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        assert broken_rules(page) == {}
    page.set_viewport_size({"width": NARROW, "height": 640})
    assert page.evaluate(LOST_SIDEWAYS) == []


def test_the_skip_link_leads_past_the_menu(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/om/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_fault_would_be_seen(real: BuiltSite, visitor: Visitor) -> None:
    """Keeps the tests above honest: each way of looking sees what it should."""
    page = visitor.open(real, "/om/", width=NARROW)
    page.evaluate(
        """() => {
          const main = document.querySelector('main');
          main.append(document.createElement('img'));
          const words = document.createElement('p');
          words.textContent = 'svag';
          words.style.color = 'rgb(170, 170, 170)';
          const small = [1, 2].map(() => document.createElement('button'));
          for (const one of small) one.textContent = 'x';
          for (const {style} of small) style.cssText = 'width: 12px; height: 12px; padding: 0';
          const wide = document.createElement('div');
          wide.textContent = 'x'.repeat(200);
          wide.style.cssText = 'overflow-wrap: normal; width: 120vw';
          const cut = wide.cloneNode(true);
          cut.style.cssText = 'overflow-wrap: normal; overflow: hidden';
          const thin = Object.assign(document.createElement('p'), {textContent: 'smal '.repeat(5)});
          thin.style.width = '2em';
          main.append(words, ...small, wide, cut, thin);
        }"""
    )
    assert {"image-alt", "color-contrast", "target-size"} <= set(broken_rules(page))
    lost = page.evaluate(LOST_SIDEWAYS)
    assert {part.partition(" ")[0] for part in lost} == {"page", "outside", "cut", "squeezed"}
    assert [part for part in lost if part.startswith("cut") and "hidden" in part]
    assert [part for part in lost if part.startswith("squeezed") and "smal smal" in part]


@pytest.mark.parametrize(
    "rule",
    [":focus-visible { outline: none !important }", ".menu a { position: fixed; top: -9em }"],
)
def test_a_stop_of_the_keyboard_that_is_not_seen_would_be_told_of(
    real: BuiltSite, visitor: Visitor, rule: str
) -> None:
    page = visitor.open(real, "/om/")
    page.evaluate("rule => document.styleSheets[0].insertRule(rule)", rule)
    with pytest.raises(AssertionError, match="<a "):
        the_keyboard_reaches_every_link_and_shows_where_it_is(page)


def test_reduced_motion_is_respected(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/")
    duration = "getComputedStyle(document.querySelector('.button')).transitionDuration"
    assert page.evaluate(duration) != "0s"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(duration) == "0s"


def test_the_map_is_one_tab_stop_where_the_arrows_walk(real: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(real, "/lan/")
    in_map = "document.activeElement.closest('svg') !== null"
    stops = []
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(in_map):
            stops.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        elif stops:
            break
    assert len(stops) == 1
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowUp")
    north = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert north != stops[0]
    expect(page.locator("[data-caption]").last).to_have_text(north)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(north.split(":")[0])


def test_a_link_that_looks_like_a_button_can_be_read_under_the_pointer(
    real: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(real, "/kortlista/")
    page.emulate_media(reduced_motion="reduce")
    page.locator("main a.button:visible").hover()
    assert broken_rules(page) == {}


def test_dark_and_light_differ(real: BuiltSite, visitor: Visitor) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = visitor.open(real, "/om/").evaluate(ground)
    dark = visitor.open(real, "/om/", dark=True).evaluate(ground)
    assert (light, dark) == ("rgb(251, 249, 244)", "rgb(20, 24, 22)")


def sort_of(site: BuiltSite, path: str) -> tuple[str, int]:
    """What a page says that it is, and how deep it lies: a news item is no list of news."""
    file = site.public / (path[1:] + "index.html" * path.endswith("/"))
    text = (file if file.exists() else site.public / "404.html").read_text("utf-8")
    found = re.search(r'<body class="kind-([a-z-]+)"', text)
    return found[1] if found else "", path.count("/") if file.exists() else 1


def open_kind(kind: str, site_of: dict[str, BuiltSite], visitor: Visitor) -> Page:
    name, path = KINDS[kind]
    page = visitor.open(site_of[name], path)
    assert page.locator("html").get_attribute("lang") == "sv"
    if kind.startswith("missing"):
        visitor.accept("error Failed to load resource.*404")
    else:
        assert page.locator("body.kind-missing").count() == 0, f"there is no {path}"
    if kind in SHOWS:
        expect(page.locator(SHOWS[kind]).first).to_be_visible()
    return page


def the_keyboard_reaches_every_link_and_shows_where_it_is(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.evaluate(NOTE_STOPS.replace("STOP", STOP))
    for _ in range(TABS):
        page.keyboard.press("Tab")
    walked = page.evaluate("window.stops")
    stops = list(takewhile(lambda stop: not stop["last"], walked))
    assert len(stops) == TABS or len(stops) < len(walked)
    for stop in (*stops, *page.evaluate(EVERY_STOP.replace("STOP", STOP))):
        assert stop["shown"], stop["html"]
        assert stop["inside"], stop["html"]


def nothing_moves(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == []


def nothing_is_lost_sideways(page: Page) -> None:
    """320 pixels is also what is left of 1280 at four times the size."""
    for width in (NARROW, 768, DESKTOP):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(LOST_SIDEWAYS) == [], f"{width} px"


def axe_finds_nothing(page: Page) -> None:
    """The narrow window first, whose letters are the smallest; then what is others in the wide."""
    for width, dark in ((PHONE, False), (PHONE, True), (DESKTOP, True), (DESKTOP, False)):
        page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 800})
        changed = page.evaluate(CHANGED_LOOKS)
        where = f"{width} px, {'dark' if dark else 'light'}"
        if width == PHONE:
            assert broken_rules(page) == {}, where
            continue
        if changed:
            assert broken_rules(page, RULES_OF_COLOURS, "[data-look-changed]") == {}, where
        if not dark:
            assert broken_rules(page, RULES_BUT_COLOURS) == {}, where


def broken_rules(
    page: Page, rules: dict[str, Any] | None = None, inside: str = "html"
) -> dict[str, list[Any]]:
    """What axe finds, by rule, with the elements.

    Args:
        page: As it is shown now.
        rules: What to look for; else all, or in the dark what colours decide.
        inside: The selector of what is looked at.
    """
    dark = "matchMedia('(prefers-color-scheme: dark)').matches"
    has_axe, is_dark = page.evaluate(f"['axe' in window, {dark}]")
    if not has_axe:
        page.evaluate(Axe().axe_script)
    violations = page.evaluate(
        "([inside, rules]) => axe.run(inside, rules).then((found) => found.violations)",
        [inside, rules or (RULES_OF_COLOURS if is_dark else RULES)],
    )
    return {
        violation["id"]: [
            (node["html"][:160], node["failureSummary"]) for node in violation["nodes"][:3]
        ]
        for violation in violations
    }

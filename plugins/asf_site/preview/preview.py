"""The preview of a change: some pages whole, the others in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from asf_propose.history.repository import Repository
from asf_register.public import public_view
from asf_register.register import Register

from asf_site.parts.logos import logos
from asf_site.parts.text_pictures import picture_files
from asf_site.preview.different import Different, named
from asf_site.preview.lone_page import lone_page
from asf_site.preview.proposed import Proposed, proposed
from asf_site.preview.rendering import Rendering, templates_of
from asf_site.site import Site
from asf_site.workings import Workings

MOST_PAGES = 20
NOTHING = "Ingen sida ändras."
WRONG = "Förslaget har fel, så sidorna går inte att visa än. Felen står i rapporten."
WRONG_BEFORE = (
    "Registret har fel som inte kommer av förslaget, så sidorna går inte att visa än. Rapporten "
    "säger mer."
)
CLASHES = (
    "Förslaget krockar med något som har ändrats sedan det gjordes. Där visas förslagets "
    "uppgifter. Rapporten säger vad som krockar."
)
ELSEWHERE = (
    "Förslaget ändrar också annat än uppgifter och texter. Det syns inte här: sidorna är gjorda "
    "med programmet och utseendet som de är i dag."
)


@dataclass(frozen=True, slots=True)
class ShownPage:
    """One page as it becomes.

    Attributes:
        url: Its address on the site.
        is_new: Whether there is no such page yet.
        html: The page on its own.
    """

    url: str
    is_new: bool
    html: str

    @property
    def heading(self) -> str:
        """What stands above it."""
        return f"Så här blir {'den nya sidan' if self.is_new else 'sidan'} {self.url}"


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change makes of the public pages.

    Attributes:
        pages: Those that are shown whole.
        words: What the change does to pages that cannot be shown, in sentences.
        elsewhere: Which other pages become different, in sentences.
        is_right: Whether the register could be shown with the change.
        title: The site's name; "" where no version says it.
    """

    pages: tuple[ShownPage, ...]
    words: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()
    is_right: bool = True
    title: str = ""


def preview(repository: Repository, base: str, head: str, day: date) -> Preview:
    """Show what a change makes of the public pages.

    Args:
        repository: Where both versions are.
        base: What the change is to be taken into, as git's full name of a commit.
        head: The change's last commit, likewise.
        day: The day that every state is computed for.
    """
    with proposed(repository, base, head, day) as change:
        if change.brings_errors:
            return Preview((), (WRONG,), is_right=False, title=change.title)
        if change.before is None or change.after is None:
            return Preview((), (WRONG_BEFORE,), is_right=False, title=change.title)
        return _of(change, change.before, change.after, day)


def _of(change: Proposed, before: Register, after: Register, day: date) -> Preview:
    was = Site(public_view(before), day)
    # What was worked out for the one state holds for the other, where the closed lists are equal.
    same = before.vocabulary == after.vocabulary
    now = Site(public_view(after), day, was.workings if same else Workings())
    different = Different(after, Rendering(was), Rendering(now), change.paths)
    first, rest = different.shown[:MOST_PAGES], different.shown[MOST_PAGES:]
    words = list(different.words)
    if rest:
        words.append(f"Här visas {MOST_PAGES} sidor. De andra som förslaget gäller: {named(rest)}.")
    if not (first or words or different.elsewhere):
        words.append(NOTHING)
    if change.clashes:
        words.append(CLASHES)
    if change.is_elsewhere:
        words.append(ELSEWHERE)
    return Preview(_shown(different, first), tuple(words), different.elsewhere, title=change.title)


def _shown(different: Different, urls: tuple[str, ...]) -> tuple[ShownPage, ...]:
    site = different.after.site
    templates = templates_of(site)
    files = (*logos(site, templates), *picture_files(site, templates))
    pictures = {file.path: file for file in files}

    def picture(path: str) -> bytes:
        made = pictures[path].make() if path in pictures else b""
        return made if isinstance(made, bytes) else made.encode()

    address = site.register.site.address
    return tuple(
        ShownPage(url, url in different.new, lone_page(different.after.page(url), address, picture))
        for url in urls
    )

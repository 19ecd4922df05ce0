"""The forms of proposals as pages of Hugo's: all that our build works out lies there ready."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from asf_propose.forms import form_named
from asf_propose.forms.enterprise_forms import CHANGED_ENTERPRISE
from asf_site.forms.filled_form import FilledForm
from asf_site.parts.proposal_forms import NEW_FORM
from asf_site.site import Site

# Pagefind reads none of them, so they have no slim page either.
_OUTPUTS = ["html"]
_TITLE, _NEW_TITLE = "Föreslå en ändring", "Anmäl ert företag"


def form_pages(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name of each page below /foresla/, and what stands on top of its file."""
    form = form_named(CHANGED_ENTERPRISE, site.register.vocabulary)
    assert form is not None  # noqa: S101 - the site has it
    filled = FilledForm(site, form)
    settings = site.register.site
    common = {"outputs": _OUTPUTS, "noindex": True, "to": settings.proposals or settings.contact}
    yield NEW_FORM, {**common, "title": _NEW_TITLE, "summary": _NEW_TITLE, "crumbs": _crumbs()}
    for enterprise in site.register:
        texts = filled.texts(enterprise, site.names[enterprise.name] > 1)
        title = f"{_TITLE}: {texts.pop('title')}"
        crumbs = _crumbs((enterprise.name, f"/asf/{enterprise.slug}/"))
        ready = {key: str(text) for key, text in texts.items() if key != "slug"}
        about = {"title": title, "summary": f"{title}.", "crumbs": crumbs}
        yield enterprise.slug, {**common, **about, **ready, "about_slug": enterprise.slug}


def _crumbs(*more: tuple[str, str]) -> list[dict[str, str]]:
    return [{"title": title, "url": url} for title, url in (("ASF-listan", "/asf/"), *more)]

"""The forms that proposals are made in: one an enterprise, filled in, and one for a new one.

What a form asks lies in a file that its page fetches, since it is the same for every enterprise.
A page holds the values, and for readers without scripts the same as text and a mail to write in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from hashlib import sha256

from asf_propose.forms import Form, form_named
from asf_propose.forms.enterprise_forms import CHANGED_ENTERPRISE, NEW_ENTERPRISE
from asf_register.enterprise import Enterprise
from asf_register.errors import BuildError
from asf_register.slugs import KEPT_SLUG

from asf_site.forms.filled_form import FilledForm, as_json
from asf_site.forms.form_questions import form_parts
from asf_site.forms.form_words import words_of
from asf_site.forms.mail_form import MailForm
from asf_site.forms.open_places import OpenPage, place
from asf_site.output_file import OutputFile, PageHead, page_path, ready
from asf_site.site import Site
from asf_site.templates import Templates

# Every form but this one lies at the slug of an enterprise; none can be called that.
NEW_FORM = KEPT_SLUG
_FILES = {CHANGED_ENTERPRISE: "andra", NEW_ENTERPRISE: NEW_FORM}
_PLACES = ("slug", "name", "title", "about", "version", "without", "values", "on_file", "mail")


def proposal_forms(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The forms' files, a page for every public enterprise, and the one at /foresla/nytt/."""
    pages = _Pages(site, templates)
    yield from (ready(path, content) for path, content in pages.files.values())
    yield ready(page_path(f"/foresla/{NEW_FORM}/"), pages.new())
    for enterprise in site.register:
        made_of = (enterprise, site.names[enterprise.name] > 1)
        path = page_path(f"/foresla/{enterprise.slug}/")
        yield OutputFile(path, made_of, partial(pages.changed, *made_of))


def form_file(form: Form, templates: Templates) -> str:
    """What a form's page fetches: what it asks for, and how that is drawn."""
    markup = templates.render("form.html", parts=form_parts(form), words=words_of(form))
    return as_json({**form.as_data(), "markup": markup})


class _Pages:
    """Makes the pages of one state of the site.

    Args:
        site: The state.
        templates: What they are rendered with.
    """

    def __init__(self, site: Site, templates: Templates) -> None:
        self._site = site
        self._templates = templates

    @cached_property
    def files(self) -> dict[str, tuple[str, str]]:
        """By a form's matter, the path and the content of the file that its page fetches."""
        contents = {matter: self._content(matter) for matter in _FILES}
        version = sha256("".join(contents.values()).encode()).hexdigest()[:10]
        return {
            matter: (f"data/{version}/{name}.json", contents[matter])
            for matter, name in _FILES.items()
        }

    def new(self) -> str:
        """The page of the form for a new enterprise."""
        form = self._form(NEW_ENTERPRISE)
        summary = "Anmäl ett arbetsintegrerande socialt företag som vill stå i listan."
        mail = MailForm(form, self._site.register.site)
        filled = {"mail": mail.address(), "values": "{}"}
        return self._render(form, _head(form.title, summary, NEW_FORM), filled)

    def changed(self, enterprise: Enterprise, shares_name: bool) -> str:
        """The page of the form for a change of an enterprise.

        Args:
            enterprise: Who.
            shares_name: Whether another one has the same name.
        """
        return self._open.filled(**self._filled.texts(enterprise, shares_name))

    @cached_property
    def _filled(self) -> FilledForm:
        return FilledForm(self._site, self._form(CHANGED_ENTERPRISE))

    @cached_property
    def _open(self) -> OpenPage:
        form, title = self._form(CHANGED_ENTERPRISE), place("title")
        head = _head(
            f"{form.title}: {title}",
            f"{form.title} av uppgifterna om {title}.",
            place("slug"),
            (place("name"), f"/asf/{place('slug')}/"),
        )
        return OpenPage(self._render(form, head, {name: place(name) for name in _PLACES}))

    def _form(self, matter: str) -> Form:
        form = form_named(matter, self._site.register.vocabulary)
        if form is None:
            raise BuildError(f"Formuläret «{matter}» finns inte.", "Hämta programmet på nytt.")
        return form

    def _content(self, matter: str) -> str:
        return form_file(self._form(matter), self._templates)

    def _render(self, form: Form, head: PageHead, filled: Mapping[str, str]) -> str:
        address = f"/{self.files[form.matter][0]}"
        return self._templates.render(
            "proposal.html", page=head, form=form, address=address, filled=filled
        )


def _head(title: str, summary: str, slug: str, *crumbs: tuple[str, str]) -> PageHead:
    return PageHead(
        title=title,
        summary=summary,
        url=f"/foresla/{slug}/",
        kind="proposal",
        noindex=True,
        breadcrumbs=[("ASF-listan", "/asf/"), *crumbs],
    )

"""The forms of the marketplace: one for each kind of new posts, and one for each that is open.

They are made as those of enterprises: see parts/proposal_forms.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from hashlib import sha256

from asf_propose.forms import Form, form_values, version_of
from asf_propose.forms.post_forms import (
    CHANGED_POST,
    NEW_POSTS,
    NewPost,
    changed_post,
    new_post,
    not_asked,
)
from asf_propose.subject import POST
from asf_register.marketplace.post import Post

from asf_site.forms.filled_form import as_json, in_quotes
from asf_site.forms.mail_form import MailForm
from asf_site.forms.on_file import OnFile
from asf_site.forms.open_places import OpenPage, place
from asf_site.marketplace.post_row import post_url
from asf_site.output_file import OutputFile, PageHead, page_path, ready
from asf_site.own_pages import ADVERTISE, MARKET
from asf_site.parts.proposal_forms import form_file
from asf_site.site import Site
from asf_site.templates import Templates

_CHANGED_FILE = "andra-annons"
_PLACES = ("slug", "name", "about", "version", "without", "values", "on_file", "mail")


def post_forms(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The forms' files, a page for each kind, and one for every post that hasn't ended."""
    pages = _Pages(site, templates)
    yield from (ready(path, content) for path, content in pages.files.values())
    for new in NEW_POSTS.values():
        yield ready(page_path(POST.form_page(new.slug)), pages.new(new))
    for post in posts_with_forms(site):
        path = page_path(POST.form_page(post.id))
        yield OutputFile(path, (post,), partial(pages.changed, post))


def posts_with_forms(site: Site) -> Iterator[Post]:
    """The posts that can be changed or ended by a form."""
    return (post for post in site.market.posts.values() if post.has_form_on(site.day))


class _Pages:
    """Makes the pages of one state of the site.

    Args:
        site: The state.
        templates: What they are rendered with.
    """

    def __init__(self, site: Site, templates: Templates) -> None:
        self._settings = site.register.site
        self._words = site.register.vocabulary
        self._templates = templates

    @cached_property
    def _forms(self) -> dict[str, Form]:
        """By what their files are called."""
        forms = {new.slug: new_post(new, self._words) for new in NEW_POSTS.values()}
        return {**forms, _CHANGED_FILE: changed_post(self._words)}

    @cached_property
    def files(self) -> dict[str, tuple[str, str]]:
        """By a form's matter, the path and the content of the file that its page fetches."""
        contents = {name: form_file(form, self._templates) for name, form in self._forms.items()}
        version = sha256("".join(contents.values()).encode()).hexdigest()[:10]
        return {
            self._forms[name].matter: (f"data/{version}/{name}.json", content)
            for name, content in contents.items()
        }

    def new(self, new: NewPost) -> str:
        """The page of the form for a new post of some kind."""
        form = self._forms[new.slug]
        head = _head(form.title, new.summary, new.slug, (ADVERTISE.title, ADVERTISE.url))
        mail = MailForm(form, self._settings)
        return self._render(form, head, {"mail": mail.address(), "values": "{}"})

    def changed(self, post: Post) -> str:
        """The page of the form for a change of a post."""
        values = form_values(post, self._form)
        about, version = f"{post.title} ({post.id})", version_of(values)
        return self._open.filled(
            slug=post.id,
            name=post.title,
            about=about,
            version=version,
            without=" ".join(not_asked(post)),
            values=in_quotes(as_json(values)),
            on_file=self._on_file.described(values),
            mail=self._mail.address(about, version),
        )

    @cached_property
    def _form(self) -> Form:
        return self._forms[_CHANGED_FILE]

    @cached_property
    def _on_file(self) -> OnFile:
        return OnFile(self._form.fields)

    @cached_property
    def _mail(self) -> MailForm:
        return MailForm(self._form, self._settings)

    @cached_property
    def _open(self) -> OpenPage:
        name, slug = place("name"), place("slug")
        head = _head(
            f"{CHANGED_POST}: {name}",
            f"Ändra, dra tillbaka eller berätta hur det gick: {name}.",
            slug,
            (name, post_url(slug)),
        )
        return OpenPage(self._render(self._form, head, {key: place(key) for key in _PLACES}))

    def _render(self, form: Form, head: PageHead, filled: Mapping[str, str]) -> str:
        address = f"/{self.files[form.matter][0]}"
        return self._templates.render(
            "post_form.html", page=head, form=form, address=address, filled=filled
        )


def _head(title: str, summary: str, slug: str, *crumbs: tuple[str, str]) -> PageHead:
    return PageHead(
        title=title,
        summary=summary,
        url=POST.form_page(slug),
        kind="proposal",
        noindex=True,
        breadcrumbs=[(MARKET.title, MARKET.url), *crumbs],
    )

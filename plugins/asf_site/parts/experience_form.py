"""The form of an experience, which members open from a guide on the intranet.

It is public, as all forms are, and holds nothing of the intranet: which guide somebody came from
stands in the fragment of the address, which no server sees (form-address.js).
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from asf_propose.forms.experience_form import new_experience
from asf_propose.subject import EXPERIENCE

from asf_site.forms.mail_form import MailForm
from asf_site.output_file import OutputFile, PageHead, html_page, ready
from asf_site.parts.proposal_forms import form_file
from asf_site.site import Site
from asf_site.templates import Templates

_SUMMARY = "Berätta för andra ASF vad ni har gjort och vad det gav."


def experience_form(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /foresla/erfarenhet/, and the file that it fetches."""
    form = new_experience(site.register.vocabulary)
    content = form_file(form, templates)
    address = f"data/{sha256(content.encode()).hexdigest()[:10]}/{EXPERIENCE.new}.json"
    head = PageHead(
        title=form.title, summary=_SUMMARY, url=EXPERIENCE.pages, kind="proposal", noindex=True
    )
    filled = {"mail": MailForm(form, site.register.site).address(), "values": "{}"}
    yield ready(address, content)
    yield html_page(
        templates,
        "experience_form.html",
        head,
        form=form,
        address=f"/{address}",
        filled=filled,
    )

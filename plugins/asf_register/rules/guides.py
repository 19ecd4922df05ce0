"""Rules for guides and the templates that belong to them."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.intranet.guide import Guide
from asf_register.problem import DocumentKey, Finding
from asf_register.rules.intranet_texts import unknown_slug
from asf_register.rules.rule import Context

TEMPLATES = ("templates", "workbooks")


def guide_templates(guide: Guide, context: Context) -> Iterator[Finding]:
    """The templates that a guide names are there."""
    for index, slug in enumerate(guide.templates):
        yield from unknown_slug(("templates", index), "mallen", slug, TEMPLATES, context)


def template_once(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """No template is both a document and a workbook: each has an address of its own."""
    intranet = context.register.intranet
    for slug in intranet.workbooks:
        if slug in intranet.templates or ("templates", slug) in context.unread_documents:
            also: tuple[DocumentKey, ...] = ()
            if slug in intranet.templates:
                also = (("templates", slug),)
            yield (
                ("workbooks", slug),
                Finding(
                    (),
                    f"det finns redan en mall som heter {slug}.md, och den har samma adress.",
                    "Byt namn på en av filerna.",
                    also=also,
                ),
            )

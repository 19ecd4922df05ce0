"""A page for each template: documents to read, calculations with their formulas in words."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.intranet.document_template import DocumentTemplate
from asf_register.intranet.workbook import Workbook

from asf_intranet.pages.content_page import content_page
from asf_intranet.pages.formulas import shown_sheets
from asf_intranet.pages.guides import responsible_roles
from asf_intranet.pages.page import Block, IntranetPage
from asf_intranet.pages.running_text import blocks, body, line_blocks, with_gaps
from asf_intranet.pages.view import AnyTemplate, IntranetView, route
from asf_intranet.templates import render


def template_pages(view: IntranetView) -> Iterator[IntranetPage]:
    """The templates, by title."""
    for template in view.templates.values():
        if isinstance(template, Workbook):
            html, said = _workbook(view, template), _cells(template)
        else:
            html, said = _document(view, template), blocks(template.body)
        yield content_page(view, template, "template", html, said)


def _document(view: IntranetView, template: DocumentTemplate) -> str:
    text = with_gaps(body(template.body, view.address))
    return render("template.html", **_told(view, template), body=text)


def _workbook(view: IntranetView, workbook: Workbook) -> str:
    return render(
        "workbook.html",
        **_told(view, workbook),
        intro=body(workbook.intro, view.address),
        sheets=shown_sheets(workbook),
    )


def _told(view: IntranetView, template: AnyTemplate) -> dict[str, object]:
    return {
        "template": template,
        "area": view.area(template.area),
        "responsible": responsible_roles()[template.responsible],
        "formats": view.formats(template),
        "guides": [(one, route(one)) for one in view.guides_with(template)],
    }


def _cells(workbook: Workbook) -> tuple[Block, ...]:
    """The words in a workbook: its introduction, sheets, columns and cells without formulas."""
    said = [*blocks(workbook.intro)]
    for sheet in workbook.sheets:
        said += [Block(sheet.name, heading=True), *line_blocks(", ".join(sheet.columns))]
        for row in sheet.rows:
            texts = [cell for cell in row if isinstance(cell, str) and not cell.startswith("=")]
            said += line_blocks(", ".join(texts))
    return tuple(said)

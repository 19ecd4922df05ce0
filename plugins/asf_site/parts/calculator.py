"""«Räkna på det»: the page, and what its script counts on."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.marketplace.post import LEAST_SHARE

from asf_site.calculator.calculator_data import CalculatorData, choices
from asf_site.marketplace.dependence import DEPENDENCE, KRONOR_PER_WORK_YEAR
from asf_site.output_file import OutputFile, html_page, own_head
from asf_site.own_pages import CALCULATOR, MARKET
from asf_site.site import Site
from asf_site.templates import Templates


def calculator(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page, and the files beside it."""
    data = CalculatorData(site)
    yield from data.files()
    words = site.register.vocabulary
    head = own_head(CALCULATOR, "calculator", (MARKET.title, MARKET.url))
    yield html_page(
        templates,
        "calculator.html",
        head,
        lists=data.address,
        kinds=(
            ("Varor och tjänster", choices("bransch", words.industries)),
            ("Arbetsintegrerande tjänster", choices("tjanst", words.service_kinds)),
        ),
        advice=data.advice,
        dependence=DEPENDENCE,
        work_year=KRONOR_PER_WORK_YEAR,
        least_share=LEAST_SHARE,
    )

"""The page «Var de certifierade?», and the answers that it looks up.

The file of answers holds finished periods: the page's script only finds who and when.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec
from asf_register.certification.certificate import Certificate
from asf_register.certification.state_words import PROVES_NO_SHARE, STATE_WORDS
from asf_register.certification.states import Period
from asf_register.enterprise import Enterprise
from asf_register.slugs import fold
from asf_register.swedish import alphabetical, number

from asf_site.output_file import OutputFile, html_page, own_head, ready
from asf_site.own_pages import CERTIFICATE_CHECK, CERTIFICATES
from asf_site.site import Site
from asf_site.templates import Templates

_STEPS = 3  # of what tells holders of the same name apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One that may be asked about.

    Attributes:
        key: Tells it apart inside the program; never shown for who has no page.
        name: As it is now, or as decided for who has no page.
        place: In words; "" for who has no page.
        enterprise: None for who has no page.
        certificates: All of its own, in the order of their numbers.
        periods: What the register answers for it; () where that is what it answers for all others.
    """

    key: str
    name: str
    place: str
    enterprise: Enterprise | None
    certificates: tuple[Certificate, ...]
    periods: tuple[Period, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called now, and what its certificates were decided for."""
        decided = (name for certificate in self.certificates for name in certificate.names)
        return tuple(dict.fromkeys((self.name, *decided)))

    @property
    def organisation_numbers(self) -> tuple[str, ...]:
        """The number it has now, and those that its certificates were decided for."""
        own = self.enterprise.organisation_number if self.enterprise else None
        decided = (n for c in self.certificates for n in c.organisation_numbers)
        return tuple(dict.fromkeys(filter(None, (own, *decided))))


def certificate_check(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page, and the file that its script reads."""
    holders = list(_holders(site))
    answers = msgspec.json.encode(_answers(site, holders)).decode()
    # With the certificates: who isn't shown but has consented to this is nowhere else.
    path = f"certifikat/data/{sha256(answers.encode()).hexdigest()[:10]}/intyg.json"
    yield ready(path, answers)
    head = own_head(CERTIFICATE_CHECK, "check", (CERTIFICATES.title, CERTIFICATES.url))
    yield html_page(
        templates,
        "certificate_check.html",
        head,
        answers=f"/{path}",
        holders=[holder for holder in holders if holder.certificates],
        others=site.register.periods_of(""),
        words=STATE_WORDS,
        proves_no_share=PROVES_NO_SHARE,
    )


def _holders(site: Site) -> Iterator[Holder]:
    """Every public enterprise, and who has nothing public but a certificate, by the alphabet."""
    register = site.register
    held = (c.decisions.holder for c in register.certificates.values())
    found = []
    for key in dict.fromkeys((*register.enterprises, *held)):
        enterprise = register.enterprises.get(key)
        certificates = register.certificates_of(key)
        holder = Holder(
            key=key,
            name=enterprise.name if enterprise else certificates[-1].name,
            place=site.rows[key].place if enterprise else "",
            enterprise=enterprise,
            certificates=certificates,
            periods=register.periods_of(key) if certificates else (),
        )
        found.append(holder)
    yield from sorted(found, key=lambda one: (alphabetical(one.name), one.place, one.key))


def _answers(site: Site, holders: Sequence[Holder]) -> dict[str, Any]:
    """What the script reads. Whatever is empty is left out."""
    labels = _labels(holders)
    return {
        "day": site.day,
        "words": STATE_WORDS,
        "others": _periods(site.register.periods_of("")),
        "holders": [
            {key: value for key, value in _answer(holder, label).items() if value}
            for holder, label in zip(holders, labels, strict=True)
        ],
    }


def _answer(holder: Holder, label: str) -> dict[str, Any]:
    enterprise = holder.enterprise
    shares = enterprise.target_group_share if enterprise else ()
    return {
        "name": holder.name,
        "label": label if label != holder.name else "",
        "also": holder.names[1:],
        "place": holder.place,
        "slug": enterprise.slug if enterprise else "",
        "numbers": holder.organisation_numbers,
        "certificates": [(c.number, c.name, c.organisation_number) for c in holder.certificates],
        "periods": _periods(holder.periods),
        "shares": [
            (share.date, number(share.percent), share.source)
            for share in sorted(shares, key=lambda share: share.date)
        ],
    }


def _periods(periods: Sequence[Period]) -> list[tuple[Any, ...]]:
    return [(p.first, p.last, p.state, p.reason, p.number) for p in periods]


def _labels(holders: Sequence[Holder]) -> list[str]:
    """What each is called where its name alone does not tell it from others."""
    labels = [holder.name for holder in holders]
    folded = [fold(label) for label in labels]
    for step in range(_STEPS):
        counts = Counter(folded)
        for index in [i for i, label in enumerate(folded) if counts[label] > 1]:
            more = _further(holders[index])[step]
            if more:
                labels[index] = f"{labels[index]}, {more}"
                folded[index] = fold(labels[index])
    return labels


def _further(holder: Holder) -> tuple[str, str, str]:
    """What tells a holder from others of the same name: the next one where the first does not."""
    numbers = (*holder.organisation_numbers, *(c.number for c in holder.certificates), "")
    return holder.place, numbers[0], holder.enterprise.slug if holder.enterprise else ""

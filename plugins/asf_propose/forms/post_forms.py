"""The forms about posts: one for each kind of new ones, and one that changes or ends a post."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from asf_register.marketplace.post import ActorKind, Kind, Post
from asf_register.marketplace.post_kinds import POST_KINDS
from asf_register.vocabulary import Vocabulary

from asf_propose.forms.form import Form, Section, sections_of
from asf_propose.forms.form_field import FormField
from asf_propose.subject import POST

CHANGED_POST = "Ändra annons"

_ENDS = ("awarded", "withdrawn")
_NEEDED = ("title", "text", "place", "deadline", "contact", "actor")
_SOUGHT_BY = ("industries", "services", "cpv")
# Whose post it is stays, and so does what a joint bid is about.
_NEVER_CHANGED = ("actor", "about")
# Of a procurement only a lot may be reserved.
_OF_LOT = {
    "ground": "Bara om någon del är reserverad.",
    "share": "Hur många procent av de sysselsatta som minst ska höra till målgruppen. Är en del "
    "reserverad kräver lagen 30.",
}
_IN_LIST = (
    "Bara för er som står i listan: adressen till er sida där, eller dess sista del, till exempel "
    "cafe-glastaket. Då behövs inget namn."
)


@dataclass(frozen=True, slots=True)
class NewPost:
    """What the form for a new post of some kind says.

    Attributes:
        kind: The kind.
        matter: What its block says the matter is.
        title: The heading of its page.
        summary: What such a post is for, in a sentence.
        without: The fields that make no sense for it.
        needed: The fields that it can't be without, beside those that no post can.
    """

    kind: Kind
    matter: str
    title: str
    summary: str
    without: tuple[str, ...]
    needed: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """What the address of its page ends with."""
        return POST_KINDS[self.kind].slug

    @property
    def actors(self) -> tuple[ActorKind, ...]:
        """Whose posts can be of this kind."""
        return POST_KINDS[self.kind].actors


_RESERVED = ("ground", "share")

NEW_POSTS: Mapping[Kind, NewPost] = {
    one.kind: one
    for one in (
        NewPost(
            "request",
            "Ny förfrågan",
            "Lägg ut en förfrågan",
            "Fråga efter en vara eller tjänst. Passar mindre köp, där ni väljer bland svaren.",
            ("about", "lots", *_RESERVED),
        ),
        NewPost(
            "procurement",
            "Ny upphandling",
            "Berätta om en upphandling",
            "Gör ASF uppmärksamma på en upphandling som ni annonserar eller tänker annonsera.",
            ("about",),
        ),
        NewPost(
            "reserved_procurement",
            "Ny reserverad upphandling",
            "Berätta om en reserverad upphandling",
            "För en upphandling som bara är öppen för leverantörer vars syfte är integration i "
            "arbete och samhälle.",
            ("about",),
            ("ground",),
        ),
        NewPost(
            "iop",
            "Nytt IOP",
            "Bjud in till ett partnerskap",
            "Sök en part till ett idéburet offentligt partnerskap (IOP) med ett gemensamt syfte.",
            ("about", "cpv", "lots", *_RESERVED),
        ),
        NewPost(
            "collaboration",
            "Ny samverkan",
            "Sök samverkan med andra ASF",
            "Hitta andra ASF att lämna anbud, leverera eller utvecklas tillsammans med.",
            ("value", "lots", *_RESERVED),
        ),
        NewPost(
            "csr",
            "Företag söker ASF",
            "Sök ett ASF att göra affärer med",
            "Ert företag vill köpa av ett ASF, eller samarbeta på något annat sätt.",
            ("about", "cpv", "lots", *_RESERVED),
        ),
        NewPost(
            "offer",
            "Nytt erbjudande",
            "Lägg ut ett erbjudande",
            "Berätta vad ni kan leverera just nu, till offentliga köpare och företag.",
            ("about", "value", "lots", *_RESERVED, "certified", "questions"),
        ),
        NewPost(
            "surplus",
            "Nytt överskott",
            "Lämna vidare ett överskott",
            "Sälj eller skänk material, möbler, varor eller lokaler som ni inte behöver.",
            ("about", "services", "cpv", "value", "lots", *_RESERVED, "certified", "questions"),
        ),
    )
}


def new_post(new: NewPost, words: Vocabulary) -> Form:
    """The form for a new post of some kind."""
    without = (*new.without, *_ENDS)
    sections = tuple(
        replace(section, fields=tuple(_asked(section, new, without)))
        for section in sections_of("post", words)
    )
    alone = {"actor": {"kind": new.actors[0]}} if len(new.actors) == 1 else {}
    return Form(
        new.matter,
        new.title,
        tuple(section for section in sections if section.fields),
        POST,
        given={"kind": new.kind, **alone},
        one_of=tuple(key for key in _SOUGHT_BY if key not in without),
    )


def changed_post(words: Vocabulary) -> Form:
    """The form that changes a post, takes it back or tells how it ended."""
    form = Form(
        CHANGED_POST,
        "Ändra eller avsluta annonsen",
        tuple(sections_of("post", words)),
        POST,
        is_new=False,
    )
    return form.without(_NEVER_CHANGED)


def not_asked(post: Post) -> tuple[str, ...]:
    """The fields that make no sense for a post and that it says nothing of."""
    without = NEW_POSTS[post.kind].without
    return tuple(key for key in without if key not in _NEVER_CHANGED and not getattr(post, key))


def _asked(section: Section, new: NewPost, without: Collection[str]) -> Iterator[FormField]:
    for one in section.fields:
        if one.key in without:
            continue
        said = _OF_LOT.get(one.key, one.help) if new.kind == "procurement" else one.help
        needed = replace(one, required=one.key in (*_NEEDED, *new.needed), help=said)
        yield _actor(needed, new.actors) if one.key == "actor" else needed


def _actor(group: FormField, kinds: tuple[ActorKind, ...]) -> FormField:
    """Who it is: only of those kinds that fit, by name or by its place in the list."""
    by_name, in_list = kinds != ("enterprise",), "enterprise" in kinds
    inside = {one.key: one for one in group.fields}
    labels = inside["kind"].choices
    fields = {
        "kind": replace(inside["kind"], choices={kind: labels[kind] for kind in kinds}),
        "name": replace(inside["name"], required=not in_list),
        "organisation_number": inside["organisation_number"],
        "enterprise": replace(
            inside["enterprise"],
            required=not by_name,
            help=_IN_LIST if by_name else inside["enterprise"].help,
        ),
    }
    left_out = {
        *(("kind",) if len(kinds) == 1 else ()),
        *(() if by_name else ("name", "organisation_number")),
        *(() if in_list else ("enterprise",)),
    }
    return replace(
        group,
        fields=tuple(one for key, one in fields.items() if key not in left_out),
        one_of=("name", "enterprise") if by_name and in_list else (),
    )

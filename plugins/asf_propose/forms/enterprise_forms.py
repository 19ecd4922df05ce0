"""The forms about enterprises: a change of one, and a new one."""

from __future__ import annotations

from dataclasses import replace

from asf_edit.fields import Fields
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

from asf_propose.forms.form import Form, Section, sections_of
from asf_propose.forms.form_field import FormField, form_field

CHANGED_ENTERPRISE = "Ändra företag"
NEW_ENTERPRISE = "Nytt företag"

# What a new entry must have for the form to take it, beside what its schema requires.
_NEEDED_WHEN_NEW = ("municipality", "consent")
# What makes no sense for an entry that isn't there yet.
_NOT_WHEN_NEW = ("confirmed", "listing", "closed")


def changed_enterprise(words: Vocabulary) -> Form:
    """The form for a change of an enterprise."""
    sections = tuple(sections_of("enterprise", words))
    return Form(CHANGED_ENTERPRISE, "Föreslå en ändring", sections, is_new=False)


def new_enterprise(words: Vocabulary) -> Form:
    """The form for an enterprise that isn't there yet."""
    sections = [
        replace(
            section,
            fields=tuple(
                replace(field, required=field.required or field.key in _NEEDED_WHEN_NEW)
                for field in section.fields
                if field.key not in _NOT_WHEN_NEW
            ),
        )
        for section in sections_of("enterprise", words)
    ]
    sections.insert(-1, _criteria(words))
    return Form(NEW_ENTERPRISE, "Anmäl ert företag", tuple(sections))


def _criteria(words: Vocabulary) -> Section:
    """The four criteria, which an enterprise says that it meets and somebody else examines."""
    criteria = Fields(Schema("enterprise", words)).find("admitted.criteria")
    asked = [form_field(criteria.child(key), words) for key in criteria.node["properties"]]
    group = FormField(
        key="criteria",
        title="Kriterierna",
        kind="group",
        required=True,
        fields=tuple(
            replace(field, question=field.title, required=True) for field in asked if field
        ),
    )
    said = FormField(
        key="criteria_text",
        title="Så uppfyller ni kriterierna",
        kind="text",
        help="Några meningar till den som prövar. De visas inte på webben.",
        limits={"maxLength": 4000},
    )
    return Section(
        "De fyra kriterierna",
        "Ett arbetsintegrerande socialt företag uppfyller alla fyra. Länets processledare prövar "
        "dem tillsammans med er.",
        (group, said),
    )

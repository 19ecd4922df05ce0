"""Every rule for what members read, and for who they are, in one tuple."""

from asf_register.problem import Severity
from asf_register.rules.attachments import attachment_file, film_file, subtitle_file
from asf_register.rules.courses import course_steps, right_answer
from asf_register.rules.experiences import (
    experience_enterprise,
    experience_guides,
    members_contact,
)
from asf_register.rules.guides import guide_templates, template_once
from asf_register.rules.intranet_texts import intranet_day, intranet_link, intranet_text
from asf_register.rules.members import (
    key_days,
    member_key,
    member_key_once,
    member_known,
    member_once,
)
from asf_register.rules.rule import IntranetRule, RegisterRule, Rule
from asf_register.rules.workbooks import row_width, sheet_once, text_cell, workbook_formula

# The kinds of files with running text, and of those that somebody looks over.
_TEXTS = ("guides", "templates", "workbooks", "courses", "recordings", "experiences")
_WORKBOOKS = ("workbooks",)
_MEMBERS = ("members",)

INTRANET_RULES: tuple[Rule, ...] = (
    IntranetRule(intranet_text, _TEXTS),
    IntranetRule(intranet_link, _TEXTS),
    IntranetRule(intranet_day, _TEXTS),
    IntranetRule(guide_templates, ("guides",)),
    RegisterRule(template_once),
    IntranetRule(sheet_once, _WORKBOOKS),
    IntranetRule(row_width, _WORKBOOKS),
    IntranetRule(text_cell, _WORKBOOKS),
    IntranetRule(workbook_formula, _WORKBOOKS),
    IntranetRule(course_steps, ("courses",)),
    IntranetRule(right_answer, ("courses",)),
    IntranetRule(attachment_file, ("attachments",)),
    IntranetRule(film_file, ("recordings",)),
    IntranetRule(subtitle_file, ("recordings",)),
    IntranetRule(experience_guides, ("experiences",)),
    IntranetRule(experience_enterprise, ("experiences",)),
    IntranetRule(member_known, _MEMBERS),
    RegisterRule(member_once),
    IntranetRule(member_key, _MEMBERS),
    RegisterRule(member_key_once),
    IntranetRule(key_days, _MEMBERS),
    IntranetRule(members_contact, ("experiences", "members"), Severity.WARNING),
)

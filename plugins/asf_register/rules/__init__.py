"""Every rule across fields and files, in one tuple."""

from asf_register.happenings.happenings import ARCHIVE, CALENDAR, NEWS
from asf_register.intranet.intranet_files import FILE_KINDS
from asf_register.problem import Severity
from asf_register.rules.audits import (
    auditor_apart,
    measure_demanded,
    overall_judgement,
    verdict_told,
)
from asf_register.rules.cases import (
    admission_terms,
    admitted_in_time,
    applied_in_time,
    areas_of_round,
    done_by,
    instalment_paid,
)
from asf_register.rules.certificates import (
    certificate_number_once,
    certificates_apart,
    entry_as_certified,
    renewal,
)
from asf_register.rules.closed_lists import (
    figure_unit,
    industry_address,
    municipality_code,
    repeated_address,
    repeated_term,
)
from asf_register.rules.cohorts import (
    fee_instalments,
    group_enterprises,
    group_size,
    people_who_left,
    places_enough,
    recording_subtitles,
    round_dates,
    round_people,
    round_with_cases,
    webinar_time,
)
from asf_register.rules.contact import email_in_text, link_address, role_email, web_link
from asf_register.rules.dates import closed_claims, founded_first, not_in_future
from asf_register.rules.deciders import (
    appeal_apart,
    decided_by,
    decider_apart,
    decision_signature,
)
from asf_register.rules.decisions import (
    certificate_days,
    certificate_terms,
    certificate_year,
    certified_after_case,
    decided_number,
    decided_while_valid,
    decisions_with_case,
)
from asf_register.rules.events import (
    declared_interest,
    enterprise_of_round,
    event_dates,
    event_order,
)
from asf_register.rules.figures import (
    figure_jump,
    figure_method,
    figure_repeated,
    percent_range,
)
from asf_register.rules.happening_rules import HAPPENING_RULES
from asf_register.rules.intranet_rules import INTRANET_RULES
from asf_register.rules.listing import (
    consent_needed,
    cpv_division,
    industries_wanted,
    sources_needed,
)
from asf_register.rules.logos import logo_file
from asf_register.rules.lost_comments import lost_comment
from asf_register.rules.names import (
    alias_collision,
    alias_name,
    part_of_known,
    similar_names,
    slug_of_name,
)
from asf_register.rules.organisation_numbers import (
    organisation_number_check_digit,
    organisation_number_needed,
    organisation_number_personal,
    organisation_number_unique,
    unit_number,
)
from asf_register.rules.people import (
    account_once,
    interest_known,
    key_readable,
    left_already,
    person_once,
    roles_apart,
)
from asf_register.rules.personal_numbers import personal_number
from asf_register.rules.pictures import page_pictures, picture_text
from asf_register.rules.places import (
    municipality_in_region,
    position_in_sweden,
    position_near_municipality,
    radius_has_centre,
)
from asf_register.rules.policy import (
    decisions_by_certifiers,
    forge_address,
    one_role_a_team,
    path_decides,
    path_for_the_rest,
    path_left_free,
    policy_email,
    region_coordinators,
)
from asf_register.rules.post_rules import POST_RULES
from asf_register.rules.rule import (
    CaseRule,
    CohortRule,
    Context,
    DecisionsRule,
    DocumentRule,
    EnterpriseRule,
    PageRule,
    RegisterRule,
    Rule,
)
from asf_register.rules.sections import easy_read, easy_read_once, page_reviewed, page_section
from asf_register.rules.taken_over import taken_over_time
from asf_register.rules.texts import description_links, page_address, page_links

_ROUNDS = ("cohorts", "cases", "decisions")
_POSTS = "marketplace"
_INTRANET = tuple(kind.key for kind in FILE_KINDS)
_HAPPENINGS = (NEWS, CALENDAR, ARCHIVE)
_EVERYWHERE = (
    "asf",
    "content",
    "vocabulary",
    "policy",
    _POSTS,
    *_ROUNDS,
    *_INTRANET,
    *_HAPPENINGS,
)

RULES: tuple[Rule, ...] = (
    DocumentRule(personal_number, _EVERYWHERE),
    EnterpriseRule(slug_of_name),
    RegisterRule(alias_collision),
    EnterpriseRule(alias_name),
    EnterpriseRule(part_of_known, by_itself=False),
    RegisterRule(similar_names, Severity.WARNING),
    EnterpriseRule(organisation_number_check_digit),
    EnterpriseRule(organisation_number_personal),
    RegisterRule(organisation_number_unique),
    EnterpriseRule(organisation_number_needed, by_itself=False),
    EnterpriseRule(unit_number, by_itself=False),
    EnterpriseRule(municipality_in_region),
    EnterpriseRule(position_in_sweden),
    EnterpriseRule(position_near_municipality, Severity.WARNING),
    EnterpriseRule(radius_has_centre),
    EnterpriseRule(link_address),
    EnterpriseRule(role_email, Severity.WARNING),
    DocumentRule(
        email_in_text,
        ("asf", _POSTS, *_ROUNDS, *_INTRANET, *_HAPPENINGS),
        Severity.WARNING,
    ),
    EnterpriseRule(not_in_future),
    EnterpriseRule(founded_first),
    EnterpriseRule(closed_claims),
    EnterpriseRule(percent_range),
    EnterpriseRule(figure_repeated),
    EnterpriseRule(figure_method),
    EnterpriseRule(figure_jump, Severity.WARNING),
    EnterpriseRule(consent_needed),
    EnterpriseRule(sources_needed),
    EnterpriseRule(industries_wanted, Severity.WARNING),
    EnterpriseRule(cpv_division),
    EnterpriseRule(logo_file, by_itself=False),
    EnterpriseRule(description_links),
    PageRule(page_links),
    PageRule(page_address),
    PageRule(page_section),
    PageRule(easy_read),
    RegisterRule(easy_read_once),
    PageRule(page_reviewed),
    PageRule(page_pictures),
    PageRule(picture_text),
    DocumentRule(lost_comment, _EVERYWHERE, Severity.WARNING),
    DocumentRule(repeated_term, ("vocabulary",)),
    DocumentRule(repeated_address, ("vocabulary",)),
    DocumentRule(figure_unit, ("vocabulary",)),
    DocumentRule(industry_address, ("vocabulary",)),
    DocumentRule(municipality_code, ("vocabulary",)),
    DocumentRule(region_coordinators, ("policy",)),
    RegisterRule(one_role_a_team),
    DocumentRule(path_for_the_rest, ("policy",)),
    DocumentRule(path_decides, ("policy",)),
    DocumentRule(decisions_by_certifiers, ("policy",)),
    DocumentRule(path_left_free, ("policy",)),
    DocumentRule(policy_email, ("policy",), Severity.WARNING),
    RegisterRule(forge_address),
    DocumentRule(person_once, ("policy",)),
    DocumentRule(account_once, ("policy",)),
    DocumentRule(roles_apart, ("policy",)),
    DocumentRule(interest_known, ("policy",)),
    DocumentRule(key_readable, ("policy",)),
    DocumentRule(left_already, ("policy",)),
    CohortRule(round_dates),
    CohortRule(webinar_time),
    CohortRule(fee_instalments),
    CohortRule(round_with_cases),
    CohortRule(places_enough),
    CohortRule(group_enterprises),
    CohortRule(group_size, Severity.WARNING),
    CohortRule(round_people),
    CohortRule(people_who_left, Severity.WARNING),
    CohortRule(recording_subtitles, Severity.WARNING),
    DocumentRule(web_link, ("cohorts", "decisions", _POSTS, CALENDAR, ARCHIVE)),
    RegisterRule(enterprise_of_round),
    CaseRule(event_order),
    DecisionsRule(event_order),
    CaseRule(declared_interest),
    DecisionsRule(declared_interest),
    CaseRule(event_dates),
    DecisionsRule(event_dates),
    CaseRule(applied_in_time),
    CaseRule(admitted_in_time),
    CaseRule(admission_terms),
    CaseRule(done_by),
    RegisterRule(auditor_apart),
    CaseRule(instalment_paid),
    CaseRule(areas_of_round),
    CaseRule(verdict_told),
    CaseRule(overall_judgement),
    CaseRule(measure_demanded),
    DecisionsRule(decided_by),
    DecisionsRule(decider_apart),
    DecisionsRule(appeal_apart),
    DecisionsRule(decisions_with_case),
    DecisionsRule(certified_after_case),
    DecisionsRule(certificate_days),
    DecisionsRule(certificate_year),
    DecisionsRule(certificate_terms),
    DecisionsRule(decided_number),
    DecisionsRule(decided_while_valid),
    DecisionsRule(taken_over_time),
    DecisionsRule(decision_signature),
    RegisterRule(certificate_number_once),
    DecisionsRule(renewal),
    RegisterRule(certificates_apart),
    RegisterRule(entry_as_certified, Severity.WARNING),
    *POST_RULES,
    *INTRANET_RULES,
    *HAPPENING_RULES,
)

__all__ = ["RULES", "Context", "Rule"]

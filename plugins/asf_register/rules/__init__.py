"""Every rule across fields and files, in one tuple."""

from asf_register.problem import Severity
from asf_register.rules.closed_lists import (
    figure_unit,
    industry_address,
    municipality_code,
    repeated_address,
    repeated_term,
)
from asf_register.rules.contact import email_in_text, link_address, role_email
from asf_register.rules.dates import closed_claims, founded_first, not_in_future
from asf_register.rules.figures import (
    figure_jump,
    figure_method,
    figure_repeated,
    percent_range,
)
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
from asf_register.rules.personal_numbers import personal_number
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
from asf_register.rules.rule import (
    Context,
    DocumentRule,
    EnterpriseRule,
    PageRule,
    RegisterRule,
    Rule,
)
from asf_register.rules.texts import description_links, page_address, page_links

RULES: tuple[Rule, ...] = (
    DocumentRule(personal_number, ("asf", "content", "vocabulary", "policy")),
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
    DocumentRule(email_in_text, ("asf",), Severity.WARNING),
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
    DocumentRule(lost_comment, ("asf", "content", "vocabulary", "policy"), Severity.WARNING),
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
)

__all__ = ["RULES", "Context", "Rule"]

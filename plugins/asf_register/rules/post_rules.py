"""Every rule for posts of the marketplace, in one tuple."""

from asf_register.problem import Severity
from asf_register.rules.past_deals import past_deal, year_of_source, years_of_deal
from asf_register.rules.post_actors import (
    actor_number,
    actor_of_kind,
    enterprise_of_post,
    post_actor,
)
from asf_register.rules.post_dates import (
    change_of_post,
    deadline_after_publication,
    deadline_clock,
    end_of_post,
    post_closes,
    publication_near,
    published_or_past,
    start_of_post,
)
from asf_register.rules.post_needs import (
    cpv_of_post,
    place_radius,
    post_about,
    post_answer,
    post_place,
    post_subject,
)
from asf_register.rules.post_texts import (
    contact_role,
    post_address,
    post_words,
    same_post,
    text_of_post,
)
from asf_register.rules.reserved_contracts import reserved_ground, reserved_share
from asf_register.rules.rule import PostRule, RegisterRule, Rule
from asf_register.rules.unlisted_names import unlisted_name

POST_RULES: tuple[Rule, ...] = (
    PostRule(post_address),
    PostRule(published_or_past),
    PostRule(publication_near),
    PostRule(deadline_after_publication),
    PostRule(post_closes),
    PostRule(deadline_clock),
    PostRule(change_of_post),
    PostRule(start_of_post),
    PostRule(end_of_post),
    PostRule(past_deal),
    PostRule(years_of_deal),
    PostRule(year_of_source),
    PostRule(post_actor),
    PostRule(actor_number),
    PostRule(actor_of_kind),
    PostRule(enterprise_of_post),
    PostRule(post_subject),
    PostRule(post_place),
    PostRule(place_radius),
    PostRule(post_answer),
    PostRule(post_about),
    PostRule(cpv_of_post),
    PostRule(reserved_ground),
    PostRule(reserved_share),
    PostRule(post_words),
    PostRule(text_of_post),
    PostRule(contact_role, Severity.WARNING),
    RegisterRule(unlisted_name),
    RegisterRule(same_post),
)

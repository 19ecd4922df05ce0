"""The forms of the site: what they ask for, made from the schemas, and what fills them in."""

from asf_propose.forms.form import Form
from asf_propose.forms.form_field import FormField
from asf_propose.forms.named_forms import form_named
from asf_propose.forms.values import form_values, version_of

__all__ = ["Form", "FormField", "form_named", "form_values", "version_of"]

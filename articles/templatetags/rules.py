"""The rules of the parser as the desk shows them: their names, and beside them in words what there are words for."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .evidence import RULES

register = template.Library()


@register.filter
def rule_in_words(rule: str) -> SafeString:
    """Return the name of a rule, behind what it is called in the reader's language where that says more."""
    said = _(RULES[rule]) if rule in RULES else ""
    name = format_html('<bdi lang="en" translate="no">{}</bdi>', rule)
    return format_html("{} ({})", said, name) if said and said != rule.replace("-", " ") else name

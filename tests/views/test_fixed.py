"""What is the same on every page is rendered once: for each language, and for each set of arguments."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.template import Context, Template, TemplateSyntaxError
from django.utils.translation import override

COUNTED = "{% load fixed i18n %}{% fixed name %}{{ name }}: {% translate 'Search' %} {{ calls.next }}{% endfixed %}"


class Calls:
    """Counts how often a template asked it."""

    def __init__(self) -> None:
        self.number = 0

    def next(self) -> int:
        """Return one more than the last time."""
        self.number += 1
        return self.number


def test_it_is_rendered_once_for_each_language_and_argument() -> None:
    template, calls = Template(COUNTED), Calls()

    def rendered(name: str) -> str:
        return template.render(Context({"name": name, "calls": calls}))

    assert rendered("Courier") == "Courier: Search 1"
    assert rendered("Courier") == "Courier: Search 1"
    assert rendered("Ledger") == "Ledger: Search 2"
    with override("es"):
        assert rendered("Courier") == "Courier: Buscar 3"
    assert rendered("Courier") == "Courier: Search 1"


def test_whoever_changes_templates_sees_the_change_at_once(settings: LazySettings) -> None:
    settings.DEBUG = True
    template, calls = Template(COUNTED), Calls()
    context = Context({"name": "Courier", "calls": calls})
    assert template.render(context) != template.render(context)


@pytest.mark.parametrize("name", ["<b>", "a & b"])
def test_arguments_are_escaped_as_everywhere(name: str) -> None:
    text = Template("{% load fixed %}{% fixed name %}{{ name }}{% endfixed %}").render(Context({"name": name}))
    assert name not in text


def test_what_is_fixed_has_no_blocks_that_a_page_could_fill_in_vain() -> None:
    with pytest.raises(TemplateSyntaxError, match="cannot have blocks"):
        Template("{% load fixed %}{% fixed %}{% if 1 %}{% block title %}{% endblock %}{% endif %}{% endfixed %}")

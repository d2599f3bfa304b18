"""Parts of templates that are the same on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.template import TemplateSyntaxError
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.loader_tags import BlockNode
from django.urls import get_script_prefix, get_urlconf
from django.utils.safestring import SafeString
from django.utils.translation import get_language

if TYPE_CHECKING:
    from django.template import Context

register = template.Library()

MOST_KEPT = 100  # of one enclosure; arguments are few, but change as time goes by


class FixedNode(Node):
    """What ``{% fixed %}`` encloses, rendered once for each language and each of its arguments.

    It holds no blocks, so that a template that extends this one need not look for any in it, each time.
    """

    child_nodelists = ()

    def __init__(self, nodelist: NodeList, arguments: list[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.arguments = arguments
        self.rendered: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """Return what was rendered in this language before, or else render it."""
        given = [argument.resolve(context) for argument in self.arguments]
        known_by = (get_language(), get_script_prefix(), get_urlconf(), *given)
        text = self.rendered.get(known_by)
        if text is None:
            text = self.nodelist.render(context)
            if not settings.DEBUG:  # static files and templates change while somebody works on them
                if len(self.rendered) >= MOST_KEPT:
                    self.rendered.clear()
                self.rendered[known_by] = text
        return text


@register.tag
def fixed(parser: Parser, token: Token) -> FixedNode:
    """Enclose what depends on the language of the interface and on the arguments alone, such as addresses of static
    files and pages, and translated words: finding these anew for each page would take a good part of its time.
    """
    arguments = [parser.compile_filter(argument) for argument in token.split_contents()[1:]]
    nodelist = parser.parse(("endfixed",))
    parser.delete_first_token()
    if nodelist.get_nodes_by_type(BlockNode):
        raise TemplateSyntaxError("What is fixed cannot have blocks: they would be filled the first time only.")
    return FixedNode(nodelist, arguments)

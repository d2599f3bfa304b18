"""Structured data within pages."""

from __future__ import annotations

import json

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.models import Article
from articles.views.newsarticle import news_article

register = template.Library()

# Within these no HTML can end the block or begin another, whatever a headline holds
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


@register.simple_tag
def json_ld(article: Article) -> SafeString:
    """Return ``article`` as JSON-LD in a data block, which browsers neither run nor hold to the policy on scripts.

    HTML Living Standard, "prepare the script element": a type that is no script's ends it before that policy is asked.
    """
    data = json.dumps(news_article(article), ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>\n', SafeString(data))

"""Structured data within pages."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.models import Article, Discussion, issued_form
from articles.views.newsarticle import modified_form, news_article

register = template.Library()

# Within these no HTML can end the block or begin another, whatever a headline holds
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


@register.simple_tag
def json_ld(article: Article, discussion: Discussion) -> SafeString:
    """Return ``article`` with what readers said of it as JSON-LD in a data block."""
    return data_block(news_article(article, discussion))


@register.simple_tag
def open_graph(article: Article) -> SafeString:
    """Return what a shared link says of ``article`` beside headline and description (https://ogp.me); no guess."""
    facts = [
        ("article:published_time", issued_form(article)),
        ("article:modified_time", modified_form(article)),
        *(("article:tag", tag.name) for tag in article.tags.all()),
    ]
    return format_html_join(
        "", '<meta property="{}" content="{}">\n', ((name, value) for name, value in facts if value)
    )


def data_block(data: dict[str, Any]) -> SafeString:
    """Return JSON-LD in a block that browsers neither run nor hold to the policy on scripts.

    HTML Living Standard, "prepare the script element": a type that is no script's ends it before that policy is asked.
    """
    written = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>\n', SafeString(written))

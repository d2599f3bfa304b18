"""Who runs the site and how it is made."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.views.generic import TemplateView

from articles.models import Article, Display
from articles.parsing import PARSER_VERSION


class About(TemplateView):
    """What a reader must know to judge the site."""

    template_name = "articles/about.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add who answers for the site, and the rules that hold where no source says otherwise."""
        return super().get_context_data(
            operator=settings.NEWSROOM_OPERATOR,
            contact=settings.NEWSROOM_CONTACT,
            display=Display(settings.NEWSROOM_DISPLAY),
            indexing=settings.NEWSROOM_INDEXING,
            parser_version=PARSER_VERSION,
            corrected=Article.objects.published().corrected()[:10],
            canonical=self.request.path,
            **kwargs,
        )

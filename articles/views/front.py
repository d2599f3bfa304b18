"""The front page."""

from __future__ import annotations

from typing import Any

from django.views.generic import TemplateView

from articles.models import Article, arrange, tag_sections

NEWEST = 20


class Front(TemplateView):
    """The newest articles in a hierarchy, and by tag beneath."""

    template_name = "articles/front.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Arrange the newest."""
        public = Article.objects.published()
        newest = list(public.for_list()[:NEWEST])
        return super().get_context_data(
            front=arrange(newest), sections=tag_sections(public, beneath=newest), canonical=self.request.path, **kwargs
        )

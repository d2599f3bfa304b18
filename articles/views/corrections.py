"""All corrections, the latest first: what was wrong, in which article, and when we said so."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.views.generic import ListView

from articles.models import Article, Correction


class Corrections(ListView[Correction]):
    """Every dated note to readers on what was wrong in an article that is public."""

    template_name = "articles/corrections.html"
    context_object_name = "corrections"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Correction]:
        """Return the corrections of public articles with their articles, in one query."""
        return Correction.objects.of_articles(Article.objects.published())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page's own address."""
        context = super().get_context_data(**kwargs)
        number = context["page_obj"].number
        return context | {"canonical": f"{self.request.path}?page={number}" if number > 1 else self.request.path}

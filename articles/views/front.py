"""The front page."""

from __future__ import annotations

from typing import Any

from django.views.generic import TemplateView

from articles.models import front_page


class Front(TemplateView):
    """The newest articles in a hierarchy, and by tag beneath."""

    template_name = "articles/front.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Arrange the newest."""
        return super().get_context_data(front=front_page(), canonical=self.request.path, **kwargs)

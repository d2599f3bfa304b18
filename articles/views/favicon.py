"""Where the site's mark is, for whatever asks for it without having read a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static


def favicon(_request: HttpRequest) -> HttpResponse:
    """Lead to the mark, whose own address changes whenever it does."""
    answer = redirect(static("articles/icon.svg"))
    answer.headers["Cache-Control"] = "max-age=3600"
    return answer

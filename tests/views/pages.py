"""Reading the pages that the tests ask for."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from django.conf import settings
from django.test import Client

LATER = settings.LATER.decode()


class _Text(HTMLParser):
    """Collects the text of a page, without what stands in its head."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.in_body = False

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.in_body = self.in_body or tag == "body"

    def handle_data(self, data: str) -> None:
        if self.in_body:
            self.parts.append(data)


def text_of(html: str) -> str:
    """Return what a reader of the page sees, with single spaces."""
    parser = _Text()
    parser.feed(html)
    return re.sub(r"\s+([,.:])", r"\1", re.sub(r"\s+", " ", "".join(parser.parts))).strip()


def without_data(html: str) -> str:
    """Return the page without its data blocks, which browsers do not run, and without what asks for our own files."""
    html = re.sub(
        r'<script data-src="/static/articles/arriving\.js( /static/articles/reading\.js)?">', "<script>", html
    )
    html = html.replace(f"<script>{LATER}</script>", "")
    return re.sub(r'<script type="application/ld\+json">[^<>&]*</script>', "", html)


def page(client: Client, path: str, *, status: int = 200) -> str:
    """Return the HTML at ``path``, which must answer ``status``."""
    response = client.get(path)
    assert response.status_code == status, f"{path} answered {response.status_code}"
    return response.content.decode()


def read(client: Client, path: str, *, status: int = 200) -> str:
    """Return what a reader sees at ``path``."""
    return text_of(page(client, path, status=status))


def order_of(text: str, *needles: str) -> list[str]:
    """Return the needles in the order in which they stand in the text; each must be there."""
    assert all(needle in text for needle in needles), [needle for needle in needles if needle not in text]
    return sorted(needles, key=text.index)

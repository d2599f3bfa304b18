"""Browsers can search the site by themselves."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_a_browser_learns_how_to_search(visitor: Client, settings: object) -> None:
    settings.NEWSROOM_NAME = "The Newsroom & Reading Society of Port Elwin"  # type: ignore[attr-defined]
    assert 'rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml"' in visitor.get("/").text
    response = visitor.get("/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    found = ElementTree.fromstring(response.content)  # noqa: S314 - it is our own
    assert found.findtext(f"{OPENSEARCH}ShortName") == "The Newsroom &…"
    templates = {url.get("type"): str(url.get("template")) for url in found.findall(f"{OPENSEARCH}Url")}
    assert templates["text/html"] == "http://127.0.0.1:8000/search/?q={searchTerms}"
    assert visitor.get(templates["text/html"].replace("{searchTerms}", "ferry")).status_code == 200
    assert visitor.get(templates["application/atom+xml"].replace("{searchTerms}", "ferry")).status_code == 200

"""What a browser needs to install the site: icons that are there, and a worker that changes with the site."""

from __future__ import annotations

import json
import re
import struct
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles import finders
from django.test import Client

from tests.views.pages import page, read

pytestmark = pytest.mark.django_db


def manifest(visitor: Client) -> dict[str, Any]:
    response = visitor.get("/manifest.webmanifest")
    assert response["Content-Type"].startswith("application/manifest+json")
    body: dict[str, Any] = json.loads(response.content)
    return body


def test_every_page_leads_to_the_manifest(visitor: Client) -> None:
    assert '<link rel="manifest" href="/manifest.webmanifest">' in page(visitor, "/about/")


def test_the_manifest_names_the_site_and_where_it_starts(visitor: Client, settings: LazySettings) -> None:
    settings.NEWSROOM_NAME = "The Port Ansel Courier"
    body = manifest(visitor)
    assert body["name"] == "The Port Ansel Courier"
    assert len(body["short_name"]) <= 12
    assert (body["start_url"], body["scope"], body["id"]) == ("/", "/", "/")
    assert (body["lang"], body["dir"]) == ("en", "ltr")
    for shortcut in body["shortcuts"]:
        assert visitor.get(shortcut["url"]).status_code == 200


def test_the_icons_are_there_in_the_sizes_that_the_manifest_says(visitor: Client) -> None:
    icons = manifest(visitor)["icons"]
    assert {icon["purpose"] for icon in icons} == {"any", "maskable"}
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in icons}
    for icon in icons:
        file = finders.find(icon["src"].removeprefix("/static/"))
        assert file, icon["src"]
        if icon["type"] == "image/png":
            with open(file, "rb") as png:  # noqa: PTH123
                assert "{}x{}".format(*struct.unpack(">II", png.read(24)[16:])) == icon["sizes"]


def frame(visitor: Client) -> dict[str, Any]:
    response = visitor.get("/service-worker.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Cache-Control"] == "no-cache"
    found = re.match(r"const frame = ({.*});\n", response.content.decode())
    assert found
    body: dict[str, Any] = json.loads(found[1])
    return body


def test_the_worker_keeps_every_file_of_the_public_pages_and_none_of_the_desk(visitor: Client) -> None:
    assets = frame(visitor)["assets"]
    html = page(visitor, "/")
    for file in re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js|svg))"', html):
        assert file in assets
    assert not [asset for asset in assets if "admin" in asset or "worker" in asset]
    for asset in assets:
        assert finders.find(asset.removeprefix("/static/")), asset


def test_the_version_of_the_frame_changes_with_its_files(visitor: Client, settings: LazySettings) -> None:
    before = frame(visitor)["version"]
    assert frame(visitor)["version"] == before
    settings.STATIC_URL = "/other/"
    assert frame(visitor)["version"] != before


def test_the_page_for_no_network_explains_itself_and_is_not_indexed(visitor: Client) -> None:
    assert '<meta name="robots" content="noindex">' in page(visitor, "/offline/")
    assert "kept on this device" in read(visitor, "/offline/")

"""Web addresses as keys: two addresses of one page become equal, two pages never do."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import SplitResult, unquote_plus, urlsplit

DOMAIN_LENGTH = 253  # RFC 1035
_DEFAULT_PORTS = {"http": 80, "https": 443}
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]")
# What mailings, networks and advertisers add so as to follow the click; no site chooses its page by it
_TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "guce_", "_hs")
_TRACKING_NAMES = frozenset(
    {
        *("fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid"),
        *("li_fat_id", "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "_ga", "_gl", "vero_id", "oly_anon_id"),
        *("oly_enc_id", "ml_subscriber", "ml_subscriber_hash", "s_kwcid", "guccounter", "soc_src", "soc_trk"),
        *("srsltid", "wickedid", "at_medium", "at_campaign", "xtor"),
    }
)


def normalised_address(address: str) -> str:
    """Return ``address`` in the one spelling that names its page, "" when it is no http(s) address.

    Scheme and host are lower-cased, the fragment, a default port and tracking parameters are dropped, an empty path is
    "/" (RFC 3986, sections 6.2.2 and 6.2.3). Everything else stays as printed, order included: it may choose the page.
    """
    parts = _web_parts(address)
    if parts is None:
        return ""
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _is_tracking(pair))
    return f"{parts.scheme}://{_authority(parts)}{parts.path or '/'}{'?' if query else ''}{query}"


def address_key(address: str) -> str:
    """Return the SHA-256 in hex of the normalised address of an article.

    "" when it is none, and for the mere address of a site: it names no article.
    """
    normalised = normalised_address(address)
    parts = urlsplit(normalised)
    names_article = parts.path.strip("/") or parts.query
    return sha256(normalised.encode("utf-8", "surrogatepass")).hexdigest() if names_article else ""


def domain_of(address: str) -> str:
    """Return the host of an http(s) address, lower-cased and without "www.", "" when there is none."""
    parts = _web_parts(address)
    return (parts.hostname or "").removeprefix("www.") if parts else ""


def is_domain(name: str) -> bool:
    """Say whether ``name`` is written like a domain: labels apart by dots, the last one not a number."""
    return len(name) <= DOMAIN_LENGTH and _DOMAIN.fullmatch(name) is not None


def domain_and_parents(domain: str) -> tuple[str, ...]:
    """Return ``domain`` and the domains it lies in, nearest first, down to two labels; always cut at a dot."""
    labels = domain.split(".")
    return tuple(".".join(labels[start:]) for start in range(max(1, len(labels) - 1)))


def _web_parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address.strip())
        has_host = bool(parts.hostname) and (parts.port is None or parts.port >= 0)
    except ValueError:  # a port that is no number, a bracket that is not closed
        return None
    return parts if has_host and parts.scheme in _DEFAULT_PORTS else None


def _authority(parts: SplitResult) -> str:
    user, at, _ = parts.netloc.rpartition("@")
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    port = "" if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    return f"{user}{at}{host}{port}"


def _is_tracking(pair: str) -> bool:
    name = unquote_plus(pair.partition("=")[0]).casefold()
    return name in _TRACKING_NAMES or name.startswith(_TRACKING_PREFIXES)

"""JSON-LD for search engines (schema.org): a post as NewsArticle, an office as GovernmentOrganization.

Without the site's address there is none: what it says hangs on whole addresses.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote

from site_tools.model.judged import Judged
from site_tools.model.policy import Policy
from site_tools.model.when import local
from site_tools.website import address, words
from site_tools.website.office_text import accounts
from site_tools.website.page import SharePicture
from site_tools.website.plain_text import shortened
from site_tools.website.share_card import card_of

_CONTEXT = "https://schema.org"
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
"""What could end the element, open a comment in it, or read differently in a script."""


def data_block(values: Mapping[str, object]) -> str:
    """A value as JSON that can stand between `<script type="application/ld+json">` and its end, whatever a title holds."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _organisation(policy: Policy, site_url: str) -> dict[str, object]:
    office = policy.office
    home = f"{site_url}{address.office(office.id)}"
    return {"@type": "GovernmentOrganization", "@id": f"{home}#kantor", "name": office.name, "url": home}


def _moment(policy: Policy, moment: datetime) -> str:
    return local(moment, policy.office.timezone).isoformat()


def article(judged: Judged, site_url: str, picture: SharePicture | None) -> str:
    """The JSON-LD of a public post; empty without an address of the site or an approval."""
    meta, policy, passages = judged.post.meta, judged.policy, judged.verdict.passages
    if not site_url or not passages:
        return ""
    url = f"{site_url}{quote(address.post(judged.post.path))}"
    office = _organisation(policy, site_url)
    shown = picture or card_of(policy, "")
    values: dict[str, object] = {
        "@context": _CONTEXT,
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": meta.title,
        "description": shortened(judged.post.body) or meta.title,
        "inLanguage": "id",
        "datePublished": _moment(policy, passages[0].at),
        "dateModified": _moment(policy, passages[-1].at),
        "articleSection": words.kind(policy.office.kind(meta.kind)),
        "image": {"@type": "ImageObject", "url": f"{site_url}{quote(shown.address)}", "width": shown.width, "height": shown.height},
        "author": office,
        "publisher": office,
    }
    if meta.tags:
        values["keywords"] = list(meta.tags)
    if len(passages) > 1:
        values["correction"] = [
            {"@type": "CorrectionComment", "text": p.note, "datePublished": _moment(policy, p.at)} for p in passages[1:]
        ]
    return data_block(values)


def organisation(policy: Policy, site_url: str, now: datetime) -> str:
    """The JSON-LD of an office: `sameAs` are its official accounts, those in force now."""
    if not site_url:
        return ""
    office = policy.office
    official, _ = accounts(office, now)
    values = {"@context": _CONTEXT, **_organisation(policy, site_url), "alternateName": office.short_name}
    if office.address:
        values["address"] = office.address
    if same := [row.url for row in official if row.url]:
        values["sameAs"] = same
    return data_block(values)

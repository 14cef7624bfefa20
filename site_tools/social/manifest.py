"""bundle.json: what the bundle holds, for machines and for who compares it with the website later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from site_tools.canonical import sha256
from site_tools.model.sop import PARTS
from site_tools.social.caption import Warned
from site_tools.social.counting import length
from site_tools.social.kit import Card, Copied, Kit, Signed

SCHEMA = "paraf-bundle/v1"
NAME = "bundle.json"


def _signed(signed: Signed) -> dict[str, Any]:
    return {
        "step": signed.step,
        "role": signed.role,
        "title": signed.title,
        "person": signed.person,
        "at": signed.at,
        "capacity": signed.capacity,
        "decision": signed.decision,
    }


def _warned(warned: Warned) -> dict[str, Any]:
    return {
        "code": warned.code,
        "platform": warned.platform,
        "message": {"id": warned.message.id, "en": warned.message.en},
        "removed": warned.removed,
    }


def _card(card: Card) -> dict[str, Any]:
    caption = card.caption
    account = card.account
    return {
        "account": account.handle if account else "",
        "account_url": account.url if account else "",
        "caption": caption.text,
        "parts": [
            {"file": file, "text": part, "count": length(part, caption.unit)}
            for file, part in zip(card.text_files, caption.parts, strict=True)
        ],
        "count": {"value": caption.value, "unit": caption.unit, "limit": caption.limit},
        "hashtags": list(caption.hashtags),
        "title": card.title,
        "media": [
            {
                "file": m.file,
                "source": m.source,
                "sha256": m.sha256,
                "width": m.width,
                "height": m.height,
                "bytes": m.bytes,
                "alt": m.alt,
            }
            for m in card.media
        ],
    }


def _copied(copied: Copied) -> dict[str, Any]:
    return {"file": copied.file, "title": copied.label, "sha256": copied.sha256, "bytes": copied.bytes}


def manifest(kit: Kit, files: Mapping[str, bytes]) -> bytes:
    """The manifest of a bundle with these files, every one of them named with its digest."""
    post, verdict = kit.judged.post, kit.judged.verdict
    value = {
        "schema": SCHEMA,
        "office": post.path.office,
        "post": str(post.path),
        "title": post.meta.title,
        "url": kit.url,
        "preview": kit.preview,
        "sop": {"number": verdict.revision.sop.number, "name": verdict.revision.sop.header.name, "sha256": verdict.revision.sha256},
        "verdict": verdict.code.value,
        "round": kit.round,
        "correction": verdict.passages[-1].note if verdict.publishable and verdict.passages else "",
        "approval": [_signed(signed) for signed in kit.trail],
        "digests": {part: post.digests.of(part) for part in PARTS},
        "chain_head": kit.chain_head,
        "platforms": {card.platform.id: _card(card) for card in kit.cards},
        "videos": [_copied(video) for video in kit.videos],
        "documents": [_copied(document) for document in kit.documents],
        "warnings": [_warned(warned) for warned in kit.warnings],
        "files": {name: sha256(files[name]) for name in sorted(files)},
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()

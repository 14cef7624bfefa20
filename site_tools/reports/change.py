"""What the gate says of a proposal, for machines: the post objects of design section 7 beside the totals."""

from __future__ import annotations

from typing import Any

from site_tools.model.change import Change, TouchedPost
from site_tools.model.judged import Unreadable
from site_tools.model.text import Lang, Text
from site_tools.reports.status import finding_object, post_object, unreadable_object


def touched_object(post: TouchedPost, lang: Lang) -> dict[str, Any]:
    """A touched post as JSON; one that the change removes has no verdict."""
    if post.outcome is None:
        shown = unreadable_object(Unreadable(post.path, ()), lang)
        shown |= {"verdict": None, "label": Text("Dihapus", "Removed").to(lang), "next": ""}
    elif isinstance(post.outcome, Unreadable):
        shown = unreadable_object(post.outcome, lang)
    else:
        shown = post_object(post.outcome, lang)
    shown["findings"] = [finding_object(f, lang) for f in post.findings] + shown["findings"]
    return {**shown, "new_entries": post.new, "stops_or_records": post.quiet, "passed": post.passed}


def change_object(change: Change, lang: Lang) -> dict[str, Any]:
    """A judged proposal as JSON."""
    return {
        "kind": change.kind,
        "office": change.office or None,
        "base": change.base,
        "head": change.head,
        "merge_base": change.merge_base,
        "paths": list(change.paths),
        "posts": [touched_object(p, lang) for p in change.posts],
        "manifest": change.manifest,
        "letters": list(change.letters),
        "findings": [finding_object(f, lang) for f in change.findings],
        "passed": change.passed,
        "checked": len(change.posts),
        "satisfied": sum(p.passed for p in change.posts),
    }

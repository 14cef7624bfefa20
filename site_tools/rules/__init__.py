"""The rules, one file each, in one explicit list; a rule sees facts and returns findings."""

from __future__ import annotations

from typing import Final

from site_tools.rules import (
    alt_text,
    body_policy,
    demo_key,
    exception_unused,
    kind_demands,
    media_listed,
    media_sound,
    meta_words,
    minors,
    notary_review,
    note,
    person_once,
    personal_data,
    personal_key,
    reject_unchanged,
    role_held,
    signature,
    signer_key,
    signer_twice,
    sop_demands,
    sop_revision,
    sop_void,
    step_order,
    step_role,
    step_scope,
    stop,
    time_order,
    waive,
    withdraw,
)
from site_tools.rules.shape import EntryRule, PostRule

ENTRY_RULES: Final[tuple[EntryRule, ...]] = (
    signature.RULE,
    signer_key.RULE,
    demo_key.RULE,
    notary_review.RULE,
    personal_key.RULE,
    role_held.RULE,
    sop_revision.RULE,
    sop_void.RULE,
    time_order.RULE,
    step_order.RULE,
    step_role.RULE,
    signer_twice.RULE,
    step_scope.RULE,
    note.RULE,
    stop.RULE,
    reject_unchanged.RULE,
    withdraw.RULE,
    waive.RULE,
    person_once.RULE,
)
"""Judged for each entry, in this order; the first entry with findings ends the replay."""

POST_RULES: Final[tuple[PostRule, ...]] = (
    meta_words.RULE,
    kind_demands.RULE,
    sop_demands.RULE,
    media_listed.RULE,
    media_sound.RULE,
    alt_text.RULE,
    body_policy.RULE,
    personal_data.RULE,
    exception_unused.RULE,
    minors.RULE,
)
"""Judged once for the folder as it is."""

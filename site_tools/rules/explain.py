"""Every code that a finding can carry, and its explanation: for `paraf explain`, the docs page and links."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Final

from site_tools.rules import ENTRY_RULES, POST_RULES
from site_tools.rules.codes_chain import CHAIN
from site_tools.rules.codes_change import CHANGE
from site_tools.rules.codes_characters import CHARACTERS
from site_tools.rules.codes_evidence import EVIDENCE
from site_tools.rules.codes_files import FILES
from site_tools.rules.codes_host import HOST
from site_tools.rules.codes_keys import KEYS
from site_tools.rules.codes_office import OFFICE
from site_tools.rules.codes_policy import POLICY
from site_tools.rules.codes_publish import PUBLISH
from site_tools.rules.codes_push import PUSH
from site_tools.rules.codes_sop import SOP
from site_tools.rules.codes_tools import TOOLS
from site_tools.rules.codes_yaml import YAML
from site_tools.rules.explanation import Explanation, from_docstring

ALSO: Final[Mapping[str, str]] = {
    "STEP-SKIP": "STEP-ORDER",
    "SOP-RETIRED": "SOP-MISMATCH",
}
"""A second code that a rule yields -> the code the rule is named by; one text explains both."""

OTHERS: Final[Mapping[str, Explanation]] = {
    **CHARACTERS,
    **YAML,
    **FILES,
    **CHAIN,
    **CHANGE,
    **KEYS,
    **POLICY,
    **OFFICE,
    **SOP,
    **HOST,
    **EVIDENCE,
    **PUBLISH,
    **PUSH,
    **TOOLS,
}
"""Codes that no rule file owns: those of readers, policy, evidence, publishing and tools."""

_RULES: Final[Mapping[str, Explanation]] = {
    **{rule.code: from_docstring(rule.doc) for rule in ENTRY_RULES},
    **{rule.code: from_docstring(rule.doc) for rule in POST_RULES},
}
_ALL: Final[Mapping[str, Explanation]] = dict(sorted({**OTHERS, **_RULES, **{code: _RULES[rule] for code, rule in ALSO.items()}}.items()))
_MOST_NEAR: Final = 5


def all_codes() -> tuple[str, ...]:
    """Every code there is, sorted."""
    return tuple(_ALL)


def explanation(code: str) -> Explanation | None:
    """What a code means, or None for a code that does not exist; case and outer spaces do not matter."""
    return _ALL.get(code.strip().upper())


def near_codes(code: str) -> tuple[str, ...]:
    """The codes that a misspelt or half-remembered one may mean, the nearest first, at most five."""
    word = code.strip().upper()
    if not word:
        return ()
    near = difflib.get_close_matches(word, _ALL, n=_MOST_NEAR)
    near += [known for known in _ALL if word in known.split("-") and known not in near]
    return tuple(near[:_MOST_NEAR])

"""The protection of the main branch, as each Git host wants it said, and how far one differs from it.

GitHub: the body of `POST /repos/{owner}/{repo}/rulesets`. Forgejo and Gitea: that of
`POST /repos/{owner}/{repo}/branch_protections`. Dismissing stale reviews and asking for another person's last push are
off on purpose: a signature is bound to the content, and the notary's own commit would dismiss every review.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from site_tools.model.hosting import Hosting

Host = Literal["github", "forgejo", "gitea"]
HOSTS: Final[tuple[Host, ...]] = ("github", "forgejo", "gitea")
NAME: Final = "paraf"
_MAIN: Final = "main"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place in which a protection is not as it should be."""

    place: str
    """`rules.pull_request.parameters.dismiss_stale_reviews_on_push`."""
    wanted: object
    found: object
    """None where it is missing."""


def protection(hosting: Hosting, host: Host) -> dict[str, Any]:
    """What to send to the host."""
    return _github(hosting) if host == "github" else _branch(hosting, host)


def bound(hosting: Hosting, host: Host) -> bool:
    """Whether only one App can post the status; elsewhere any writer can forge it."""
    return host == "github" and hosting.github_app is not None


def differences(wanted: Mapping[str, Any], found: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Where an exported protection is not as wanted; what a host adds by itself (ids, dates, links) does not matter."""
    return tuple(_compare("", _by_name(wanted), _by_name(found)))


def _github(hosting: Hosting) -> dict[str, Any]:
    check: dict[str, Any] = {"context": hosting.status}
    if hosting.github_app is not None:
        check["integration_id"] = hosting.github_app
    return {
        "name": NAME,
        "target": "branch",
        "enforcement": "active",
        "bypass_actors": [],
        "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []}},
        "rules": [
            {"type": "deletion"},
            {"type": "non_fast_forward"},
            {
                "type": "pull_request",
                "parameters": {
                    "allowed_merge_methods": ["merge", "squash", "rebase"],
                    "dismiss_stale_reviews_on_push": False,
                    "require_code_owner_review": True,
                    "require_last_push_approval": False,
                    "required_approving_review_count": 0,
                    "required_review_thread_resolution": False,
                },
            },
            {
                "type": "required_status_checks",
                "parameters": {
                    "do_not_enforce_on_create": False,
                    "required_status_checks": [check],
                    # The build judges main once more: a base that moved on costs nobody another round.
                    "strict_required_status_checks_policy": False,
                },
            },
        ],
    }


def _branch(hosting: Hosting, host: Host) -> dict[str, Any]:
    # Under the name by which each of the two holds administrators to the same rule.
    admins = {"apply_to_admins": True} if host == "forgejo" else {"block_admin_merge_override": True, "enable_force_push": False}
    return {
        "rule_name": _MAIN,
        "enable_push": False,
        "enable_push_whitelist": False,
        "enable_merge_whitelist": False,
        "enable_status_check": True,
        "status_check_contexts": [hosting.status],
        "required_approvals": 0,
        "enable_approvals_whitelist": False,
        "block_on_rejected_reviews": True,
        "block_on_official_review_requests": False,
        "block_on_outdated_branch": False,
        "dismiss_stale_approvals": False,
        "require_signed_commits": False,
        # These would make files that an owner may change impossible to merge at all.
        "protected_file_patterns": "",
        "unprotected_file_patterns": "",
        **admins,
    }


def _by_name(value: object) -> object:
    """Lists whose order says nothing, as mappings: rules by type, checks by context, others by themselves."""
    if isinstance(value, Mapping):
        return {str(key): _by_name(item) for key, item in value.items()}
    if isinstance(value, list):
        return {_name(item): _by_name(item) for item in value}
    return value


def _name(item: object) -> str:
    if isinstance(item, Mapping):
        return str(item.get("type") or item.get("context") or item.get("actor_id") or sorted(map(str, item)))
    return str(item)


_CLOSED: Final = ("bypass_actors", "exclude", "allowed_merge_methods", "rules")
"""Lists in which nothing more may stand than wanted: each addition lets somebody around the gate, or closes it."""


def _compare(place: str, wanted: object, found: object) -> Iterator[Difference]:
    if not isinstance(wanted, dict):
        # JSON knows true from 1; Python's == does not.
        if type(wanted) is not type(found) or wanted != found:
            yield Difference(place, wanted, found)
        return
    if not isinstance(found, dict):
        yield Difference(place, _plain(wanted), found)
        return
    for key, item in wanted.items():
        yield from _compare(f"{place}.{key}".lstrip("."), item, found.get(key))
    if place.rsplit(".", 1)[-1] in _CLOSED:
        for key in sorted(set(found) - set(wanted)):
            yield Difference(f"{place}.{key}", None, _plain(found[key]))


def _plain(value: object) -> object:
    """A value short enough for a line of text."""
    return sorted(value) if isinstance(value, dict) else value

"""The protection of main: of the shape that the hosts document, and every way to weaken it is told."""

from __future__ import annotations

import copy

import pytest
from jsonschema import Draft202012Validator

from site_tools.model.hosting import Hosting
from site_tools.reports.ruleset import bound, differences, protection

HOSTING = Hosting(github_app=4711)
BOOL, TEXT, COUNT = {"type": "boolean"}, {"type": "string"}, {"type": "integer", "minimum": 0}
TEXTS = {"type": "array", "items": TEXT}


def closed(properties, *optional):
    return {
        "type": "object",
        "properties": properties,
        "required": [p for p in properties if p not in optional],
        "additionalProperties": False,
    }


# Written from the hosts' API documentation, with the fields that it knows and no others.
GITHUB = closed(
    {
        "name": TEXT,
        "target": {"enum": ["branch", "tag", "push"]},
        "enforcement": {"enum": ["disabled", "active", "evaluate"]},
        "bypass_actors": {"type": "array", "items": {"type": "object"}},
        "conditions": closed({"ref_name": closed({"include": TEXTS, "exclude": TEXTS})}),
        "rules": {
            "type": "array",
            "items": {
                "oneOf": [
                    closed({"type": {"enum": ["deletion", "non_fast_forward"]}}),
                    closed(
                        {
                            "type": {"const": "pull_request"},
                            "parameters": closed(
                                {
                                    "allowed_merge_methods": {
                                        "type": "array",
                                        "items": {"enum": ["merge", "squash", "rebase"]},
                                        "minItems": 1,
                                    },
                                    "dismiss_stale_reviews_on_push": BOOL,
                                    "require_code_owner_review": BOOL,
                                    "require_last_push_approval": BOOL,
                                    "required_approving_review_count": {"type": "integer", "minimum": 0, "maximum": 10},
                                    "required_review_thread_resolution": BOOL,
                                }
                            ),
                        }
                    ),
                    closed(
                        {
                            "type": {"const": "required_status_checks"},
                            "parameters": closed(
                                {
                                    "do_not_enforce_on_create": BOOL,
                                    "strict_required_status_checks_policy": BOOL,
                                    "required_status_checks": {
                                        "type": "array",
                                        "items": closed({"context": TEXT, "integration_id": COUNT}, "integration_id"),
                                        "minItems": 1,
                                    },
                                }
                            ),
                        }
                    ),
                ]
            },
        },
    }
)
_BRANCH = {
    "rule_name": TEXT,
    "enable_push": BOOL,
    "enable_push_whitelist": BOOL,
    "enable_merge_whitelist": BOOL,
    "enable_status_check": BOOL,
    "status_check_contexts": TEXTS,
    "required_approvals": COUNT,
    "enable_approvals_whitelist": BOOL,
    "block_on_rejected_reviews": BOOL,
    "block_on_official_review_requests": BOOL,
    "block_on_outdated_branch": BOOL,
    "dismiss_stale_approvals": BOOL,
    "require_signed_commits": BOOL,
    "protected_file_patterns": TEXT,
    "unprotected_file_patterns": TEXT,
}
SHAPES = {
    "github": GITHUB,
    "forgejo": closed({**_BRANCH, "apply_to_admins": BOOL}),
    "gitea": closed({**_BRANCH, "block_admin_merge_override": BOOL, "enable_force_push": BOOL}),
}


@pytest.mark.parametrize("host", SHAPES)
@pytest.mark.parametrize("hosting", [HOSTING, Hosting()], ids=["app", "no app"])
def test_the_shape(host, hosting):
    Draft202012Validator.check_schema(SHAPES[host])
    assert list(Draft202012Validator(SHAPES[host]).iter_errors(protection(hosting, host))) == []


def rules(made):
    return {r["type"]: r.get("parameters", {}) for r in made["rules"]}


def test_what_github_is_asked_for():
    made = protection(HOSTING, "github")
    assert made["bypass_actors"] == []
    assert (made["enforcement"], made["conditions"]["ref_name"]) == ("active", {"include": ["~DEFAULT_BRANCH"], "exclude": []})
    found = rules(made)
    assert {"deletion", "non_fast_forward"} <= set(found)
    assert found["required_status_checks"]["required_status_checks"] == [{"context": "paraf", "integration_id": 4711}]
    assert found["pull_request"]["dismiss_stale_reviews_on_push"] is False
    assert found["pull_request"]["require_last_push_approval"] is False
    assert found["pull_request"]["allowed_merge_methods"] == ["merge", "squash", "rebase"]


def test_only_github_with_an_app_binds_the_status():
    assert [bound(h, host) for h in (HOSTING, Hosting()) for host in SHAPES] == [True, False, False, False, False, False]
    assert "integration_id" not in str(protection(Hosting(), "github"))


@pytest.mark.parametrize("host", ["forgejo", "gitea"])
def test_administrators_are_held_to_it_too(host):
    made = protection(HOSTING, host)
    assert made.get("apply_to_admins") or made.get("block_admin_merge_override")
    assert made["status_check_contexts"] == ["paraf"]
    assert made["enable_push"] is False


# --- drift ------------------------------------------------------------------------------------------


def exported():
    """As the host gives it back: in another order, with more of its own."""
    made = copy.deepcopy(protection(HOSTING, "github"))
    made["rules"].reverse()
    return {"id": 1, "node_id": "x", "source": "kpu/agam", **made, "current_user_can_bypass": "never"}


def weaker(place, value):
    def change(found):
        *way, last = place
        for name in way:
            found = next(r["parameters"] for r in found["rules"] if r["type"] == name) if name in rules_of else found[name]
        found[last] = value

    return change


rules_of = {"pull_request", "required_status_checks"}


def without(kind):
    def change(found):
        found["rules"] = [r for r in found["rules"] if r["type"] != kind]

    return change


WEAKER = {
    "somebody goes around": (
        weaker(("bypass_actors",), [{"actor_id": 5, "actor_type": "RepositoryRole", "bypass_mode": "always"}]),
        "bypass_actors.5",
    ),
    "nobody tells who goes around": (lambda found: found.pop("bypass_actors"), "bypass_actors"),
    "switched off": (weaker(("enforcement",), "disabled"), "enforcement"),
    "another branch": (weaker(("conditions", "ref_name", "include"), ["refs/heads/x"]), "conditions.ref_name.include.~DEFAULT_BRANCH"),
    "main excepted": (weaker(("conditions", "ref_name", "exclude"), ["refs/heads/main"]), "conditions.ref_name.exclude.refs/heads/main"),
    "force push": (without("non_fast_forward"), "rules.non_fast_forward"),
    "deletion": (without("deletion"), "rules.deletion"),
    "no status": (without("required_status_checks"), "rules.required_status_checks"),
    "another status": (
        weaker(("required_status_checks", "required_status_checks"), [{"context": "lain", "integration_id": 4711}]),
        "rules.required_status_checks.parameters.required_status_checks.paraf",
    ),
    "anybody's status": (
        weaker(("required_status_checks", "required_status_checks"), [{"context": "paraf"}]),
        "rules.required_status_checks.parameters.required_status_checks.paraf.integration_id",
    ),
    "the workflow's own status": (
        weaker(("required_status_checks", "required_status_checks"), [{"context": "paraf", "integration_id": 15368}]),
        "rules.required_status_checks.parameters.required_status_checks.paraf.integration_id",
    ),
    "reviews dismissed": (
        weaker(("pull_request", "dismiss_stale_reviews_on_push"), True),
        "rules.pull_request.parameters.dismiss_stale_reviews_on_push",
    ),
    "one for true": (weaker(("pull_request", "require_code_owner_review"), 1), "rules.pull_request.parameters.require_code_owner_review"),
    "a rule more": (lambda found: found["rules"].append({"type": "required_signatures"}), "rules.required_signatures"),
    "rules of no shape": (weaker(("rules",), "none"), "rules"),
}


def test_what_the_host_adds_by_itself_is_no_drift():
    assert differences(protection(HOSTING, "github"), exported()) == ()


def test_another_check_beside_ours_is_no_drift():
    found = exported()
    checks = next(r for r in found["rules"] if r["type"] == "required_status_checks")["parameters"]["required_status_checks"]
    checks.append({"context": "tests"})
    assert differences(protection(HOSTING, "github"), found) == ()


@pytest.mark.parametrize(("change", "place"), WEAKER.values(), ids=WEAKER)
def test_each_way_to_weaken_it_is_told(change, place):
    found = exported()
    change(found)
    assert [d.place for d in differences(protection(HOSTING, "github"), found)] == [place]

"""For `make mutate` only: a pytest plugin that makes a mutant die soon. Never part of the tests.

Most mutants fall at a cheap test, so these come first; what fails need not be made small, since nobody reads it.
"""

from __future__ import annotations

from hypothesis import Phase, settings

ORDER = ("test_survivors", "test_small", "rules/", "test_scenarios", "test_canonical", "test_properties")

settings.register_profile("mutation", phases=(Phase.explicit, Phase.generate), database=None, deadline=None, derandomize=True)
settings.load_profile("mutation")


def pytest_collection_modifyitems(items) -> None:
    """Order the tests by what they cost; within one file they keep their order."""
    items.sort(key=lambda item: next((rank for rank, part in enumerate(ORDER) if part in item.nodeid), len(ORDER)))

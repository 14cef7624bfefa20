"""What holds for every test: properties never fail for a slow or busy machine, and CI draws the same examples each time."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

SLOW = [HealthCheck.too_slow]
settings.register_profile("laptop", deadline=None, suppress_health_check=SLOW, print_blob=True)
settings.register_profile("ci", deadline=None, suppress_health_check=SLOW, print_blob=True, derandomize=True)
settings.register_profile("deep", deadline=None, suppress_health_check=SLOW, print_blob=True, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") == "true" else "laptop"))

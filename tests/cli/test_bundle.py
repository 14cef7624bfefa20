"""`paraf bundle`: what the admin uploads, and nothing that was not approved."""

from __future__ import annotations

import pytest

from .conftest import refused

COMPLETE = "agam/medsos/2026/infografis-syarat-menjadi-pemilih"
WAITING = "agam/medsos/2026/hari-pahlawan-2026"


@pytest.fixture
def agam(story_of):
    return story_of("agam")


def test_bundle_refuses_what_is_not_approved_and_makes_the_named_one(agam):
    refused(agam.run("bundle", WAITING), "NOT-APPROVED")
    refused(agam.run("bundle", COMPLETE, WAITING), "NOT-APPROVED")
    assert not (agam.root / "bundles").exists() or not any((agam.root / "bundles").rglob("*.jpg"))
    refused(agam.run("bundle", "tidak-ada"), "POST-MISSING", exits=2)
    assert agam.run("bundle", COMPLETE, "-o", "lain").code == 0
    assert (agam.root / "lain" / COMPLETE).is_dir()
    preview = agam.run("bundle", WAITING, "--preview", "-o", "lain")
    assert preview.code == 0, preview.err
    assert (agam.root / "lain" / WAITING).is_dir()
    assert (agam.root / "lain" / COMPLETE).is_dir()


def test_a_bundle_of_a_post_altered_since_goes_away(agam):
    assert agam.run("bundle").code == 0
    assert (agam.root / "bundles" / COMPLETE).is_dir()
    with agam.index(COMPLETE).open("a", encoding="utf-8") as file:
        file.write("Tambahan.\n")
    refused(agam.run("bundle", COMPLETE), "NOT-APPROVED")
    agam.run("bundle")
    assert not (agam.root / "bundles" / COMPLETE).exists()


def test_a_bundle_is_ready_to_post_and_the_same_bytes_again(agam):
    assert agam.run("bundle", COMPLETE).code == 0
    bundle = agam.root / "bundles" / COMPLETE
    first = {p.relative_to(bundle).as_posix(): p.read_bytes() for p in bundle.rglob("*") if p.is_file()}
    text = "".join(data.decode("utf-8", "replace") for name, data in first.items() if not name.endswith((".jpg", ".zip")))
    assert "Siapa saja yang berhak terdaftar sebagai pemilih?" in text
    assert "Infografis tiga langkah bernomor" in text
    for platform in ("instagram", "facebook", "x"):
        assert any(platform in name.split("/")[0] for name in first), sorted(first)
    assert not [name for name in first if "attachments" in name or "evidence" in name]
    assert agam.run("bundle", COMPLETE).code == 0
    assert {p.relative_to(bundle).as_posix(): p.read_bytes() for p in bundle.rglob("*") if p.is_file()} == first


def test_a_post_is_not_bundled_before_its_time(agam):
    agam.clock.at = "2026-11-09T11:00:00+07:00"
    agam.signed(WAITING, "beringin-tulus")
    result = agam.run("bundle", WAITING)
    refused(result, "TOO-EARLY")
    agam.clock.at = "2026-11-10T07:00:00+07:00"
    assert agam.run("bundle", WAITING).code == 0

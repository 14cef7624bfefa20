"""The gate asks two verifiers: a signature counts only where both say so."""

from __future__ import annotations

import pytest

from site_tools.adapters import ssh_keygen, two_verifiers, verifier
from site_tools.adapters.demo_keys import demo_private_key_bytes
from site_tools.model.finding import CannotJudge

NAMESPACE = "paraf-step@v1"


@pytest.fixture(scope="module")
def signature(tmp_path_factory):
    key = tmp_path_factory.mktemp("key") / "key"
    key.write_bytes(demo_private_key_bytes(3))
    key.chmod(0o600)
    return ssh_keygen.sign(b"message", key_file=key, namespace=NAMESPACE)


def test_a_good_signature_holds(signature):
    assert two_verifiers.verify(signature, b"message", NAMESPACE) == verifier.verify(signature, b"message", NAMESPACE)


@pytest.mark.parametrize(("message", "namespace"), [(b"other", NAMESPACE), (b"message", "file")])
def test_a_signature_over_something_else_does_not(signature, message, namespace):
    assert not two_verifiers.verify(signature, message, namespace).ok


def test_what_cannot_be_read_is_refused_without_asking(monkeypatch):
    monkeypatch.setattr(ssh_keygen, "verify", lambda *_: pytest.fail("asked"))
    assert not two_verifiers.verify("AAAA", b"message", NAMESPACE).ok


@pytest.mark.parametrize("liar", ["verifier", "ssh_keygen"])
def test_disagreement_is_a_refusal(signature, monkeypatch, liar):
    message = b"message" if liar == "ssh_keygen" else b"forged"
    if liar == "ssh_keygen":
        monkeypatch.setattr(ssh_keygen, "verify", lambda *_: False)
    else:
        honest = verifier.verify(signature, b"message", NAMESPACE)
        monkeypatch.setattr(verifier, "verify", lambda *_: honest)
    found = two_verifiers.verify(signature, message, NAMESPACE)
    assert not found.ok
    assert found.reason == two_verifiers.DISAGREE


def test_without_ssh_keygen_nothing_is_judged(signature, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CannotJudge):
        two_verifiers.verify(signature, b"message", NAMESPACE)

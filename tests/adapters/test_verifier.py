"""Ours and OpenSSH's answer to the same signatures: the same yes, the same no, and a list of where we are stricter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_tools.adapters import ssh_keygen, verifier
from site_tools.formats import sshsig
from tests.adapters import sig_corpus
from tests.adapters.sig_corpus import MESSAGE, NAMESPACE, Case, armor, openssh_accepts


def blob_of(public_key_line: str) -> bytes:
    return sig_corpus.base64.b64decode(public_key_line.split()[1])


def we_accept(case: Case) -> bool:
    """Valid, and by the key that was listed: what OpenSSH asks with its list of signers."""
    verified = verifier.verify(case.signature_line, case.message, case.namespace)
    assert (verified.reason is None) == verified.ok
    assert bool(verified.key_blob) == bool(verified.fingerprint)
    return verified.ok and verified.key_blob == blob_of(case.public_key_line)


@pytest.mark.parametrize("kind", sig_corpus.KINDS)
def test_good_signature_is_accepted_by_both(kind):
    case = sig_corpus.accepted(kind)
    assert we_accept(case)
    assert openssh_accepts(armor(case.signature_line), case.message, case.namespace, case.public_key_line)
    assert ssh_keygen.verify(case.signature_line, case.message, case.namespace, case.public_key_line)


@pytest.mark.parametrize("name", sig_corpus.REFUSED_NAMES)
def test_forged_or_malformed_signature_is_refused_by_both(name):
    case = sig_corpus.refused(name)
    assert not we_accept(case)
    assert not openssh_accepts(armor(case.signature_line), case.message, case.namespace, case.public_key_line)


@pytest.mark.parametrize(("name", "reason"), sig_corpus.POLICY_REASONS.items())
def test_policy_refuses_what_openssh_accepts(name, reason):
    case = sig_corpus.policy(name)
    assert openssh_accepts(armor(case.signature_line), case.message, case.namespace, case.public_key_line), "no longer a difference"
    assert not we_accept(case), reason


def test_corpus_is_large_and_its_names_are_unique():
    names = [case.name for case in sig_corpus.corpus()]
    assert len(names) == len(set(names)) >= 60


def test_every_reason_is_bilingual_and_a_sentence():
    for case in sig_corpus.corpus():
        reason = verifier.verify(case.signature_line, case.message, case.namespace).reason
        if reason:  # signed well, but by another key than the listed one
            assert reason.id.endswith(".")
            assert reason.en.endswith(".")
            assert reason.id != reason.en


def test_a_fact_about_the_key_not_about_a_person():
    forge = sig_corpus.ed25519(number=1)
    verified = verifier.verify(sig_corpus.line(forge.raw), MESSAGE, NAMESPACE)
    assert verified == verifier.Verified(ok=True, key_blob=forge.blob, fingerprint=sshsig.fingerprint(forge.blob))


def test_flags_of_a_security_key_are_shown():
    assert verifier.verify(sig_corpus.accepted("sk").signature_line, MESSAGE, NAMESPACE).sk_flags == 1
    pin = verifier.verify(sig_corpus.line(sig_corpus.sk(flags=5).raw), MESSAGE, NAMESPACE)
    assert (pin.ok, pin.sk_flags) == (True, 5)
    untouched = verifier.verify(sig_corpus.policy("sk-without-touch").signature_line, MESSAGE, NAMESPACE)
    assert (untouched.ok, untouched.sk_flags) == (False, 0)
    assert "touch" in (untouched.reason.en if untouched.reason else "")


def test_unreadable_signature_names_no_key():
    verified = verifier.verify("", MESSAGE, NAMESPACE)
    assert (verified.ok, verified.key_blob, verified.fingerprint, verified.sk_flags) == (False, b"", "", None)


def test_both_hashes_and_the_mirrored_ecdsa_number():
    forge = sig_corpus.ed25519(sig_corpus.to_sign(hash_name=b"sha256"), hash=b"sha256")
    assert verifier.verify(sig_corpus.line(forge.raw), MESSAGE, NAMESPACE).ok
    # (r, n - s) is as valid as (r, s) everywhere: the bytes of an ECDSA signature are not unique, what it proves is.
    r, s = sig_corpus.ecdsa_value(256)
    mirrored = sig_corpus.good("ecdsa256").but(value=sig_corpus.mpint(r) + sig_corpus.mpint(sig_corpus._N256 - s))
    assert we_accept(case := sig_corpus._case("mirrored", mirrored))
    assert ssh_keygen.verify(*case[1:])


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sig_corpus.KINDS), st.data())
def test_no_changed_byte_survives(kind, data):
    raw = sig_corpus.good(kind).raw
    at, value = data.draw(st.integers(0, len(raw) - 1)), data.draw(st.integers(0, 255))
    changed = raw[:at] + bytes([value]) + raw[at + 1 :]
    assert verifier.verify(sig_corpus.line(changed), MESSAGE, NAMESPACE).ok == (changed == raw)


@given(st.one_of(st.text(), st.binary().map(sig_corpus.line)), st.binary(), st.text())
def test_never_raises(signature_line, message, namespace):
    assert not verifier.verify(signature_line, message, namespace).ok

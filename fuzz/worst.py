"""Hostile inputs that fill the size limits: seconds and memory of each, in a process of its own.

Fuzzers seldom make large inputs; whoever wants to stall a judge does. `python -m fuzz.worst [NAME...]` prints one line
per case and exits 1 if one takes more than a second of processor time or 200 MB.
"""

from __future__ import annotations

import base64
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, islice, product
from pathlib import Path

from site_tools.adapters.verifier import verify
from site_tools.formats import entries, manifest
from site_tools.formats.front_matter import BLOCK_LIMIT, BODY_LIMIT, META_LIMIT, read_front_matter
from site_tools.formats.strict_yaml import MAX_VALUES, read_yaml
from site_tools.formats.yaml_shape import load
from site_tools.model.evidence import RecordFile
from site_tools.model.finding import Problem
from site_tools.model.office import Office
from site_tools.model.people import ActingLetter, People
from site_tools.model.post import Meta
from site_tools.model.sop import Sop

ROOT = Path(__file__).resolve().parent.parent

KIB = 1024
SECONDS, MEBIBYTES = 1.0, 200.0
Case = tuple[str, Callable[[], object]]

KINDS: tuple[tuple[type, int, tuple[str, ...]], ...] = (
    (Sop, 256 * KIB, ("steps", "roles", "warning", "readings")),
    (People, 256 * KIB, ("people", "acting")),
    (Office, 64 * KIB, ("accounts", "notaries", "kinds")),
    (RecordFile, 64 * KIB, ("records",)),
    (ActingLetter, 64 * KIB, ("letter",)),
    (Meta, 64 * KIB, ("images", "platforms", "captions", "exceptions")),
)


def fill(unit: str, size: int, head: str = "", tail: str = "") -> bytes:
    """`unit` over and over between head and tail, at most `size` bytes; `{n}` in it counts up."""
    left = size - len((head + tail).encode())
    if "{n}" not in unit:
        return (head + unit * (left // len(unit.encode())) + tail).encode()
    parts: list[str] = []
    for number in count():
        part = unit.replace("{n}", format(number, "x"))
        left -= len(part.encode())
        if left < 0:
            return (head + "".join(parts) + tail).encode()
        parts.append(part)
    raise AssertionError


def yaml_cases() -> Iterator[Case]:
    """Files of every kind of YAML: wrong keys, wrong items, nesting, long scalars."""
    whole = {
        "unknown keys": ("k{n}: a\n", "", ""),
        "unknown keys, flow": ("{n}: a,", "{", "}"),
        "keys like known ones": ("rev{n}_dat: a\n", "", ""),
        "quoted escapes": ('"\\u2028",', "warning: [", "]"),
        "comments": ("#\n", "", "a: b\n"),
        "spaces": (" ", "a: b\n", "\n"),
        "lines of one text": ("  a\n", "a:\n", "\n"),
        "brackets": ("[", "", ""),
        "dashes": ("- ", "", ""),
        "question marks": ("? ", "", ""),
        "anchors": ("- &a b\n", "", ""),
        "one long text": ("aaaaab", 'timezone: "', '"\n'),
    }
    lists = {
        "texts": ("a,", "[", "]"),
        "empty mappings": ("{},", "[", "]"),
        "empty lists": ("[],", "[", "]"),
        "wrong mappings": ("{a: b},", "[", "]"),
        "unknown keys": ("{n}: a,", "[{", "}]"),
        "a mapping": ("{n}: a,", "{", "}"),
        "lists 14 deep": ("[" * 14 + "]" * 14 + ",", "[", "]"),
    }
    for kind, limit, keys in KINDS:
        texts = {name: fill(unit, limit, head, tail) for name, (unit, head, tail) in whole.items()}
        for key in keys:
            texts |= {f"{key}: {name}": fill(unit, limit, f"{key}: {head}", f"{tail}\n") for name, (unit, head, tail) in lists.items()}
            for unit in ("{}", "a", "[]"):
                texts[f"{key}: as many {unit} as may be"] = f"{key}: [{','.join([unit] * (MAX_VALUES - 2))}]\n".encode()
            texts[f"{key}: block list"] = fill("- a:\n", limit, f"{key}:\n")
        for name, data in texts.items():
            yield f"{kind.__name__} {name}", partial(load, kind, data, path="x", limit=limit)


def index_cases() -> Iterator[Case]:
    """`index.md`: bodies full of lines or combining letters, one bad line among a million, keys."""
    head = "---\na: b\n---\n"
    size = BODY_LIMIT + len(head)
    bad = "\t\r\u2028\x00e\u0301"
    units = ["\n", "ab\n", "a\n", "é\n", "\U0001f468\u200d\U0001f468\n", "\U0001f468\u200d", bad, bad + "\n"]
    units += ["\u0301", "\u0316", "\u0316\u0315", "\u0315\u0316", "a\u0301", "\u1100\u1161", "\u1100", "\u3099", "\u09be"]
    for unit in units:
        for end, said in (("\n", ""), (bad + "\n", ", one bad line")):
            data = fill(unit, size, head, end)
            yield f"index.md body of {unit!a}{said}", partial(read_front_matter, data, path="x")
    names = product("abcdefghijklmnopqrstuvwxyz", repeat=3)
    meta = {
        "one key": fill("k: b\n", META_LIMIT, "---\n", "---\n"),
        "too many keys": fill("k: b\n", BLOCK_LIMIT, "---\n", "---\n"),
        "lines that are no keys": fill("K: b\n", BLOCK_LIMIT, "---\n", "---\n"),
        "10,000 keys": ("---\n" + "".join(f"{''.join(letters)}:\n" for letters in islice(names, 10_000)) + "---\n").encode(),
    }
    for name, data in meta.items():
        yield f"index.md {name}", partial(read_front_matter, data, path="x")


def block_cases() -> Iterator[Case]:
    """Signature blocks: many entries, one enormous text."""
    path = min(p for p in (ROOT / "content").glob("*/*/*/*/index.md") if b"\nsignatures:\n" in p.read_bytes())
    text = path.read_bytes()
    block = text[text.index(b"signatures:\n") : text.index(b"\n---\n", 4) + 1]
    head = f"{entries.HEAD}\n{entries.MARKER}\n".encode()
    one = block[len(head) :].split(b"\n  - step")[0] + b"\n"
    size = BLOCK_LIMIT - 2 * len(one)
    cases = {
        "entries 500": head + one * 500,
        "entries 501": head + one * 501,
        "entries, the last damaged": head + one * (size // len(one)) + b"x\n",
        "entries of empty lines": head + b"\n" * size,
        "entries not UTF-8": head + b"\xff" * size,
    }
    for unit in ("a", '\\"', "\\\\", "\\", '"', "\u00e9"):
        note = fill(unit, size, '    note: "', '"\n').replace(b"\n    sop", b"")
        cases[f"entries with a note of {unit!a}"] = head + one.replace(b"    sop:", note + b"    sop:", 1)
    for name, data in cases.items():
        yield name, partial(entries.parse, data, path="x", first_line=1)


def manifest_cases() -> Iterator[Case]:
    """Manifests: many lines, long lines, keys that cost the most."""
    text = min((ROOT / "sops").glob("*/pengesahan/0001.txt")).read_bytes()
    ratifier = next(line for line in text.split(b"\n") if line.startswith(b"ratifier")) + b"\n"
    size = 500 * KIB
    cases = {
        "manifest of ratifiers": text.replace(ratifier, ratifier * (size // len(ratifier))),
        "manifest of empty lines": b"paraf-policy/v1\n" + b"\n" * size,
        "manifest of files": text.replace(ratifier, ratifier + fill("file " + "0" * 64 + "  content/{n}\n", size)),
        "manifest with a long number": text.replace(b"version 1", b"version " + b"1" * size),
        "manifest with a long key": text.replace(ratifier, b"ratifier a ssh-ed25519 " + b"A" * size + b"\n"),
        "manifest of big RSA keys": text.replace(
            ratifier, b"".join(b"ratifier a ssh-rsa " + key + b"\n" for key in _rsa_keys(size // 2900))
        ),
    }
    for name, data in cases.items():
        yield name, partial(manifest.parse, data, path="x")


def _field(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def _rsa_keys(how_many: int) -> Iterator[bytes]:
    for number in range(how_many):
        yield base64.b64encode(_rsa_blob(number))


def _rsa_blob(number: int = 0) -> bytes:
    modulus = (1 << 16383) + 2 * number + 1
    return _field(b"ssh-rsa") + _field((2**64 - 1).to_bytes(9, "big")) + _field(modulus.to_bytes(2049, "big"))


def signature_cases() -> Iterator[Case]:
    """The dearest signatures to check: the largest RSA key with the largest exponent, as many as one post can hold."""
    inner = _field(b"rsa-sha2-512") + _field(b"\x01" * 2048)

    def sig(number: int) -> str:
        raw = b"SSHSIG\0\0\0\1" + b"".join(map(_field, (_rsa_blob(number), b"paraf-step@v1", b"", b"sha512", inner)))
        return base64.b64encode(raw).decode()

    def check(lines: list[str]) -> None:
        for line in lines:
            verify(line, b"x", "paraf-step@v1")

    lines = [sig(number) for number in range(BLOCK_LIMIT // 6500)]
    yield f"{len(lines)} RSA signatures of 16384 bits", partial(check, lines)


def reader_cases() -> Iterator[Case]:
    """The YAML reader by itself, at the largest limit used."""
    for unit in ("? a\n: b\n", "a?: b\n#?\n", "- - a\n", "{a: ", '"\\"" ', "|\n a\n", "- >\n   a\n\n", "- [a, b]\n", "a{n}:\n"):
        data = fill(unit, 256 * KIB)
        yield f"YAML of {unit!r}", partial(read_yaml, data, path="x", limit=256 * KIB)


def measure(name: str, call: Callable[[], object]) -> bool:
    """Run one case in a child process; whether it stayed within bounds."""
    child = os.fork()
    if not child:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.process_time()
        try:
            call()
            said = "value"
        except Problem as problem:
            said = f"{len(problem.findings)} {problem.findings[0].code}"
        seconds = time.process_time() - start
        mebibytes = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / KIB
        over = seconds > SECONDS or mebibytes > MEBIBYTES
        sys.stdout.write(f"{seconds:6.2f} s {mebibytes:6.1f} MB  {name[:70]:70} {said}{'  OVER' if over else ''}\n")
        sys.stdout.flush()
        os._exit(over)
    return os.waitpid(child, 0)[1] == 0


def main() -> int:
    """Every case whose name starts with one of the words given, or all."""
    groups = (yaml_cases, reader_cases, index_cases, block_cases, manifest_cases, signature_cases)
    good = [measure(*case) for group in groups for case in group() if not sys.argv[1:] or case[0].startswith(tuple(sys.argv[1:]))]
    sys.stdout.write(f"{len(good)} cases, {good.count(False)} over {SECONDS:g} s or {MEBIBYTES:g} MB\n")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())

"""The worked example of the specification, from the bytes of a sample post.

    python -m tests.spec.example           says which page is stale
    python -m tests.spec.example --write   writes the examples anew

An example stands between `<!-- example: NAME -->` and `<!-- end of example -->`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

from tests.spec import independent, stale
from tests.spec.samples import EXAMPLE, REPOSITORY, root_of, sample_root

PAGES = ("docs/spesifikasi.md", "docs/specification.md")
OFFICE = EXAMPLE.split("/", maxsplit=1)[0]
_EXAMPLE = re.compile(r"<!-- example: ([a-z0-9-]+) -->\n(.*?)<!-- end of example -->\n", re.DOTALL)


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text}```\n"


def _signed() -> list[independent.Signed]:
    _, block = independent.cut((sample_root() / "content" / EXAMPLE / "index.md").read_bytes())
    return list(independent.chain(block, post=EXAMPLE, root=root_of(OFFICE)))


def _pieces() -> str:
    lists = independent.part_lists(sample_root() / "content" / EXAMPLE)
    shown = [f"{part}\n{found.decode()}" + f"= {independent.sha256(found)}\n" for part, found in lists.items()]
    return _fenced("text", "\n".join(shown))


def _entry() -> str:
    _, block = independent.cut((sample_root() / "content" / EXAMPLE / "index.md").read_bytes())
    head, marker, *lines = block.decode().splitlines(keepends=True)
    starts = [n for n, line in enumerate(lines) if line.startswith("  - ")]
    return _fenced("yaml", "".join([head, marker, *lines[: starts[2]]]))


def _statement() -> str:
    return _fenced("text", _signed()[1].statement.decode())


def _first_statement() -> str:
    return _fenced("text", _signed()[0].statement.decode())


def _link() -> str:
    return _fenced("text", f"{_signed()[0].link}\n")


def _manifest() -> str:
    return _fenced("text", (sample_root() / f"sops/{OFFICE}/pengesahan/0001.txt").read_text("utf-8"))


def _key(person: str) -> str:
    people = (sample_root() / f"sops/{OFFICE}/people.yml").read_text("utf-8")
    after = people.split(f"  - id: {person}\n", 1)[1]
    found = re.search(r'key: "(\S+ \S+)', after)
    assert found
    return found[1]


def _verify() -> str:
    signed = _signed()[1]
    return _fenced(
        "sh",
        "cat > statement <<'END'\n"
        + signed.statement.decode()
        + "END\n{\n  echo '-----BEGIN SSH SIGNATURE-----'\n  fold -w 70 <<'END'\n"
        + signed.signature
        + "\nEND\n  echo '-----END SSH SIGNATURE-----'\n} > signature\n"
        + f"echo '{signed.person} {_key(signed.person)}' > allowed\n"
        + f"ssh-keygen -Y verify -f allowed -I {signed.person} -n {signed.namespace} -s signature < statement\n",
    )


BLOCKS: dict[str, Callable[[], str]] = {
    "manifest": _manifest,
    "pieces": _pieces,
    "entries": _entry,
    "statement-1": _first_statement,
    "link-1": _link,
    "statement-2": _statement,
    "verify": _verify,
}
"""Name -> what stands there, in the order of the page."""


def names(text: str) -> list[str]:
    """The examples of a page, in order."""
    return [match[1] for match in _EXAMPLE.finditer(text)]


def filled(text: str) -> str:
    """The page with its examples written anew."""
    return _EXAMPLE.sub(lambda m: f"<!-- example: {m[1]} -->\n{BLOCKS[m[1]]()}<!-- end of example -->\n", text)


if __name__ == "__main__":
    sys.exit(stale.main(sys.argv[1:], usage=__doc__, pages=[REPOSITORY / page for page in PAGES], filled=filled))

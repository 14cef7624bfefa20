"""Every code that a finding can carry is explained in both languages, and nothing else is."""

import ast
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from site_tools.cli.main import COMMANDS
from site_tools.model.text import Text
from site_tools.model.verdict import Code
from site_tools.reports.rules_page import PATH, link, rules_page
from site_tools.rules import ENTRY_RULES, POST_RULES
from site_tools.rules.explain import ALSO, OTHERS, Explanation, all_codes, explanation, near_codes
from site_tools.rules.explanation import HEADINGS, from_docstring

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "site_tools").rglob("*.py"))
RULES = {rule.code: rule for rule in (*ENTRY_RULES, *POST_RULES)}
CODE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
JOINED = {"POST-": ("POST-INVALID", "POST-ALTERED")}
"""What stands before the value in an f-string -> the codes that come of it."""

# --- which codes does the program raise? -------------------------------------------------------------


@dataclass(frozen=True)
class Carrier:
    """A function (or `Finding` itself) that makes findings: where in a call its code stands."""

    place: int
    name: str
    default: ast.expr | None = None
    bound: bool = False


Scope = tuple[ast.FunctionDef, ...]
MAKERS = {"Finding": Carrier(0, "code"), "replace": Carrier(-1, "code")}
"""What makes a finding with a code: its class, and `dataclasses.replace`."""


def functions(tree: ast.AST, above: Scope = ()) -> Iterator[tuple[Scope, ast.AST]]:
    """Every node with the functions around it, the innermost first."""
    for node in ast.iter_child_nodes(tree):
        inside = (node, *above) if isinstance(node, ast.FunctionDef) else above
        yield inside, node
        yield from functions(node, inside)


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""


def code_of(node: ast.Call, carrier: Carrier) -> ast.expr | None:
    """The expression that a call gives as the code."""
    for keyword in node.keywords:
        if keyword.arg == carrier.name:
            return keyword.value
    place = carrier.place - (carrier.bound and isinstance(node.func, ast.Attribute))
    return node.args[place] if 0 <= place < len(node.args) else carrier.default


def carrier_of(function: ast.FunctionDef, name: str) -> Carrier | None:
    """The function as a carrier, if `name` is one of its parameters."""
    plain, only = function.args.args, function.args.kwonlyargs
    names = [a.arg for a in plain]
    bound = names[:1] == ["self"]
    if name in names:
        back = names.index(name) - len(names)
        defaults = function.args.defaults
        return Carrier(names.index(name), name, defaults[back] if -back <= len(defaults) else None, bound)
    for argument, default in zip(only, function.args.kw_defaults, strict=True):
        if argument.arg == name:
            return Carrier(-1, name, default, bound)
    return None


def constants(tree: ast.AST) -> dict[str, str]:
    """Module constants that hold one text."""
    found = {}
    for node in ast.iter_child_nodes(tree):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        if targets and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str) and isinstance(targets[0], ast.Name):
            found[targets[0].id] = node.value.value
    return found


def words(tree: ast.AST) -> set[str]:
    """Everything in a module that is written like a code with a hyphen."""
    texts = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return {text for text in texts if "-" in text and CODE.fullmatch(text)}


class Raised:
    """The codes of all modules: calls of `Finding` followed back through the functions that pass a code on."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.trees = {path: ast.parse(text) for path, text in sources.items()}
        self.carriers: dict[tuple[str, str], Carrier] = {}
        self.codes: dict[str, set[str]] = {}
        """Path -> codes."""
        before = -1
        while before != len(self.carriers):
            before = len(self.carriers)
            self.codes = {path: self._of(path, tree) for path, tree in self.trees.items()}

    def _carrier(self, path: str, name: str) -> Carrier | None:
        if name in MAKERS:
            return MAKERS[name]
        if (path, name) in self.carriers:
            return self.carriers[path, name]
        if name.startswith("_"):
            return None
        return next((c for (_, other), c in self.carriers.items() if other == name), None)

    def _of(self, path: str, tree: ast.Module) -> set[str]:
        found: set[str] = set()
        for scope, node in functions(tree):
            if isinstance(node, ast.Call) and (carrier := self._carrier(path, called(node))):
                given = code_of(node, carrier)
                if given is not None:
                    found |= self._value(path, tree, scope, given)
        return found

    def _value(self, path: str, tree: ast.Module, scope: Scope, given: ast.expr) -> set[str]:
        match given:
            case ast.Constant(value=str(text)):
                return {text}
            case ast.Attribute(attr="code"):
                return set()  # handed on from another finding, or from a rule with its constant
            case ast.IfExp(body=one, orelse=two):
                return self._value(path, tree, scope, one) | self._value(path, tree, scope, two)
            case ast.JoinedStr(values=[ast.Constant(value=start), *_]):
                return set(JOINED[start])
            case ast.Name(id=name):
                for function in scope:
                    if carrier := carrier_of(function, name):
                        self.carriers[path, function.name] = carrier
                        return self._value(path, tree, (), carrier.default) if carrier.default is not None else set()
                known = constants(tree)
                # A loop variable: any of the codes that the module writes down.
                return {known[name]} if name in known else words(tree)
        raise AssertionError(f"{path}: cannot tell the code of a finding: {ast.unparse(given)}")


def raised() -> dict[str, set[str]]:
    return Raised({path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in FILES}).codes


SOURCES = {
    "a text": ('Finding("A-B", t)', {"A-B"}),
    "a keyword": ('Finding(message=t, code="A-B")', {"A-B"}),
    "a constant": ('CODE = "A-B"\nFinding(CODE, t)', {"A-B"}),
    "a helper": ('def _bad(p, code, t):\n    return Finding(code, t)\n_bad(p, "A-B", t)', {"A-B"}),
    "a helper's default": ('def _bad(p, *, code="A-B"):\n    return Finding(code, p)\n_bad(p)\n_bad(p, code="A-C")', {"A-B", "A-C"}),
    "a helper of a helper": ('def a(x):\n    return b(1, x)\ndef b(n, x):\n    return Finding(x, n)\na("A-B")', {"A-B"}),
    "a method": ('class C:\n    def bad(self, code):\n        Finding(code, t)\n    def f(self):\n        self.bad("A-B")', {"A-B"}),
    "another code for a finding": ('replace(found, code="A-B")\nFinding(found.code, t)', {"A-B"}),
    "a choice": ('Finding("A-B" if x else "A-C", t)', {"A-B", "A-C"}),
    "a loop": ('for c in ("A-B", "A-C"):\n    Finding(c, t)', {"A-B", "A-C"}),
}


@pytest.mark.parametrize(("source", "codes"), SOURCES.values(), ids=SOURCES)
def test_codes_are_found(source, codes):
    assert Raised({"one.py": source}).codes == {"one.py": codes}


def test_a_helper_of_another_module_is_followed():
    sources = {"one.py": "def bad(path, code):\n    return Finding(code, path)", "two.py": 'bad(p, "A-B")'}
    assert Raised(sources).codes == {"one.py": set(), "two.py": {"A-B"}}


def test_every_code_raised_is_explained_and_no_other():
    codes = {code: path for path, found in raised().items() for code in found}
    missing = sorted(f"{path}: {code}" for code, path in codes.items() if code not in all_codes())
    assert not missing, "\n" + "\n".join(missing)
    assert not sorted(set(all_codes()) - set(codes)), "explained, but nothing raises it"


# --- is each explanation whole? ----------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_has_every_heading_in_order(rule):
    headings = [line for line in rule.doc.splitlines() if line.startswith("#")]
    assert headings == [*HEADINGS["id"], "# English", *HEADINGS["en"]]


@pytest.mark.parametrize("path", [p for p in FILES if p.parent.name == "rules"], ids=lambda p: p.stem)
def test_a_file_with_a_code_is_a_rule_on_the_list(path):
    code = constants(ast.parse(path.read_text("utf-8"))).get("CODE")
    assert code is None or code in RULES


@pytest.mark.parametrize("code", all_codes())
def test_an_explanation_is_whole(code):
    told = explanation(code)
    assert told is not None
    assert told.title.id.endswith(".")
    assert told.title.en.endswith(".")
    for text in (told.title, told.checks, told.why, told.example, told.do):
        for words_ in (text.id, text.en):
            assert words_ == " ".join(words_.split())
            assert words_
            assert words_.count("`") % 2 == 0
        assert text.id != text.en or text is told.example
    assert len({told.checks, told.why, told.do}) == 3


@pytest.mark.parametrize("code", all_codes())
def test_commands_named_are_commands_of_ours(code):
    told = explanation(code)
    known = {name for name, _ in COMMANDS}
    for text in (told.do.id, told.do.en, told.example.id, told.example.en):
        assert set(re.findall(r"`paraf ([a-z]+)", text)) <= known


@pytest.mark.parametrize("code", all_codes())
def test_codes_are_no_verdicts(code):
    # ALTERED alone is both: the verdict, and the finding that says what changed.
    assert code not in Code.__members__ or code == "ALTERED"
    assert CODE.fullmatch(code)


def test_a_second_code_of_a_rule_is_raised_there():
    codes = raised()
    home = {
        constants(ast.parse(p.read_text("utf-8"))).get("CODE"): p.relative_to(ROOT).as_posix() for p in FILES if p.parent.name == "rules"
    }
    # A file without a code of its own is no rule: it tells what the verdict says beside them.
    home.pop(None, None)
    for code, rule in ALSO.items():
        assert code in codes[home[rule]], f"{rule} no longer yields {code}"
        assert code in RULES[rule].doc, "its rule's text does not name it"
    every = {code for rule in home.values() if rule in codes for code in codes[rule]} if home else set()
    assert every <= {*RULES, *ALSO}


def test_each_code_is_explained_once():
    assert not set(OTHERS) & {*RULES, *ALSO}
    assert len(all_codes()) == len(set(all_codes()))
    assert list(all_codes()) == sorted(all_codes())


# --- asking ------------------------------------------------------------------------------------------


def test_explanation_of_a_rule_is_its_docstring():
    told = explanation("STEP-ROLE")
    assert told is not None
    assert told.title == Text("Peran itu bukan pelaksana langkah ini.", "That role does not perform this step.")
    assert explanation("STEP-SKIP") == explanation("STEP-ORDER") != told


def test_how_a_code_is_written_does_not_matter():
    assert explanation(" step-role ") == explanation("STEP-ROLE")


@pytest.mark.parametrize("code", ["", "-", "SIGNATURE", "NO-SUCH-CODE", "../x", "STEP ROLE"])
def test_an_unknown_code_has_no_explanation(code):
    assert explanation(code) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("SIGNATUR-BAD", "SIGNATURE-BAD"),
        ("step-oder", "STEP-ORDER"),
        ("YAML-TABS", "YAML-TAB"),
        ("MANIFEST", "MANIFEST-SHAPE"),
        ("ROLE", "ROLE-LAPSED"),
    ],
)
def test_near_codes(written, meant):
    assert meant in near_codes(written)


@pytest.mark.parametrize("written", ["", "123", "QQQQQQQQ"])
def test_nothing_is_near(written):
    assert near_codes(written) == ()


INDONESIAN = "Judul.\n\n" + "\n".join(f"{heading}\nisi {n}\nlagi" for n, heading in enumerate(HEADINGS["id"]))
ENGLISH = "Title.\n\n" + "\n".join(f"{heading}\ntext {n}" for n, heading in enumerate(HEADINGS["en"]))
GOOD = f"{INDONESIAN}\n\n# English\n{ENGLISH}\n"


def test_a_docstring_is_read():
    assert from_docstring(GOOD) == Explanation(
        Text("Judul.", "Title."),
        Text("isi 0 lagi", "text 0"),
        Text("isi 1 lagi", "text 1"),
        Text("isi 2 lagi", "text 2"),
        Text("isi 3 lagi", "text 3"),
    )


BROKEN = {
    "nothing": "",
    "one language": GOOD.split("# English", maxsplit=1)[0],
    "a heading missing": GOOD.replace("## Mengapa\n", ""),
    "a heading in the other language": GOOD.replace("## Why", "## Mengapa"),
    "headings in another order": GOOD.replace("## Why", "## X").replace("## Example", "## Why").replace("## X", "## Example"),
    "an empty section": GOOD.replace("text 1", ""),
    "no title": GOOD.replace("Title.", ""),
    "a second heading of one name": GOOD + "\n## Why\nagain",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_docstring_of_another_shape_is_refused(text):
    with pytest.raises(ValueError, match="explanation"):
        from_docstring(text)


# --- the page ----------------------------------------------------------------------------------------


@pytest.mark.docs
def test_the_page_of_all_codes_is_as_generated():
    page, path = rules_page(), ROOT / PATH
    written = path.read_text("utf-8") if path.exists() else ""
    if os.environ.get("ACCEPT"):
        path.write_text(page, "utf-8", newline="\n")
    assert written == page, "ACCEPT=1 writes it anew: look at the difference, then run again"


@pytest.mark.parametrize("code", all_codes())
def test_a_code_has_its_place_on_the_page(code):
    anchor = link(code).removeprefix(f"{PATH}#")
    headings = [line.removeprefix("## ").lower() for line in rules_page().splitlines() if line.startswith("## ")]
    assert headings.count(anchor) == 1


def test_a_table_cell_holds_no_bar():
    assert all("|" not in told.title.id + told.title.en for told in map(explanation, all_codes()) if told)

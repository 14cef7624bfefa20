"""`index.md` cut at its key lines."""

from fuzz.harness import run, samples

run("front_matter", samples("content/*/*/*/*/index.md"))

"""A manifest (pengesahan)."""

from fuzz.harness import run, samples

run("manifest", samples("sops/*/pengesahan/*.txt"))

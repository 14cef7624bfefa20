"""A SOP file."""

from fuzz.harness import run, samples

run("sop", samples("sops/*/*/*.yml"), longest=16384)

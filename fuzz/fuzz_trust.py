"""The list of trusted offices."""

from fuzz.harness import run, samples

run("trust", samples("sops/trust.txt"))

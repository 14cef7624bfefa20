"""The YAML subset, with the C parser and the Python one side by side."""

from fuzz.harness import run, samples

run("strict_yaml", samples("sops/*/*.yml", "content/*/*/*/*/evidence/record.yml"), longest=2048)

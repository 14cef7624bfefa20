"""The signatures block and the statements built from it."""

from fuzz.harness import run, samples

files = samples("content/*/*/*/*/index.md")
blocks = [text[text.index(b"signatures:\n") : text.index(b"\n---\n", 4) + 1] for text in files if b"signatures:\n" in text]
run("entries", blocks)

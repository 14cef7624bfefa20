"""A whole post folder: front matter typed, names, record.yml."""

from fuzz.harness import run, samples

indexes = samples("content/*/*/*/*/index.md")
records = samples("content/*/*/*/*/evidence/record.yml") or [b""]
names = b"foto-1.jpg\nattachments/notula.md\nevidence/bukti-1.png"
run("post_file", [b"\n=====\n".join([index, records[n % len(records)], names]) for n, index in enumerate(indexes)])

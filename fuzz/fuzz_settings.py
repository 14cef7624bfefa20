"""The smaller YAML files, by the first byte: `p` people, `o` office, `l` letter, `r` record, `m` front matter."""

from fuzz.harness import run, samples

run(
    "settings",
    [b"p" + text for text in samples("sops/*/people.yml")]
    + [b"o" + text for text in samples("sops/*/office.yml")]
    + [b"r" + text for text in samples("content/*/*/*/*/evidence/record.yml")]
    + [b"m" + text[4 : text.index(b"\nsignatures:")] + b"\n" for text in samples("content/*/*/*/*/index.md") if b"\nsignatures:" in text],
)

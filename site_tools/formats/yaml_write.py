"""Writing the one kind of YAML scalar that needs no judgement: a double-quoted line."""

from __future__ import annotations

from site_tools.formats.clean_text import refused_codes


def quote(text: str) -> str:
    r"""`text` as a double-quoted scalar on one line: a JSON string too, which `read_yaml` reads back unchanged.

    Only `"` and `\` are escaped. Raises `ValueError` for what the reader would refuse (control, format and
    surrogate characters, text that is not NFC) and for a line break, since the result is one line.
    """
    refused = refused_codes(text)
    if refused or "\n" in text:
        raise ValueError(f"not writable as one YAML line: {', '.join(sorted(refused)) or 'line break'}")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

"""How long a text is in the unit of a platform."""

from __future__ import annotations

import unicodedata
from typing import assert_never

from site_tools.model.text import Text
from site_tools.social.emoji import emoji_spans
from site_tools.social.platform import Unit
from site_tools.social.weighted import weighted_length

UNIT_NAMES: dict[Unit, Text] = {
    "weighted": Text("karakter berbobot", "weighted characters"),
    "characters": Text("karakter", "characters"),
    "utf16": Text("unit UTF-16", "UTF-16 units"),
    "bytes": Text("bita", "bytes"),
    "emoji-bytes": Text("karakter (emoji dihitung per bita)", "characters (emoji counted as bytes)"),
}


def length(text: str, unit: Unit) -> int:
    """The length of a text after NFC, in that unit."""
    text = unicodedata.normalize("NFC", text)
    match unit:
        case "weighted":
            return weighted_length(text)
        case "characters":
            return len(text)
        case "utf16":
            return len(text.encode("utf-16-le")) // 2
        case "bytes":
            return len(text.encode())
        case "emoji-bytes":
            # Of an emoji of n code points and b bytes, the n are already in the length.
            return len(text) + sum(len(text[start:end].encode()) - (end - start) for start, end in emoji_spans(text))
        case _:
            assert_never(unit)

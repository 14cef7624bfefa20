"""What people read, in Indonesian and English side by side.

Every message is written once, where it is used, in both languages: a message without a translation is a
type error, not a surprise. `docs/decisions/0002-messages.md` says why there is no catalogue file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One message in both languages; `{name}` marks a value that `fill` puts in."""

    id: str
    en: str

    def fill(self, **values: object) -> Text:
        """Put values into both languages; a value that is itself a `Text` goes in by language."""
        return Text(
            id=self.id.format(**{k: v.id if isinstance(v, Text) else v for k, v in values.items()}),
            en=self.en.format(**{k: v.en if isinstance(v, Text) else v for k, v in values.items()}),
        )

    def to(self, lang: Lang) -> str:
        """The message in the language asked for."""
        return self.en if lang == "en" else self.id


def same(text: str) -> Text:
    """A text that is the same in both languages: a name, a path, a number."""
    return Text(id=text, en=text)

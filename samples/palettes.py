"""The colours of the five sample offices: our own choice, no office's house style."""

from __future__ import annotations

from samples.canvas import Palette

PALETTES: dict[str, Palette] = {
    "agam": Palette(deep="#14474c", main="#1f7a7a", soft="#8ec7c2", pale="#e3f1ee", accent="#e0843f", warm="#f0c583"),
    "pasaman": Palette(deep="#2c4a2e", main="#4a7c45", soft="#a9cc97", pale="#eaf2e0", accent="#c9563c", warm="#e9c46a"),
    "kota-bengkulu": Palette(deep="#1d3461", main="#3566a8", soft="#9cbbe3", pale="#e6eef8", accent="#e2574c", warm="#f2c078"),
    "pinrang": Palette(deep="#5a1f2b", main="#98404a", soft="#dba7a1", pale="#f8ebe6", accent="#d38b2a", warm="#efd09a"),
    "kepulauan-mentawai": Palette(deep="#12455f", main="#1d86a3", soft="#93d0d8", pale="#e2f3f3", accent="#ea7a57", warm="#f4d28c"),
}

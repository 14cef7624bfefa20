"""What the website calls things, in Indonesian: the readers of an office's site."""

from __future__ import annotations

from site_tools.model.entry import DEFINITIVE, Decision
from site_tools.model.sheet import Confidence
from site_tools.model.sop import Part

SIGNATURE_LABEL = "paraf digital (persetujuan internal, bukan TTE tersertifikasi)"
DEMO = "Peragaan: orang, akun, dan peristiwa di halaman ini rekaan; kunci peragaan."

PARTS: dict[Part, str] = {
    "text": "naskah",
    "captions": "takarir",
    "media": "media",
    "attachments": "lampiran",
    "evidence": "bukti unggah",
}
DECISIONS: dict[Decision, str] = {
    "done": "Selesai",
    "return": "Dikembalikan",
    "reject": "Ditolak",
    "withdraw": "Ditarik",
    "waive": "Dikecualikan (keadaan kahar)",
}
CONFIDENCE: dict[Confidence, str] = {"high": "tinggi", "medium": "sedang", "low": "rendah"}
WITHDRAWN: dict[str, str] = {
    "salah-data": "data keliru",
    "hoaks": "informasi tidak benar",
    "data-pribadi": "memuat data pribadi",
    "batal": "kegiatan atau keputusan dibatalkan",
    "perintah": "perintah pejabat atau putusan",
}
KINDS: dict[str, str] = {
    "kegiatan": "Kegiatan",
    "pengumuman": "Pengumuman",
    "agenda": "Agenda",
    "tahapan": "Tahapan",
    "ucapan-hari-besar": "Ucapan hari besar",
    "ucapan-selamat": "Ucapan selamat",
    "duka": "Ucapan duka",
    "infografis": "Infografis",
    "video": "Video",
    "kutipan": "Kutipan",
    "repost": "Unggahan ulang",
    "siaran-langsung": "Siaran langsung",
    "klarifikasi": "Klarifikasi",
    "produk-hukum": "Produk hukum",
    "informasi-hukum": "Informasi hukum",
}
PLATFORMS: dict[str, str] = {
    "instagram": "Instagram",
    "facebook": "Facebook",
    "x": "X",
    "tiktok": "TikTok",
    "youtube": "YouTube",
    "whatsapp": "WhatsApp",
    "threads": "Threads",
    "telegram": "Telegram",
    "linkedin": "LinkedIn",
}
LEGAL: dict[str, str] = {
    "jenis": "Jenis",
    "singkatan_jenis": "Singkatan jenis",
    "nomor": "Nomor",
    "tahun": "Tahun",
    "judul": "Judul",
    "tanggal_penetapan": "Tanggal penetapan",
    "tanggal_pengundangan": "Tanggal pengundangan",
    "tempat_terbit": "Tempat terbit",
    "sumber": "Sumber",
    "subjek": "Subjek",
    "status": "Status",
    "bahasa": "Bahasa",
    "bidang_hukum": "Bidang hukum",
    "teu_badan": "T.E.U. badan",
    "abstrak": "Abstrak",
}
"""Field of `Legal` -> how it is called, in the order shown."""
MEDIA_TYPES: dict[str, str] = {"mp4": "video/mp4", "webm": "video/webm"}


def kind(name: str) -> str:
    """The kind of a post; an office's own name for a kind is shown as it is."""
    return KINDS.get(name) or name.replace("-", " ").capitalize()


def platform(name: str) -> str:
    """The name of a platform."""
    return PLATFORMS.get(name, name)


def reason(code: str) -> str:
    """A withdrawal's reason code in words; an unknown code says nothing, since it may hold anything."""
    return WITHDRAWN.get(code, "alasan lain")


def capacity(text: str) -> str:
    """`Plh.` or `Plt.` of an acting official; empty for who holds the office."""
    kind_of, _, _ = text.partition(" ")
    return "" if kind_of == DEFINITIVE else f"{kind_of.capitalize()}."


def acting_letter(text: str) -> str:
    """Number of an acting official's letter; empty for who holds the office."""
    return text.partition(" ")[2]


def listed(items: list[str]) -> str:
    """`A`, `A dan B`, `A, B, dan C`."""
    if len(items) < 3:  # noqa: PLR2004 - Indonesian puts the comma from three items on
        return " dan ".join(items)
    return f"{', '.join(items[:-1])}, dan {items[-1]}"


GROUP_LABELS: dict[str, str] = {"kategori": "Kategori", "jenis": "Jenis", "tag": "Tag"}
"""Folder of a listing -> how it is called."""

"""The plain-text papers of a bundle: what to do, the skeleton of the record, and the digests."""

from __future__ import annotations

from collections.abc import Mapping

from site_tools.canonical import sha256
from site_tools.formats.yaml_write import quote
from site_tools.social.kit import Kit
from site_tools.social.watermark import marked_text

STEPS = (
    "Pastikan aplikasi masuk (login) dengan akun resmi yang disebut, bukan akun pribadi.",
    "Salin caption.",
    "Simpan atau bagikan gambar sesuai urutan nomornya.",
    "Buka aplikasi, tempel caption, isi teks alternatif untuk setiap gambar, lalu unggah tanpa mengubah apa pun.",
    "Salin tautan hasil unggahan dan ambil tangkapan layar.",
    "Catat hasilnya dengan `paraf record`, atau kirimkan tautan dan tangkapan layar kepada operator.",
)
"""What to do for each platform, in this order."""
SEAL = "Paraf digital (persetujuan internal, bukan TTE tersertifikasi)."
DEMO = "CONTOH: kantor, orang, dan kunci dalam berkas ini hanya untuk peragaan."


def read_first(kit: Kit) -> str:
    """BACA-DULU.txt."""
    office = kit.judged.policy.office
    lines = [kit.judged.post.meta.title, office.name, ""]
    if office.demo:
        lines += [DEMO, ""]
    lines += [kit.approval, SEAL, ""]
    if kit.uploader:
        lines.append(f"Yang mengunggah: {kit.uploader}" + (f" (waktu menurut SOP: {kit.upload_time})" if kit.upload_time else ""))
    lines.append("Akun resmi:")
    lines += [f"- {c.platform.name}: {c.account.handle if c.account else 'belum terdaftar, tanyakan dahulu'}" for c in kit.cards]
    lines += ["", "Urutan kerja untuk setiap platform (folder dengan nama platformnya):"]
    lines += [f"{number}. {step}" for number, step in enumerate(STEPS, 1)]
    lines += ["", "Di ponsel, buka index.html (atau kit.html bila hanya satu berkas yang diterima)."]
    if kit.old_uploads:
        lines += ["", "Ralat: ubah atau hapus unggahan lama ini:"]
        lines += [f"- {record.platform}: {record.url}" for record in kit.old_uploads]
    if kit.warnings:
        lines += ["", "Perhatikan:"]
        lines += [f"- {warned.message.id}" for warned in kit.warnings]
    if office.contact:
        lines += ["", f"Kontak: {office.contact}"]
    text = "\n".join(lines) + "\n"
    return marked_text(text) if kit.preview else text


def record_skeleton(kit: Kit) -> str:
    """evidence/record.yml with what is known filled in; the empty values are for the person who uploaded."""
    lines = [
        f"# Bukti unggah {kit.judged.post.path}",
        "# Isi nilai yang kosong, simpan sebagai evidence/record.yml. Waktu ditulis lengkap: 2026-11-20T10:15:00+07:00",
        "# action: posted, edited, deleted, unchanged, skipped (dua yang terakhir perlu reason)",
        "records:",
    ]
    again = {record.platform for record in kit.old_uploads}
    for card in kit.cards:
        lines += [
            f"  - round: {kit.round}",
            f"    platform: {card.platform.id}",
            f"    action: {'edited' if card.platform.id in again else 'posted'}",
            '    posted_at: ""',
            '    recorded_at: ""',
            '    by: ""',
            f"    account: {quote(card.account.handle) if card.account else quote('')}",
            '    url: ""',
            '    screenshot: ""',
            "    confirmed: false",
            "    as_approved: true",
            '    reason: ""',
        ]
    return "\n".join(lines) + "\n"


def digest_list(files: Mapping[str, bytes]) -> str:
    """SHA256SUMS, as `sha256sum -c` reads it."""
    return "".join(f"{sha256(files[name])}  {name}\n" for name in sorted(files))

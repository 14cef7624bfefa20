"""What rides along in a media file: bytes that no viewer shows, but that another program would open.

A picture's decoder stops at the picture's end, an unpacker looks for its archive from the file's end, a browser for
markup anywhere. So one file can be a photo to the reviewer and something else to the reader.
"""

from __future__ import annotations

from typing import Final

from site_tools.model.text import Text

_SOI: Final = b"\xff\xd8"
_MARKUP: Final = (b"<script", b"<html", b"<!doctype", b"<svg", b"<?php", b"<iframe")
_ZIP_END: Final = b"PK\x05\x06"
_ZIP_END_BYTES: Final = 22
_ZIP_COMMENT: Final = 65535
_GPS_IN_XMP: Final = b"exif:GPSL"
_PICTURES: Final = 16
"""More than any camera puts into one file."""
_SOS, _EOI, _FILL = 0xDA, 0xD9, 0xFF
_BOX: Final = 8
"""Bytes of the head of an MP4 box."""
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
"""JPEG markers without a length."""

BEHIND: Final = Text("ada data lain di belakang isinya.", "there is other data behind its content.")
_ARCHIVE: Final = Text("berkas ini sekaligus arsip ZIP.", "the file is a ZIP archive as well.")
_PAGE: Final = Text("berkas ini memuat HTML atau skrip.", "the file holds HTML or a script.")
_PLACE: Final = Text("gambar memuat lokasi GPS; hapus datanya dahulu.", "the picture holds a GPS location; remove it first.")


def stowaway(ending: str, data: bytes) -> Text | None:
    """Why a file holds more than its ending (`jpg`, `png`, `webp`, `pdf`, `mp4`) says, or None; `data` is of that kind.

    Sources: JPEG ITU-T T.81 annex B, PNG specification 5.3, WebP container (RIFF size), PDF 32000 7.5.5 (%%EOF), ISO
    14496-12 4.2 (boxes), ZIP appnote 4.3.16 (end record).
    """
    if _is_archive(data):
        return _ARCHIVE
    if ending in ("jpg", "jpeg", "png", "webp"):
        small = data.lower()
        if any(word in small for word in _MARKUP):
            return _PAGE
        if _GPS_IN_XMP in data:
            return _PLACE
    rest = {"png": _behind_png, "webp": _behind_webp, "pdf": _behind_pdf, "mp4": _behind_mp4}.get(ending, _behind_jpeg)(data)
    return BEHIND if rest.strip(b"\0") else None


def _is_archive(data: bytes) -> bool:
    """Whether an unpacker finds the end record of a ZIP whose comment reaches to the end of the file."""
    place = data.rfind(_ZIP_END)
    while place >= max(0, len(data) - _ZIP_END_BYTES - _ZIP_COMMENT):
        comment = int.from_bytes(data[place + 20 : place + 22], "little")
        if place + _ZIP_END_BYTES + comment == len(data):
            return True
        place = data.rfind(_ZIP_END, 0, place)
    return False


def _behind_jpeg(data: bytes) -> bytes:
    """What follows the last picture: cameras put further whole pictures (a preview, a depth map) behind the first."""
    at = 0
    for _ in range(_PICTURES):
        if data[at : at + 2] != _SOI:
            break
        end = _jpeg_end(data, at)
        if end == 0:
            break
        at = end
        # Between pictures there may be padding.
        following = at + len(data[at:]) - len(data[at:].lstrip(b"\0"))
        at = following if data[following : following + 2] == _SOI else at
    return data[at:]


def _jpeg_end(data: bytes, start: int) -> int:
    """The place behind the end mark of the JPEG picture at `start`; 0 where it has none."""
    at = start + 2
    while at + 4 <= len(data) and data[at] == _FILL:
        mark = data[at + 1]
        if mark == _FILL:
            at += 1
        elif mark in _ALONE:
            at += 2
        elif mark == _EOI:
            return at + 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
            at = _scan_end(data, at) if mark == _SOS else at
    return at + 2 if data[at : at + 2] == b"\xff\xd9" else 0


def _scan_end(data: bytes, at: int) -> int:
    """The next mark behind the coded picture lines: 0xFF and neither a stuffed zero nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] not in _ALONE and data[at + 1] != 0 and data[at + 1] != _FILL:
            return at
        at += 1 if data[at + 1] == _FILL else 2


def _behind_png(data: bytes) -> bytes:
    at = 8
    while at + 12 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        at += 12 + length
        if kind == b"IEND":
            return data[at:]
    return b"?"


def _behind_webp(data: bytes) -> bytes:
    length = int.from_bytes(data[4:8], "little")
    return data[8 + length + length % 2 :]


def _behind_pdf(data: bytes) -> bytes:
    return data.rsplit(b"%%EOF", 1)[-1].strip(b"\r\n\t \0") if b"%%EOF" in data else b"?"


def _behind_mp4(data: bytes) -> bytes:
    """What is no box; a box says its own length, and a last one of length 0 takes the rest."""
    at = 0
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        length = int.from_bytes(data[at + 8 : at + 16], "big") if length == 1 else length or len(data) - at
        if length < _BOX or at + length > len(data) or not data[at + 4 : at + 8].isascii():
            return data[at:]
        at += length
    return data[at:]

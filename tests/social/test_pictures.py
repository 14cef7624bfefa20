from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image as Pillow
from PIL import ImageCms

from site_tools.model.finding import Problem
from site_tools.social.pictures import open_picture, render
from site_tools.social.platform import Size

from .builders import jpeg

SIZE = Size("4x5", 1080, 1350)
SMALL = Size("1x1", 40, 40)
MOST = 8_000_000


def opened(data, name="foto.jpg", sizes=(SMALL,)):
    return open_picture(data, path=name, sizes=sizes)


def shown(data, size=SMALL, *, focus=None, name="foto.jpg", draft=False, most=MOST):
    return Pillow.open(io.BytesIO(render(opened(data, name, (size,)), size, focus=focus, most_bytes=most, draft=draft)))


def saved(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


KINDS = {
    "CMYK": jpeg(mode="CMYK"),
    "grey": jpeg(mode="L"),
    "palette": jpeg(mode="P", kind="PNG"),
    "palette with a transparent colour": jpeg(mode="P", kind="PNG", transparency=3),
    "transparent": jpeg(mode="RGBA", kind="PNG"),
    "grey and transparent": jpeg(mode="LA", kind="PNG"),
    "one bit": jpeg(mode="1", kind="PNG"),
    "sixteen bits": saved(Pillow.new("I;16", (50, 50), 40000), "PNG"),
    "webp": jpeg(kind="WEBP"),
    "progressive": jpeg(progressive=True),
    "one pixel": jpeg(1, 1),
    "one line": jpeg(3000, 1),
    "a PNG called JPEG": jpeg(kind="PNG"),
    "a broken colour profile": jpeg(icc_profile=b"nothing"),
    "broken EXIF": jpeg(exif=b"Exif\0\0MM\0*\xff\xff\xff\xff"),
}


@pytest.mark.parametrize("data", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("draft", [False, True])
def test_every_kind_becomes_a_plain_jpeg_of_the_size(data, draft):
    image = shown(data, SIZE, draft=draft)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1080, 1350))
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_what_the_file_says_beside_the_pixels_is_gone():
    exif = Pillow.Exif()
    exif[0x010F] = "Merek kamera"
    exif.get_ifd(0x8825)[1] = "S"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = jpeg(exif=exif, icc_profile=profile, comment=b"catatan rahasia", dpi=(300, 300))
    assert b"rahasia" in data
    out = render(opened(data), SMALL, focus=None, most_bytes=MOST, draft=False)
    for secret in (b"rahasia", b"Exif", b"Merek", b"ICC_PROFILE"):
        assert secret not in out


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_stands_upright(orientation):
    upright = Pillow.new("RGB", (300, 200), "white")
    upright.paste((255, 0, 0), (0, 0, 150, 100))  # red in the upper left corner
    back = {
        1: None,
        2: Pillow.Transpose.FLIP_LEFT_RIGHT,
        3: Pillow.Transpose.ROTATE_180,
        4: Pillow.Transpose.FLIP_TOP_BOTTOM,
        5: Pillow.Transpose.TRANSPOSE,
        6: Pillow.Transpose.ROTATE_90,
        7: Pillow.Transpose.TRANSVERSE,
        8: Pillow.Transpose.ROTATE_270,
    }[orientation]
    stored = upright.transpose(back) if back is not None else upright
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    picture = opened(saved(stored, "JPEG", exif=exif, quality=95))
    assert (picture.width, picture.height) == (300, 200)
    image = shown(saved(stored, "JPEG", exif=exif, quality=95), Size("3x2", 60, 40))
    red, white = image.getpixel((10, 8)), image.getpixel((50, 30))
    assert red[0] > 200
    assert red[1] < 80
    assert min(white) > 200


def test_colours_are_those_of_the_profile():
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"  # a screen whose red shines blue
    image = Pillow.new("RGB", (50, 50), (255, 0, 0))
    r, _, b = shown(saved(image, "PNG", icc_profile=bytes(profile)), name="a.png").getpixel((20, 20))
    assert r < 60
    assert b > 200


def test_transparent_becomes_white():
    clear = Pillow.new("RGBA", (50, 50), (255, 0, 0, 0))
    assert min(shown(saved(clear, "PNG"), name="a.png").getpixel((20, 20))) > 250


def test_sixteen_bits_are_scaled_not_clipped():
    grey = Pillow.new("I;16", (50, 50), 0x8000)
    value = shown(saved(grey, "PNG"), name="a.png").getpixel((20, 20))[0]
    assert 120 < value < 136


FOCUS = {
    "centre": (None, 0),
    "left": ((0.0, 0.5), -1),
    "right": ((1.0, 0.5), 1),
}


@pytest.mark.parametrize(("focus", "side"), FOCUS.values(), ids=FOCUS)
def test_the_crop_keeps_the_focus(focus, side):
    image = Pillow.new("RGB", (900, 100), "white")
    image.paste((255, 0, 0), (0, 0, 100, 100))
    image.paste((0, 0, 255), (800, 0, 900, 100))
    red, _, blue = shown(saved(image, "PNG"), focus=focus, name="a.png").getpixel((20, 20))
    assert (red > 200, blue > 200) == {-1: (True, False), 0: (True, True), 1: (False, True)}[side]


def test_a_large_photo_is_decoded_small_but_never_too_small():
    picture = opened(jpeg(4000, 3000), sizes=[SMALL])
    assert (picture.width, picture.height) == (4000, 3000)
    assert 40 <= picture.pixels.height < 400
    png = opened(jpeg(2000, 1500, kind="PNG"), sizes=[SMALL])
    assert 40 <= png.pixels.height < 400


def test_the_file_fits_under_the_limit():
    noise = saved(Pillow.effect_noise((1080, 1350), 120).convert("RGB"), "PNG")
    full = len(render(opened(noise, sizes=[SIZE]), SIZE, focus=None, most_bytes=MOST, draft=False))
    less = len(render(opened(noise, sizes=[SIZE]), SIZE, focus=None, most_bytes=full - 1, draft=False))
    assert less < full


def test_the_watermark_is_on_every_part():
    white = saved(Pillow.new("RGB", (1080, 1350), "white"), "PNG")
    image = shown(white, SIZE, draft=True, name="a.png").convert("L")
    for left in (0, 540):
        for top in (0, 450, 900):
            assert image.crop((left, top, left + 540, top + 450)).getextrema()[0] < 200


def animation():
    frames = [Pillow.new("RGB", (60, 60), colour) for colour in ("red", "green")]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:])


def test_an_animation_called_jpeg_is_told():
    picture = opened(animation())
    assert picture.moving
    assert picture.misnamed
    assert not opened(jpeg()).misnamed
    assert not opened(jpeg(kind="PNG"), "A.PNG").misnamed


def huge_png(width, height):
    """A PNG of a few bytes that says it is enormous."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


BAD = {
    "empty": (b"", "IMAGE-UNREADABLE"),
    "text": (b"ini bukan gambar", "IMAGE-UNREADABLE"),
    "a page": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "IMAGE-UNREADABLE"),
    "a PDF": (b"%PDF-1.7\n", "IMAGE-UNREADABLE"),
    "a TIFF": (jpeg(kind="TIFF"), "IMAGE-UNREADABLE"),
    "half a JPEG": (jpeg()[:2000], "IMAGE-UNREADABLE"),
    "half a PNG": (jpeg(kind="PNG")[:300], "IMAGE-UNREADABLE"),
    "half a WebP": (jpeg(kind="WEBP")[:200], "IMAGE-UNREADABLE"),
    "half an animation": (animation()[:60], "IMAGE-UNREADABLE"),
    "just the start of a JPEG": (b"\xff\xd8\xff", "IMAGE-UNREADABLE"),
    "a bomb": (huge_png(30000, 30000), "IMAGE-TOO-LARGE"),
    "one below Pillow's limit": (huge_png(8000, 5001), "IMAGE-TOO-LARGE"),
    "one where Pillow warns": (huge_png(10000, 10000), "IMAGE-TOO-LARGE"),
    "one that is as large as allowed, but empty": (huge_png(8000, 5000), "IMAGE-UNREADABLE"),
}


@pytest.mark.parametrize(("data", "code"), BAD.values(), ids=BAD)
def test_what_is_no_picture_is_refused_by_name(data, code):
    with pytest.raises(Problem) as caught:
        opened(data, "content/a/b/2026/c/foto-9.jpg")
    (finding,) = caught.value.findings
    assert (finding.code, finding.path) == (code, "content/a/b/2026/c/foto-9.jpg")
    assert finding.remedy

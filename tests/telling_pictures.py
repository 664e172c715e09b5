"""Pictures that say more than they show: each with a secret in all places that its format has for such things."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image, PngImagePlugin

from tests.photographs import painted

SECRET = "Ngo7-KimLien"
TWO_FRAMES = (Path(__file__).parent / "files/two-frames.avif").read_bytes()
"""An AVIF that moves."""
_DESCRIPTION, _MAKER, _AUTHOR, _WINDOWS_AUTHOR, _GPS = 0x010E, 0x010F, 0x013B, 0x9C9D, 0x8825


def forms(secret: str = SECRET) -> list[bytes]:
    """Return how a secret may stand in a file."""
    return [secret.encode(), secret.encode("utf-16-le"), secret.encode("utf-16-be"), zlib.compress(secret.encode())]


def tells(data: bytes, secret: str = SECRET) -> bool:
    """Whether a secret stands in a file in any form."""
    return any(form in data for form in forms(secret))


def picture(moved: int = 0) -> Image.Image:
    """Return a small picture of many colours."""
    with Image.open(io.BytesIO(painted(48, 32, "PNG", seed=moved))) as opened:
        return opened.convert("RGB")


def exif(orientation: int = 1) -> bytes:
    """Return Exif with the secret in all kinds of fields."""
    said = Image.Exif()
    said[0x0112] = orientation
    for tag in (_DESCRIPTION, _MAKER, _AUTHOR):
        said[tag] = SECRET
    said[_WINDOWS_AUTHOR] = SECRET.encode("utf-16-le")
    said.get_ifd(_GPS).update({2: (18.0, 40.0, 0.0), 27: SECRET.encode()})
    return said.tobytes()


def xmp() -> bytes:
    """Return XMP with the secret."""
    rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{rdf}{SECRET}</x:xmpmeta>'.encode()


def saved(form: str, image: Image.Image | None = None, **how: Any) -> bytes:
    """Return a picture as a file."""
    out = io.BytesIO()
    (image or picture()).save(out, form, **how)
    return out.getvalue()


def segment(code: int, body: bytes) -> bytes:
    """Return a segment of a JPEG."""
    return bytes((0xFF, code)) + struct.pack(">H", len(body) + 2) + body


def chunk(name: bytes, body: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def riff(name: bytes, body: bytes) -> bytes:
    """Return a chunk of a WebP."""
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def box(kind: bytes, body: bytes) -> bytes:
    """Return a box of an AVIF or a film."""
    return struct.pack(">I", len(body) + 8) + kind + body


def extension(code: int, *blocks: bytes) -> bytes:
    """Return an extension of a GIF."""
    return bytes((0x21, code)) + b"".join(bytes([len(each)]) + each for each in blocks) + b"\0"


def film() -> bytes:
    """Return what cameras append of a short film: its place, in a box of its own."""
    place = box(b"moov", box(b"udta", box(b"\xa9xyz", SECRET.encode())))
    return box(b"ftyp", b"mp42\0\0\0\0mp42") + place + box(b"mdat", b"\xff\xd9\xff\xd8" + forms()[1])


# JPEG


def jpeg() -> bytes:
    """Return a JPEG with segments of every kind that says something, before and between its scans."""
    data = saved("JPEG", progressive=True, exif=exif(6), comment=SECRET.encode(), xmp=xmp())
    photoshop = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\x1c\x1c\x02\x50\0\x0c" + SECRET.encode()
    thumbnail = saved("JPEG", exif=exif())  # with an end of its own
    bodies = {
        0xE0: b"JFXX\0\x10" + thumbnail,
        0xE1: b"http://ns.adobe.com/xmp/extension/\0" + forms()[1],
        0xE2: b"MPF\0" + SECRET.encode(),
        0xE3: b"META\0\0" + thumbnail,
        0xEB: b"JP\0\0" + box(b"jumb", SECRET.encode()),
        0xEC: b"Ducky" + SECRET.encode(),
        0xED: photoshop,
        0xEE: b"Adobe" + SECRET.encode()[:4],
        0xEF: SECRET.encode(),
        0xFE: SECRET.encode(),
    }
    said = b"".join(segment(code, body) for code, body in bodies.items())
    scan = data.rindex(b"\xff\xda")  # before the last one
    return data[:2] + said + data[2:scan] + b"\xff" + said + data[scan:]


def two_pictures() -> bytes:
    """Return an MPO, as cameras with two lenses make it: the second picture has its own Exif."""
    second = picture(1)
    return saved("MPO", save_all=True, append_images=[second], exif=exif())


def with_film() -> bytes:
    """Return a JPEG with a film behind it."""
    return jpeg() + film()


def with_gain_map() -> bytes:
    """Return a JPEG with a second one behind it that makes it brighter on some screens."""
    second = saved("JPEG", picture(1).convert("L"), exif=exif(), comment=SECRET.encode())
    return jpeg() + second + b"SEFT" + SECRET.encode()


# PNG, WebP, GIF


def png(**how: Any) -> bytes:
    """Return a PNG with chunks of every kind that says something, and more behind its end."""
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", SECRET)
    said.add_text("Place", SECRET, zip=True)
    said.add_itxt("XML:com.adobe.xmp", xmp().decode())
    data = saved("PNG", pnginfo=said, exif=exif(), **how)
    more = chunk(b"caBX", SECRET.encode()) + chunk(b"prVt", forms()[1]) + chunk(b"sPLT", SECRET.encode())
    more += chunk(b"tIME", b"\x07\xea\1\1\1\1\1") + chunk(b"zTXt", b"Place\0\0" + forms()[3])
    at = data.index(b"IDAT") - 4
    return data[:at] + more + data[at:-12] + more + data[-12:] + film()


def apng() -> bytes:
    """Return a PNG that moves."""
    return png(save_all=True, append_images=[picture(1), picture(2)], duration=[70, 90, 110], loop=3)


def webp(**how: Any) -> bytes:
    """Return a WebP with Exif, XMP, a chunk of no known kind, and more behind its end."""
    data = saved("WEBP", exif=exif(), xmp=xmp(), **how)
    body = data[8:] + riff(b"note", SECRET.encode()) + riff(b"XMP ", forms()[2])
    return b"RIFF" + struct.pack("<I", len(body)) + body + film()


def moving_webp() -> bytes:
    """Return a WebP that moves, with a chunk of no known kind in its first frame."""
    data = webp(save_all=True, append_images=[picture(1)], duration=[70, 90], loop=3)
    at = data.index(b"ANMF")
    (size,) = struct.unpack_from("<I", data, at + 4)
    frame = riff(b"ANMF", data[at + 8 : at + 8 + size] + riff(b"priv", SECRET.encode()))
    (whole,) = struct.unpack_from("<I", data, 4)
    changed = data[:at] + frame + data[at + 8 + size + size % 2 :]
    return changed[:4] + struct.pack("<I", whole + len(changed) - len(data)) + changed[8:]


def gif() -> bytes:
    """Return a GIF that moves, with a comment, XMP, and more behind its end."""
    frames = [picture(each).quantize(32) for each in (0, 1)]
    data = saved("GIF", frames[0], save_all=True, append_images=frames[1:], duration=[70, 90], loop=3)
    at = data.index(b"\x21\xff\x0bNETSCAPE")
    magic = b"\1" + bytes(range(255, -1, -1))
    said = b"\x21\xff\x0bXMP DataXMP" + xmp() + magic + b"\0"
    said += extension(0xFE, SECRET.encode()) + extension(0xFF, b"Prog1234567", SECRET.encode())
    said += extension(0x01, bytes(12), SECRET.encode())
    loop = extension(0xFF, b"NETSCAPE2.0", b"\1\3\0", SECRET.encode())
    return data[:at] + said + loop + data[at + 19 : -1] + said + b";" + film()


# AVIF and HEIC


def avif() -> bytes:
    """Return an AVIF with Exif, XMP, and boxes behind it."""
    more = box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + xmp()) + box(b"free", SECRET.encode())
    return saved("AVIF", exif=exif(6), xmp=xmp()) + more + box(b"mpvd", film()) + SECRET.encode()[:7]


def heic() -> bytes:
    """Return the like by the brand that telephones use."""
    return avif().replace(b"ftypavif", b"ftypheic", 1)


def moving_avif() -> bytes:
    """Return an AVIF that moves, with what players show of a film."""
    said = box(b"udta", box(b"\xa9xyz", SECRET.encode())) + box(b"meta", b"\0\0\0\0" + box(b"hdlr", bytes(24) + xmp()))
    mdat = TWO_FRAMES.index(b"mdat") + 4
    moov = TWO_FRAMES.index(b"moov") - 4
    (size,) = struct.unpack_from(">I", TWO_FRAMES, moov)
    data = TWO_FRAMES[: moov + size] + said + TWO_FRAMES[moov + size :]
    data = data[:moov] + struct.pack(">I", size + len(said)) + data[moov + 4 :]
    return data.replace(struct.pack(">I", mdat), struct.pack(">I", mdat + len(said)))


# Drawings


def svg() -> bytes:
    """Return a drawing as editors save it, with a photograph in it."""
    photograph = base64.encodebytes(jpeg()).decode().replace("\n", "&#10;")
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- {SECRET} -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="60" height="40"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" sodipodi:docname="{SECRET}.svg"
  inkscape:export-filename='/home/{SECRET}/a > b.png'><?private {SECRET}?>
  <metadata id="m"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{SECRET}</rdf:RDF></metadata>
  <sodipodi:namedview pagecolor="{SECRET}"><inkscape:grid id="{SECRET}"/><sodipodi:namedview/></sodipodi:namedview>
  <i:pgf id="x"><![CDATA[{SECRET}]]><!-- {SECRET} --></i:pgf><inkscape:path-effect effect="{SECRET}"/>
  <style>rect:nth-child(6) {{ fill: #0a0 }}</style>
  <rect id="r" width="60" height="40" inkscape:label="{SECRET}"/><title>Chợ &gt; phiên</title>
  <image width="48" height="32" xlink:href="data:image/jpeg;base64,{photograph}"/>
</svg>
""".encode()


ALL: dict[str, Callable[[], bytes]] = {
    "doan.jpg": jpeg,
    "hai-anh.jpg": two_pictures,
    "co-phim.jpeg": with_film,
    "sang-hon.JPG": with_gain_map,
    "anh.png": png,
    "dong.png": apng,
    "anh.webp": webp,
    "dong.webp": moving_webp,
    "dong.gif": gif,
    "anh.avif": avif,
    "dong.avif": moving_avif,
    "ve.svg": svg,
    # By another name than its own, as telephones and networks give them.
    "webp.jpg": webp,
    "heic.jpg": heic,
    "png.gif": png,
    "jpeg.jfif": jpeg,
}
"""By the name of the file."""

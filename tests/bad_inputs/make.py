"""Sound files of each container format, from which tests make damaged and hostile ones."""

from __future__ import annotations

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in parts.items():
            # As in office programs, the part that names the format comes first and is not compressed.
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else method)
    return packed.getvalue()


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def docx(body: str = "", **more: str | bytes) -> bytes:
    """A Word document with this WordprocessingML in its body, and other parts ("__" for "/", "_DOT_" for ".")."""
    document = f'<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>'
    parts: dict[str, str | bytes] = {"[Content_Types].xml": "<Types/>", "word/document.xml": document}
    parts |= {name.replace("__", "/").replace("_DOT_", "."): data for name, data in more.items()}
    return zipped(parts)


def odt(body: str = "", meta: str = "", manifest: str = "<m/>") -> bytes:
    """An OpenDocument text with this in its body."""
    content = (
        '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
        f"<o:body><o:text>{body}</o:text></o:body></o:document-content>"
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "META-INF/manifest.xml": manifest,
    }
    return zipped(parts | ({"meta.xml": meta} if meta else {}))


def xliff(units: str, source: str = "fr", target: str = "en") -> bytes:
    """XLIFF 1.2."""
    languages = f'source-language="{source}"' + (f' target-language="{target}"' if target else "")
    return (
        '<?xml version="1.0" encoding="UTF-8"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        f'<file {languages} original="a" datatype="html"><body>{units}</body></file></xliff>'
    ).encode()


def unit(source: str, target: str | None) -> str:
    translated = "" if target is None else f"<target>{target}</target>"
    return f'<trans-unit id="1"><source>{source}</source>{translated}</trans-unit>'


def xliff_2(units: str, target: str = ' trgLang="en"') -> bytes:
    """XLIFF 2.0; units hold segments."""
    return (
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr"{target}>'
        f'<file id="f">{units}</file></xliff>'
    ).encode()


def tmx(units: str, source: str = "fr") -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="{source}"/>'
        f"<body>{units}</body></tmx>"
    ).encode()


def variants(**texts: str) -> str:
    return "<tu>" + "".join(f'<tuv xml:lang="{k}"><seg>{v}</seg></tuv>' for k, v in texts.items()) + "</tu>"


def rss(items: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/'
        f'content/"><channel><title>News</title><language>en-GB</language>{items}</channel></rss>'
    ).encode()


def item(title: str, text: str) -> str:
    return f"<item><title>{title}</title><description>{text}</description></item>"


def atom(entries: str) -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>News</title>{entries}</feed>'.encode()


def lying_zip(part: str, size: int, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file whose directory says that a part of `size` bytes has ten."""
    data = bytearray(zipped({part: b" " * size}, method))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(signature) + offset
        data[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def encrypted_zip(data: bytes) -> bytes:
    """The zip file with the mark of encryption on every part."""
    out = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(signature)
        while at >= 0:
            out[at + offset] |= 1
            at = out.find(signature, at + 4)
    return bytes(out)


def laughs(root: str, body: str = "&d;") -> bytes:
    """A document of entities that grow tenfold at each step."""
    names = "abcd"
    declared = '<!ENTITY a "haha">' + "".join(
        f'<!ENTITY {n} "{f"&{names[i]};" * 10}">' for i, n in enumerate(names[1:])
    )
    return f"<?xml version='1.0'?><!DOCTYPE {root} [{declared}]><{root}>{body}</{root}>".encode()


def flipped(data: bytes, at: int) -> bytes:
    """The bytes with one bit turned."""
    out = bytearray(data)
    out[at] ^= 1
    return bytes(out)

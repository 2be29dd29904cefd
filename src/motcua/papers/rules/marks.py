"""The two machine-readable marks of a form, as SVG of black modules with the quiet zone they need.

Code 128 carries the dossier code for the desk's hand scanner; the QR code carries the tracking address for
the citizen's phone.
"""

import segno
from barcode.codex import Code128

_QUIET = 10


def barcode_svg(code: str) -> str:
    """The dossier code as Code 128 (ISO/IEC 15417); `""` where there is none or it holds other than ASCII."""
    if not code or not code.isascii() or not code.isprintable():
        return ""
    (modules,) = Code128(code).build()
    return _bars(modules)


def qr_svg(address: str) -> str:
    """The tracking address as a QR code (ISO/IEC 18004), error correction M; `""` where there is none."""
    if not address:
        return ""
    drawn: str = segno.make_qr(address, error="m").svg_inline(border=2)
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _bars(modules: str) -> str:
    width = len(modules) + 2 * _QUIET
    bars = "".join(f"M{_QUIET + at} 0h1v40h-1z" for at, module in enumerate(modules) if module == "1")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 40" shape-rendering="crispEdges">'
        f'<path d="{bars}"/></svg>'
    )

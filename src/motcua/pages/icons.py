"""The icons of the program, drawn here: strokes on a field of 24 by 24, coloured by the text around them."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_PATHS = {
    "alert": '<path d="M12 3 1.800 20.500h20.400z"/><path d="M12 10v4M12 17.200v.1"/>',
    "check": '<path d="m4 12.500 5.500 5.500L20 7"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.500 2"/>',
    "close": '<path d="M6 6l12 12M18 6 6 18"/>',
    "download": '<path d="M12 4v11M7 11l5 5 5-5M4 20h16"/>',
    "hand": '<path d="M4 12h12M11 7l5 5-5 5M20 4v16"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.500v.1"/>',
    "left": '<path d="M20 12H4M10 6l-6 6 6 6"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="1"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "paper": '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
    "pause": '<path d="M9 5v14M15 5v14"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4 21c0-4.500 3.500-7 8-7s8 2.500 8 7"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "print": '<path d="M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z"/>',
    "right": '<path d="M4 12h16M14 6l6 6-6 6"/>',
    "scan": '<path d="M3 8V4h4M17 4h4v4M21 16v4h-4M7 20H3v-4M7 8v8M10.500 8v8M14 8v8M17 8v8"/>',
    "search": '<circle cx="10.500" cy="10.500" r="6.500"/><path d="m15.500 15.500 5 5"/>',
    "sound": '<path d="M4 9.500v5h3.500L12 19V5L7.500 9.500z"/>'
    '<path d="M15.500 9a4 4 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11"/>',
    "stop": '<circle cx="12" cy="12" r="9"/><path d="M8 12h8"/>',
}
NAMES = tuple(_PATHS)


def icon(name: str, css: str = "") -> SafeString:
    """An icon for the eye only: the words beside it carry the meaning. KeyError for a name not drawn."""
    return format_html(
        '<svg class="mc-icon {}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        css,
        mark_safe(_PATHS[name]),  # noqa: S308 - constants of this module
    )

"""Parts of a page that say the same again and again, drawn once and kept in memory.

    {% kept %}…{% endkept %}                  the same on every page, in one language
    {% kept entry.version %}…{% endkept %}    the same for one version of a procedure

Whatever else the part shows must follow from what is named: nothing of the reader, no form (its token is for
one reader alone), no moment. A template does not change while the program runs; while it is being developed
(`MOTCUA_DEBUG`) nothing is kept. What is set inside (`as name`) is not known behind it.
"""

from collections.abc import Sequence

from django.conf import settings
from django.template import Context, Node, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST = 256
"""How many of one part are kept at most; then all of it is forgotten."""


class KeptNode(Node):
    """One such part with what was drawn of it, for each language and what it depends on."""

    def __init__(self, nodelist: NodeList, named: Sequence[FilterExpression]) -> None:
        self.nodelist, self.named = nodelist, named
        self._drawn: dict[tuple[str | None, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        if settings.DEBUG:
            return self.nodelist.render(context)
        # As text: what a name stands for may hold on to the request that it was looked up for.
        key = (get_language(), *(str(one.resolve(context, ignore_failures=True)) for one in self.named))
        drawn = self._drawn.get(key)
        if drawn is None:
            if len(self._drawn) >= MOST:
                self._drawn.clear()
            drawn = self._drawn[key] = self.nodelist.render(context)
        return drawn


def kept(parser: Parser, token: Token) -> KeptNode:
    """`{% kept %}`, with the names that the part depends on."""
    named = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, named)

from datetime import date
from uuid import UUID

from motcua.kernel.refusal import Refused, refuse_if
from motcua.rows import read
from motcua.staff.queries import account_at_work, hat
from motcua.staff.rules import Hat

from .models import KeptAnswer, Token
from .permissions import NO_POST, why_not_use
from .rules import Answer, Client, hash_of, narrowed


def token_of(secret: str, day: date) -> Token:
    """The token of this secret, if it opens the door on that day. Raises Refused, saying why not."""
    found = read(Token, "hash = %s", [hash_of(secret)])
    token = found[0] if found else None
    refuse_if(why_not_use(token, day))
    assert token
    return token


def client_of(token: Token, day: date) -> Client:
    """Who acts by a token: two small reads with `token_of`. Raises Refused when its post has ended."""
    scopes, worn = token.opened, _post_hat(token, day)
    at_home = worn.scope.startswith(token.unit_path)
    return Client(token.pk, scopes, narrowed(worn, scopes, token.unit_path), at_home)


def _post_hat(token: Token, day: date) -> Hat:
    account = account_at_work(token.account_id)
    worn = hat(account, token.post_id, day) if account and account.is_active else None
    if worn is None or worn.post != token.post_id or worn.instead_of:
        raise Refused(NO_POST)
    return worn


def kept_answer(token: UUID, key: str) -> tuple[str, Answer] | None:
    """What was answered under a key, with the fingerprint of what had been asked."""
    found = read(KeptAnswer, "client_id = %s AND key = %s", [token, key])
    if not found:
        return None
    kept = found[0]
    return kept.fingerprint, Answer(kept.status, kept.headers, kept.body.encode())


def tokens(*, ended: bool = False) -> list[Token]:
    """The tokens of all clients by name, with post and account: those not closed, or all of them."""
    found = Token.objects.select_related("account", "post__unit").order_by("account__username", "opened_at")
    return list(found if ended else found.filter(ended_at=None))


def token(token_id: UUID) -> Token | None:
    """One token by its id, closed or not."""
    return Token.objects.select_related("account", "post__unit").filter(pk=token_id).first()

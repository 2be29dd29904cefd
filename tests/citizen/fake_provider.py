"""An OpenID Connect provider of one's own: a small local server with keys, codes and signed tokens."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET, KEY = "motcua", "only-for-tests", "key-1"


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class FakeProvider:
    """`claims` is what it says of whoever signs in; the rest are ways to be wrong."""

    issuer: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    published: rsa.RSAPrivateKey = field(default_factory=new_key)
    signing: rsa.RSAPrivateKey | None = None
    signed: dict[str, Any] = field(default_factory=dict)
    added: dict[str, Any] = field(default_factory=dict)
    without_token: bool = False

    def consent(self, address: str) -> dict[str, str]:
        """Somebody signs in there and is sent back: what the address they are sent to carries."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def id_token(self) -> str:
        at = int(time.time())
        said = {"iss": self.issuer, "aud": CLIENT, "iat": at, "exp": at + 300, **self.claims, **self.signed}
        return jwt.encode(said, self.signing or self.published, algorithm="RS256", headers={"kid": KEY})

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, Any]:
        return {
            "/.well-known/openid-configuration": self._configuration,
            "/keys": self._keys,
            "/token": lambda: self._token(form),
            "/userinfo": lambda: (200, {**self.claims, **self.added}),
        }[path]()

    def _configuration(self) -> tuple[int, Any]:
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        places["userinfo_endpoint"] = "userinfo"
        known: dict[str, Any] = {name: f"{self.issuer}/{place}" for name, place in places.items()}
        return 200, known | {
            "issuer": self.issuer,
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def _keys(self) -> tuple[int, Any]:
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.published.public_key()))
        return 200, {"keys": [{**key, "kid": KEY, "alg": "RS256", "use": "sig"}]}

    def _token(self, form: dict[str, str]) -> tuple[int, Any]:
        asked = self.codes.pop(form.get("code", ""), None)
        verifier = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        known = (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
        if not asked or not known or asked.get("code_challenge") != challenge:
            return 400, {"error": "invalid_grant"}
        answer = {"access_token": "access", "token_type": "Bearer", "expires_in": 300}
        return 200, answer if self.without_token else answer | {"id_token": self.id_token()}


@contextmanager
def running(provider: FakeProvider) -> Iterator[FakeProvider]:
    """Serve it on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say({})

        def do_POST(self) -> None:
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._say({name: values[0] for name, values in parse_qs(text).items()})

        def _say(self, form: dict[str, str]) -> None:
            status, said = provider.answer(urlsplit(self.path).path, form)
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

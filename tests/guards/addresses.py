"""Every address of the program, found by walking the URL configuration."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver


class Address(NamedTuple):
    """One entry of the URL configuration: full name with namespaces, written pattern, view."""

    name: str
    pattern: str
    view: Any

    @property
    def module(self) -> str:
        return str(self.view.__module__)

    @property
    def package(self) -> str:
        """The package of ours the view lives in; empty for one of somebody else."""
        parts = self.module.split(".")
        return parts[1] if parts[0] == "motcua" and len(parts) > 1 else ""


def addresses() -> list[Address]:
    """All of them, those of the demonstration too, which an ordinary installation does not have."""
    found = list(_walk(get_resolver(), "", ""))
    if not any(address.package == "demo" for address in found):
        found += _walk(get_resolver("motcua.demo.urls"), "demo:", "demo/")
    return found


def _walk(resolver: URLResolver, names: str, written: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        pattern = written + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, f"{names}{entry.namespace}:" if entry.namespace else names, pattern)
        elif isinstance(entry, URLPattern):
            yield Address(f"{names}{entry.name or ''}", pattern, entry.callback)

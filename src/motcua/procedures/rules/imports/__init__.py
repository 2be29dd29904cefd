"""Adapters of outside catalogue formats, one a module, each into `ProcedureContent`. Pure."""

from .reading import Row, count_rows, read_catalogue

__all__ = ["Row", "count_rows", "read_catalogue"]

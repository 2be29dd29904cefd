from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from django.db import models
from django.db.models.base import ModelState

Row = TypeVar("Row", bound=models.Model)


def fresh(model: type[Row], **values: Any) -> Row:
    """A row that is not written yet, as `Model(**values)` makes it, in a fifth of the time.

    `values` go by attribute (`owner_id`, not `owner`); what is not given takes the default of its field.
    Raises TypeError for a name the model does not have.
    """
    constant, made = _defaults(model)
    row = model.__new__(model)
    row._state = ModelState()
    kept = row.__dict__
    kept.update(constant)
    for name, default in made:
        if name not in values:
            kept[name] = default()
    width = len(constant) + len(made) + 1
    kept.update(values)
    if len(kept) != width:
        raise TypeError(f"{model.__name__} has not all of these attributes: {', '.join(values)}")
    return row


@lru_cache(maxsize=64)
def _defaults(
    model: type[models.Model],
) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """The defaults that are the same for all rows, and what makes the others."""
    constant, made = {}, []
    for field in model._meta.local_concrete_fields:
        if field.has_default() and callable(field.default):
            made.append((field.attname, field.default))
        else:
            constant[field.attname] = field.get_default()
    return constant, made

"""What a form holds, as a browser would send it: to show it again as typed, or to fill in another form."""

from django import forms
from django.http import QueryDict


def as_sent(form: forms.Form) -> QueryDict:
    """The initial values of an unbound form under the names of its fields; what is empty is left out."""
    data = QueryDict(mutable=True)
    for name in form.fields:
        value = form[name].initial
        if isinstance(value, list):
            data.setlist(form.add_prefix(name), [str(one) for one in value])
        elif value not in (None, "", False):
            data[form.add_prefix(name)] = str(value)
    return data

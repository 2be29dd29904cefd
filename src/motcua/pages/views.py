from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.kernel.clock import now
from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop
from motcua.staff.entrance import public

from .icons import NAMES


class SampleForm(forms.Form):
    """One field of each kind, to look at."""

    name = forms.CharField(
        label=gettext_lazy("Full name"), help_text=gettext_lazy("As on the identity card.")
    )
    card = forms.CharField(label=gettext_lazy("Identity card"), required=False)
    birthday = forms.DateField(label=gettext_lazy("Date of birth"))
    ward = forms.ChoiceField(
        label=gettext_lazy("Commune"), choices=[("1", "Phường Minh Xuân"), ("2", "Xã An Tường")]
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How the result is returned"),
        choices=[("counter", gettext_lazy("At the counter")), ("post", gettext_lazy("By post"))],
        widget=forms.RadioSelect,
    )
    papers = forms.MultipleChoiceField(
        label=gettext_lazy("Papers received"),
        choices=[("a", "Tờ khai đăng ký khai sinh"), ("b", "Giấy chứng sinh"), ("c", "Văn bản ủy quyền")],
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    agreed = forms.BooleanField(label=gettext_lazy("The applicant has read and agrees"))


@public
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component on one page; only in a demonstration or while developing."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "pages/styleguide.html", _samples())


def _samples() -> dict[str, Any]:
    at = now()
    refusal = Refusal(
        "sample", gettext_noop("Collect the fee of {sum} first, then accept."), {"sum": "8.000 đồng"}
    )
    return {
        "at": at,
        "earlier": at - timedelta(hours=2),
        "later": at + timedelta(days=3, hours=1),
        "empty": SampleForm(),
        "wrong": SampleForm({"name": "", "card": "079", "birthday": "31/02"}, auto_id="wrong_%s"),
        "refusal": refusal,
        "icons": NAMES,
        "statuses": _statuses(),
        "rows": _rows(),
        "nav_items": [
            {"label": _("Work"), "url": "#work", "current": True},
            {"label": _("Register"), "url": "#register", "count": 12},
        ],
        "groups": _groups(),
        "dues": ["on_time", "soon", "overdue", "paused", "done", "late"],
        "holders": ["citizen", "reception", "specialist", "leader", "agency", "outside"],
    }


def _statuses() -> list[tuple[int, str]]:
    names = "Mới đăng ký|Được tiếp nhận|Không được tiếp nhận|Đang xử lý|Yêu cầu bổ sung|Nghĩa vụ tài chính"
    names += "|Công dân rút|Dừng xử lý|Đã xử lý xong|Đã trả kết quả"
    return list(enumerate(names.split("|"), 1))


def _rows() -> list[tuple[str, str, str, str]]:
    return [
        (_("Owner"), "Nguyễn Thị Hường", _("Change"), "#owner"),
        (_("Procedure"), "Đăng ký khai sinh", _("Change"), "#procedure"),
    ]


def _groups() -> list[dict[str, Any]]:
    return [
        {
            "title": _("Reception"),
            "items": [
                {"label": _("Newly filed online"), "url": "#new", "count": 4, "current": True},
                {"label": _("Waiting for supplement"), "url": "#supplement", "count": 7},
            ],
        },
        {
            "title": _("Deadlines"),
            "items": [
                {"label": _("Due soon"), "url": "#soon", "count": 3, "tone": "soon"},
                {"label": _("Overdue"), "url": "#overdue", "count": 2, "tone": "late"},
            ],
        },
    ]

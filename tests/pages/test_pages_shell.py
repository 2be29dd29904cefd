"""The shell around every page, the error pages, and the page that shows the components."""

from types import SimpleNamespace

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import Http404
from django.template.loader import render_to_string
from django.utils.translation import override

from motcua.pages.context import shell
from motcua.pages.views import styleguide

HAT = SimpleNamespace(
    account="0198-aa",
    name="Nguyễn Thị Hường",
    role=SimpleNamespace(name="Cán bộ tiếp nhận"),
    unit_name="Quầy 3",
    authority_name="Phường Minh Xuân",
    instead_of_name="Lê Văn Đức",
)


@pytest.fixture
def request_of(rf):
    def made(hat=None, path="/"):
        request = rf.get(path)
        request.session = {}
        request._messages = FallbackStorage(request)
        request.user = SimpleNamespace(is_authenticated=hat is not None)
        request.hat = hat
        return request

    return made


def page(name, request, language="vi"):
    with override(language):
        return render_to_string(name, {}, request)


def test_the_shell_makes_no_query_and_knows_the_language(request_of, django_assert_num_queries):
    with override("en"):
        context = shell(request_of(HAT))
    assert context["hat"] is HAT
    assert [one["code"] for one in context["languages"] if one["current"]] == ["en"]


def test_an_officer_sees_the_hat_worn_the_unit_and_the_way_out(request_of):
    html = page("pages/wide.html", request_of(HAT))
    for part in (
        HAT.name,
        HAT.role.name,
        HAT.unit_name,
        HAT.authority_name,
        "thay thế Lê Văn Đức",
        "Đăng xuất",
    ):
        assert part in html
    assert 'data-account="0198-aa"' in html


def test_a_citizen_sees_no_hat_and_no_way_out(request_of):
    html = page("pages/plain.html", request_of())
    assert "mc-hat" not in html
    assert "Đăng xuất" not in html
    assert 'data-account=""' in html


@pytest.mark.parametrize(("language", "other"), [("vi", "English"), ("en", "Tiếng Việt")])
def test_the_page_speaks_its_language_and_offers_the_other(request_of, language, other):
    html = page("pages/base.html", request_of(), language)
    assert f'<html lang="{language}"' in html
    assert f">{other}</button>" in html


def test_a_page_starts_with_a_way_to_its_content_and_carries_the_token_for_htmx(request_of):
    html = page("pages/base.html", request_of())
    assert html.index('href="#main-content"') < html.index("<header")
    assert 'id="main-content"' in html
    assert '"X-CSRFToken"' in html


@pytest.mark.parametrize("shown", [True, False])
def test_a_demonstration_says_so(request_of, settings, shown):
    settings.DEMO = shown
    assert ("hư cấu" in page("pages/base.html", request_of())) is shown


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_error_page_needs_neither_request_nor_database(name, language):
    with override(language):
        html = render_to_string(name)
    assert 'data-outcome="error"' in html
    assert f'<html lang="{language}"' in html


def test_an_error_says_what_to_do_next_in_vietnamese():
    with override("vi"):
        assert "Hãy kiểm tra địa chỉ" in render_to_string("404.html")
        assert "vẫn được giữ trong trình duyệt" in render_to_string("403_csrf.html")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_style_guide_shows_every_component(request_of, settings, language):
    settings.DEMO = True
    with override(language):
        html = styleguide(request_of(HAT)).content.decode()
    for part in ("mc-table", "moj-timeline", "govuk-summary-list", "mc-actions", "govuk-error-summary"):
        assert part in html


def test_the_style_guide_is_not_for_a_real_centre(request_of, settings):
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(Http404):
        styleguide(request_of())

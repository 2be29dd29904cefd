"""The first step of an intake: which procedure."""

import pytest
from counter_world import Counter, sit_down, stop_clocks
from django.urls import reverse

from motcua.procedures.actions import offer


@pytest.fixture
def counter(world, monkeypatch) -> Counter:
    stop_clocks(monkeypatch, world.later(days=1))
    codes = [version.procedure.code for version in (world.birth, world.copies, world.land)]
    offer(unit=world.ward, codes=codes, valid_from=world.at.date(), by=world.head, at=world.at)
    return sit_down(world, world.receptionist)


def asked(counter: Counter, text: str, **headers: str):
    return counter.client.get(reverse("desk:intake"), {"q": text}, headers=headers)


def test_the_most_used_ones_are_one_key_away(counter, queries_at_most):
    for _ in range(2):
        counter.world.received(counter.world.copies)
    counter.world.received(counter.world.birth)
    with queries_at_most(14):
        page = counter.client.get(reverse("desk:intake")).content.decode()
    first, second = page.index('data-key="alt+1"'), page.index('data-key="alt+2"')
    assert first < page.index("Chứng thực bản sao") < second < page.index("Đăng ký khai sinh")


def test_letters_without_accents_find_it(counter):
    page = asked(counter, "dang ky").content.decode()
    assert "Đăng ký khai sinh" in page
    assert "Đăng ký đất đai" in page


def test_the_only_hit_opens_at_once(counter):
    assert asked(counter, "1.001193").url == reverse("desk:intake_form", args=[counter.world.birth.pk])
    assert asked(counter, "ks").url == reverse("desk:intake_form", args=[counter.world.birth.pk])


def test_while_typing_only_the_list_is_answered(counter):
    page = asked(counter, "ks", hx_request="true").content.decode()
    assert "Đăng ký khai sinh" in page
    assert "<html" not in page


def test_nothing_found_says_what_to_do(counter):
    assert "Try fewer letters" in asked(counter, "xyzt").content.decode()


def test_the_person_goes_with_the_choice(counter):
    same = counter.world.received().pk
    page = counter.client.get(reverse("desk:intake"), {"q": "dang ky", "same": same}).content.decode()
    assert f"?same={same}" in page


def test_who_files_nothing_may_not_choose(world):
    assert sit_down(world, world.inspector).client.get(reverse("desk:intake")).status_code == 403

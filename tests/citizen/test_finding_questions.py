"""Questions lead to the right papers; the answers stand in the address, and nothing about the person."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from motcua.citizen.place import COOKIE
from motcua.procedures.actions import load_starter
from motcua.procedures.starter import starter_contents

CODES = sorted(one.code for one in starter_contents(settings.DATA / "procedures") if one.curated)
ANSWERED = {"who": "parent", "proof": "clinic", "home": "yes"}


@pytest.fixture
def reader(world) -> Client:
    load_starter(at=world.at)
    return Client(headers={"accept-language": "en"})


def asked(reader: Client, code: str = "1.001193", **given: str) -> str:
    answer = reader.get(reverse("citizen:find-ask", args=[code]), given)
    assert answer.status_code == 200
    return answer.content.decode()


def test_one_question_a_page_with_the_answers_so_far_carried_on(reader):
    assert "Who registers the birth?" in asked(reader)
    second = asked(reader, who="parent", at="who")
    assert "What paper is there about the birth?" in second
    assert '<input type="hidden" name="who" value="parent">' in second


def test_no_answer_is_said_and_the_question_asked_again(reader):
    assert "Choose one answer" in asked(reader, at="who")
    assert "Choose one answer" not in asked(reader)


def test_the_answers_lead_to_the_exact_papers(reader, queries_at_most):
    asked(reader, **ANSWERED)
    with queries_at_most(12):
        shown = asked(reader, **ANSWERED)
    assert "Giấy chứng sinh" in shown
    assert "Văn bản ủy quyền" not in shown
    assert "Giấy tờ chứng minh nơi cư trú" not in shown
    assert "1.001193.01" in shown
    assert "Văn bản ủy quyền" in asked(reader, **ANSWERED | {"who": "other"})


def test_the_list_can_be_shared_by_a_square_code_of_its_address(reader):
    shown = asked(reader, **ANSWERED)
    assert '<svg viewBox="0 0' in shown
    assert 'class="mp-qr"' in shown


def test_each_answer_can_be_changed(reader):
    shown = asked(reader, **ANSWERED)
    assert 'href="/procedures/1.001193/ask/?who=parent&amp;proof=clinic"' in shown


def test_strange_answers_are_passed_over(reader):
    shown = asked(reader, who="<b>", name="Nguyễn Văn A", proof="x" * 5000)
    assert "Who registers the birth?" in shown
    assert "Nguyễn" not in shown
    assert "&lt;b&gt;" not in shown


def test_without_a_guide_the_cases_are_a_plain_choice(reader):
    assert "Which of these is yours?" in asked(reader, "1.001776")
    assert "What to bring" in asked(reader, "1.001776", case="1.001776-1")


def test_with_one_case_and_no_guide_the_list_comes_at_once(reader):
    assert "What to bring" in asked(reader, "1.001731")


def test_the_case_found_is_the_case_filed(reader, world):
    reader.cookies[COOKIE] = str(world.ward.pk)
    shown = asked(reader, **ANSWERED)
    assert f"case=1.001193.01&amp;unit={world.ward.pk}" in shown


@pytest.mark.parametrize("code", CODES)
def test_every_guide_is_walked_to_its_end_by_first_answers(reader, code):
    given: dict[str, str] = {}
    for _step in range(6):
        shown = asked(reader, code, **given)
        found = re.search(r'name="(\w+)"\s+type="radio"\s+value="([\w.-]+)"', shown)
        if found is None:
            break
        given[found[1]] = found[2]
    assert "What to bring" in shown

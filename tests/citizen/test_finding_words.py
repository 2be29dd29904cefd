"""The catalogue's office habits are smoothed before people read them; what is near comes first."""

from dataclasses import replace

import pytest
from django.test import Client
from tests.world import BIRTH, FIRST_DAY, World

from motcua.citizen.finding import telling
from motcua.citizen.finding.choosing import found
from motcua.kernel.actor import System
from motcua.procedures.actions import load_starter
from motcua.procedures.rules import Channel, PaperRequirement
from motcua.procedures.rules.parts import Named
from motcua.units.actions import add_unit
from motcua.units.rules import Tier, UnitKind


def with_form(name):
    paper = PaperRequirement(key="form", name="Tờ khai", originals=1, required=True, form=name)
    return replace(BIRTH, papers=(paper,))


@pytest.mark.parametrize(
    ("form", "said"),
    [("MUNNGHHTRCPHT.docx", []), ("Mau so 1.PDF", []), ("Tờ khai đăng ký", ["Tờ khai đăng ký"])],
)
def test_a_file_name_is_not_the_name_of_a_form(form, said):
    assert telling.forms(with_form(form)) == said


def test_results_are_listed_without_the_full_stops_of_the_catalogue():
    content = replace(BIRTH, results=(Named(code="R1", name="Giấy chứng nhận. "),))
    assert telling.results(content) == ["Giấy chứng nhận"]


def test_only_the_first_way_has_a_capital():
    content = replace(BIRTH, channels=(Channel.ONLINE, Channel.COUNTER))
    first, second = telling.ways(content).split(", ")
    assert (first[0].isupper(), second[0].islower()) == (True, True)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bảo vệ quyền lợi người tiêu dùng", "Bảo vệ quyền lợi người tiêu dùng"),
        ("Giáo dục nghề nghiệp (G07-LĐ06)", "Giáo dục nghề nghiệp"),
        ("Hộ kinh doanh (hợp tác xã)", "Hộ kinh doanh (hợp tác xã)"),
    ],
)
def test_a_field_has_no_code_and_a_capital(name, said):
    assert telling.field_name(name) == said


def test_communes_of_ones_own_province_come_first(world: World):
    given = {"valid_from": FIRST_DAY, "by": System(), "at": world.at}
    country = world.province.parent
    far = add_unit(parent=country, tier=Tier.PROVINCE, kind=UnitKind.PROVINCE, name="Tỉnh An Giang", **given)
    add_unit(parent=far, tier=Tier.COMMUNE, kind=UnitKind.WARD, name="Phường Minh An", **given)
    names = [unit.name for unit in found("minh", world.at, world.province.path)]
    assert names == ["Phường Minh Xuân", "Phường Minh An"]
    assert [unit.name for unit in found("minh", world.at)] == names[::-1]


@pytest.mark.parametrize(
    ("typed", "title"), [("dkks", "Khai sinh"), ("ĐKKH", "Kết hôn"), ("XNTTHN", "tình trạng hôn nhân")]
)
def test_abbreviations_of_the_forms_are_understood(world: World, typed, title):
    load_starter(at=world.at)
    assert title in Client().get("/find/", {"q": typed}).content.decode()


def test_what_happened_is_no_slip_of_the_finger(world: World):
    load_starter(at=world.at)
    page = Client().get("/find/", {"q": "lấy vợ"}).content.decode()
    assert "/find/life/marriage/" in page
    assert "mp-list__link" not in page
    assert "Không tìm thấy" not in page


def test_home_leads_back_to_what_was_begun(db):
    assert 'href="/file/"' in Client().get("/find/").content.decode()

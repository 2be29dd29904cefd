"""Files in parts, as the script of the page sends them over a line that breaks."""

import pytest
from tests.citizen.filing_world import Father, begun
from tests.samples import pdf, photo
from tests.world import World

from motcua.drafts.models import DraftPage
from motcua.files.models import Arriving

WHOLE = photo()
HALF = len(WHOLE) // 2


@pytest.fixture
def father(world: World) -> Father:
    return begun(world)


def announce(father: Father, size: int = len(WHOLE), key: str = "note"):
    return father.client.post(father.address(f"papers/{key}/arriving/"), {"name": "anh.jpg", "size": size})


def part(father: Father, address: str, offset: int, content: bytes):
    kind = "application/octet-stream"
    return father.client.post(f"{address}?offset={offset}", content, content_type=kind)


def test_a_file_in_two_parts_becomes_a_page(father):
    address = announce(father).json()["address"]
    assert part(father, address, 0, WHOLE[:HALF]).json() == {"received": HALF}
    answer = part(father, address, HALF, WHOLE[HALF:])
    assert answer.status_code == 201
    assert answer.json()["page"] == str(DraftPage.objects.get(draft=father.draft).pk)


def test_after_a_break_the_server_says_where_to_go_on(father):
    address = announce(father).json()["address"]
    part(father, address, 0, WHOLE[:HALF])
    assert father.client.get(address).json() == {"received": HALF}
    answer = part(father, address, 0, WHOLE[:HALF])
    assert (answer.status_code, answer.json()["received"]) == (409, HALF)


def test_an_answer_that_was_lost_is_given_again(father):
    address = announce(father).json()["address"]
    first = part(father, address, 0, WHOLE).json()
    again = part(father, address, len(WHOLE), b"").json()
    assert first == again
    assert DraftPage.objects.filter(draft=father.draft).count() == 1


@pytest.mark.parametrize("size", ["0", "-1", "x", str(21 * 2**20), "9" * 30])
def test_a_size_that_cannot_be_is_refused_before_the_first_byte(father, size):
    answer = announce(father, size)
    assert answer.status_code == 422
    assert "anh.jpg" in answer.json()["sentence"]


@pytest.mark.parametrize("whole", [b"nothing of the kind", pdf(300)], ids=["kind", "300 pages"])
def test_what_cannot_be_taken_is_said_and_forgotten(father, whole):
    address = announce(father, len(whole)).json()["address"]
    answer = part(father, address, 0, whole)
    assert answer.status_code == 422
    assert "anh.jpg" in answer.json()["sentence"]
    assert not Arriving.objects.exists()


def test_another_draft_sees_nothing_of_it(world, father):
    address = announce(father).json()["address"]
    other = begun(world)
    foreign = address.replace(father.code, other.code)
    assert other.client.get(foreign).status_code == 404
    assert part(other, foreign, 0, WHOLE).status_code == 404


def test_a_paper_that_is_not_asked_for_takes_nothing(father):
    assert announce(father, key="nonsense").status_code == 404


def test_a_stranger_is_led_away(world, father):
    address = announce(father).json()["address"]
    stranger = begun(world).client
    assert stranger.get(address)["Location"].startswith("/file/resume/")

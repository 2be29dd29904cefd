"""Papers by plain form, without scripts: photographed, ordered, taken out, or said to come otherwise."""

import pytest
from tests.citizen.filing_world import Father, begun, jpeg
from tests.samples import pdf, photo
from tests.world import World

from motcua.drafts.models import DraftPage
from motcua.files.models import StoredFile


@pytest.fixture
def father(world: World) -> Father:
    return begun(world)


def names(father: Father) -> list[str]:
    return [one.file.name for one in DraftPage.objects.filter(draft=father.draft).order_by("position")]


def add(father: Father, *files, **more):
    return father.post("papers/note/", do="add", files=list(files), **more)


def test_several_files_come_at_once_in_their_order(father):
    assert add(father, jpeg("a.jpg"), jpeg("b.pdf", pdf(2))).status_code == 302
    assert names(father) == ["a.jpg", "b.pdf"]
    assert "2 pages" in father.shown("papers/note/")


def test_pressing_continue_takes_the_chosen_files_too(father):
    answer = father.post("papers/note/", do="go", photo=jpeg("chup.jpg"))
    assert answer["Location"] == father.address("papers/photo/")
    assert names(father) == ["chup.jpg"]


def test_pages_are_put_in_order_and_taken_out(father):
    add(father, jpeg("a.jpg"), jpeg("b.jpg", photo(kind="PNG")))
    second = DraftPage.objects.get(draft=father.draft, position=2)
    father.post("papers/note/", do=f"up-{second.pk}")
    assert names(father) == ["b.jpg", "a.jpg"]
    father.post("papers/note/", do=f"drop-{second.pk}")
    assert names(father) == ["a.jpg"]


@pytest.mark.parametrize(
    ("whole", "said"),
    [
        (b"not a picture", "neither a photo (JPEG or PNG) nor a PDF"),
        (b"\xff\xd8\xff broken", "damaged"),
        (pdf(1, "secret"), "password"),
        (pdf(300), "more than 100 pages"),
    ],
    ids=["kind", "broken", "locked", "300 pages"],
)
def test_a_file_that_cannot_be_taken_is_said_and_the_others_stay(father, whole, said):
    answer = add(father, jpeg("good.jpg"), jpeg("bad.jpg", whole))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert names(father) == ["good.jpg"]


def test_nothing_chosen_says_what_to_do(father):
    assert "Choose a file first" in father.post("papers/note/", do="add").content.decode()


def test_a_needed_paper_is_not_passed_over(father):
    answer = father.post("papers/note/", do="go")
    assert answer.status_code == 422
    assert "say how the paper reaches the office" in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "shown"), [("later", "You bring it on paper."), ("replaced", "takes it from")]
)
def test_a_paper_comes_otherwise_and_that_can_be_taken_back(father, said, shown):
    father.post("papers/note/", do=f"say-{said}")
    assert shown in father.shown("papers/note/")
    assert father.post("papers/note/", do="go").status_code == 302
    father.post("papers/note/", do="say-brought")
    assert father.post("papers/note/", do="go").status_code == 422


def test_the_state_has_only_what_the_rule_says(father):
    answer = father.post("papers/photo/", do="say-replaced")
    assert answer.status_code == 422
    assert "The state has it already" not in father.shown("papers/photo/")


def test_the_form_itself_is_no_paper_to_photograph(father):
    assert father.address("papers/application/") not in father.shown()


def test_a_small_picture_carries_nothing_of_the_phone(father):
    add(father, jpeg("a.jpg", photo(sideways=True)))
    page = DraftPage.objects.get(draft=father.draft)
    small = father.get(f"pages/{page.pk}/?small=1")
    assert small["Content-Type"] == "image/jpeg"
    assert b"PHONE-OF-THE-FATHER" not in small.content
    whole = father.get(f"pages/{page.pk}/")
    assert len(whole.content) == page.file.size
    assert "sandbox" in whole["Content-Security-Policy"]


def test_a_page_of_another_draft_is_not_shown(world, father):
    add(father, jpeg())
    page = DraftPage.objects.get(draft=father.draft)
    assert begun(world).get(f"pages/{page.pk}/").status_code == 404


def test_too_many_files_are_taken_no_more(father, at_most):
    at_most("draft_files", 1)
    assert "Too many files" not in add(father, jpeg()).content.decode()
    assert "Too many files" in add(father, jpeg()).content.decode()
    assert StoredFile.objects.filter(subject=father.draft.pk).count() == 1

"""Filling in the electronic form of any procedure by the names of its questions. Pure, invented, by dice.

Only what a form insists on is answered. What is stated here passes the same check as what a citizen types: a
name that the tables do not know gets the title of its question, so a new form still makes a whole story.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from motcua.applicants.rules import Sex

from .people import PEOPLES, Invented, address, name_of

COMMITTEE = "Ủy ban nhân dân phường Minh Xuân"
_WARD = "Phường Minh Xuân, tỉnh Tuyên Quang"

# What may be found wrong on a form, the likeliest first.
MARKABLE = (
    "child.full_name",
    "person.residence",
    "requester.residence",
    "owner.residence",
    "deceased.last_residence",
    "woman.residence",
)


@dataclass(frozen=True)
class Asked:
    """Who fills in, of whom the present part of the form speaks, on which day, with which dice."""

    filer: Invented
    about: Invented
    day: date
    dice: Random
    part: str = ""


def filled_in(form: Mapping[str, Any], filer: Invented, day: date, dice: Random) -> dict[str, Any]:
    """What somebody states on a form."""
    asked = Asked(filer, filer, day, dice)
    stated: dict[str, Any] = _object(form, asked)
    if "child" in stated and "requester" in stated:
        stated["requester"]["relationship"] = "Cha" if filer.sex is Sex.MALE else "Mẹ"
    return stated


def corrected(path: str, before: Any, dice: Random) -> str:
    """What the applicant writes instead of a marked answer."""
    if path.endswith("full_name"):
        family, *_, given = str(before).split()
        middle = dice.choice([one for one in ("GIA", "MINH", "KHÁNH", "BẢO") if one not in before])
        return f"{family} {middle} {given}"
    return address(dice)


def _object(form: Mapping[str, Any], asked: Asked) -> dict[str, Any]:
    return {name: _answer(name, form["properties"][name], asked) for name in form.get("required", ())}


def _answer(name: str, question: Mapping[str, Any], asked: Asked) -> Any:
    kind = question.get("type")
    if kind == "object":
        about = _PEOPLE.get(name, _the_same)(asked)
        return _object(question, replace(asked, about=about, part=name))
    if kind == "array":
        return [_answer(name, question["items"], asked)]
    if "const" in question:
        return question["const"]
    say = _SAID.get(f"{asked.part}.{name}") or _SAID.get(name)
    said = say(asked) if say else _otherwise(kind, question)
    choices = [one["const"] for one in question.get("oneOf", ())]
    return said if not choices or said in choices else choices[0]


def _otherwise(kind: Any, question: Mapping[str, Any]) -> Any:
    if kind in ("integer", "number"):
        return max(question.get("minimum", 1), 1)
    return True if kind == "boolean" else str(question.get("title") or "Theo hồ sơ")


def _the_same(asked: Asked) -> Invented:
    return asked.about


def _a_child(asked: Asked) -> Invented:
    """A child of a few weeks, its name in capitals as the form asks."""
    sex = asked.dice.choice((Sex.MALE, Sex.FEMALE))
    people = next(one for one in PEOPLES if one.people == asked.filer.people)
    born = asked.day - timedelta(days=asked.dice.randrange(4, 55))
    return replace(asked.filer, name=name_of(asked.dice, people, sex).upper(), sex=sex, born=born)


def _a_dead(asked: Asked) -> Invented:
    sex = asked.dice.choice((Sex.MALE, Sex.FEMALE))
    people = next(one for one in PEOPLES if one.people == asked.filer.people)
    born = asked.day - timedelta(days=asked.dice.randrange(61 * 365, 94 * 365))
    return replace(asked.filer, name=name_of(asked.dice, people, sex), sex=sex, born=born)


def _side(sex: Sex) -> Callable[[Asked], Invented]:
    """The one of two who marry: the filer, or somebody of the other sex."""

    def chosen(asked: Asked) -> Invented:
        if asked.filer.sex is sex:
            return asked.filer
        name = name_of(asked.dice, asked.dice.choice(PEOPLES), sex)
        born = asked.filer.born + timedelta(days=asked.dice.randrange(-900, 900))
        serial = f"99{9000 + asked.dice.randrange(999):04}"  # beyond all who file
        digit = (0 if born.year < 2000 else 2) + (sex is Sex.FEMALE)
        return replace(
            asked.filer, name=name, sex=sex, born=born, id_number=f"008{digit}{born.year % 100:02}{serial}"
        )

    return chosen


_PEOPLE: Mapping[str, Callable[[Asked], Invented]] = {
    "child": _a_child,
    "deceased": _a_dead,
    "woman": _side(Sex.FEMALE),
    "man": _side(Sex.MALE),
}


def _number(shape: str, most: int) -> Callable[[Asked], str]:
    return lambda asked: shape.format(asked.dice.randrange(1, most))


def _one_of(*words: str) -> Callable[[Asked], str]:
    return lambda asked: asked.dice.choice(words)


_SAID: Mapping[str, Callable[[Asked], Any]] = {
    "full_name": lambda asked: asked.about.name,
    "holder": lambda asked: asked.about.name,
    "representative": lambda asked: asked.about.name,
    "id_number": lambda asked: asked.about.id_number,
    "representative_id": lambda asked: asked.about.id_number,
    "residence": lambda asked: asked.about.address,
    "last_residence": lambda asked: asked.about.address,
    "address": lambda asked: address(asked.dice),
    "phone": lambda asked: asked.filer.phone,
    "contact_phone": lambda asked: asked.filer.phone,
    "sex": lambda asked: asked.about.sex.value,
    "birth_date": lambda asked: asked.about.born.isoformat(),
    "ethnicity": lambda asked: asked.about.people,
    "nationality": lambda _asked: "Việt Nam",
    "relationship": lambda _asked: "Bản thân",
    "birth_place": lambda _asked: "Trạm y tế phường Minh Xuân, tỉnh Tuyên Quang",
    "home_town": lambda _asked: _WARD,
    "registered_at": lambda _asked: COMMITTEE,
    "issued_by": lambda _asked: COMMITTEE,
    "death_date": lambda asked: (asked.day - timedelta(days=asked.dice.randrange(1, 9))).isoformat(),
    "death_place": lambda asked: f"Tại nhà riêng, {asked.about.address}",
    "cause": _one_of("Tuổi già", "Bệnh tim", "Đột quỵ"),
    "residence_period": _number("Từ năm 20{:02} đến nay", 24),
    "purpose": _one_of("Để đăng ký kết hôn", "Bổ sung hồ sơ vay vốn", "Chuyển nhượng quyền sử dụng đất"),
    "lost_reason": _one_of("Bản chính bị mối xông", "Thất lạc khi chuyển nhà"),
    "request.to_text": lambda asked: f"Năm sinh: {asked.about.born.year}",
    "request.reason": lambda _asked: "Không thống nhất giữa giấy khai sinh và căn cước",
    "certificate.number": _number("{:04}/GXN-KT", 900),
    "disability.description": _one_of("Đi lại khó khăn, phải dùng nạng", "Nghe kém cả hai tai"),
    "business.name": lambda asked: f"Hộ kinh doanh {asked.about.name}",
    "business.code": _number("08A8{:06}", 90_000),
    "business.capital": lambda asked: 10_000_000 * asked.dice.randrange(2, 40),
    "business.workers": lambda asked: asked.dice.randrange(0, 6),
    "business.industries": lambda _asked: "Bán lẻ hàng tạp hóa",
    "document.name": lambda _asked: "Bằng tốt nghiệp trung học phổ thông",
    "copies": lambda asked: asked.dice.randrange(1, 4),
    "to_text": lambda asked: address(asked.dice),
    "item": lambda _asked: "address",
    "name": _one_of("Bán lẻ hàng tạp hóa", "Dịch vụ ăn uống", "Sửa chữa xe máy"),
    "organisation.name": lambda _asked: "Hợp tác xã Chè Đồi Chè",
    "organisation.code": _number("99{:08}", 90_000),
    "parcel.area": lambda asked: asked.dice.randrange(120, 2400),
    "parcel.purpose": lambda _asked: "Đất thương mại, dịch vụ",
    "parcel.origin": lambda _asked: "Nhà nước giao đất không thu tiền sử dụng đất",
}

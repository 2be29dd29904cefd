"""Invented people. Pure; the same dice give the same people.

Names are drawn from lists of family, middle and given names common among the Kinh, Tày, Dao and Mông of the
north. Numbers have the right shape and are visibly invented: the last six digits of every identity number
begin with 99, every telephone number with 0900 00, every mail address ends in example.vn. Streets and
residential groups do not exist either.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from motcua.applicants.rules import ApplicantKind, IdKind, PersonWritten, Sex
from motcua.kernel.text import fold

MOST = 10_000
_M, _F = Sex.MALE, Sex.FEMALE


@dataclass(frozen=True)
class Names:
    """The names of one people: how often they are met among a hundred, and what they are called."""

    people: str
    share: int
    family: str
    middle: dict[Sex, str]
    given: dict[Sex, str]


_VIET_MIDDLE = {
    _M: "Văn Đức Minh Quốc Hữu Xuân Thanh Anh Công Duy",
    _F: "Thị Thị Thị Thu Ngọc Thanh Hồng Kim Thuỳ Phương",
}
_VIET_GIVEN = {
    _M: "An Bình Cường Dũng Đạt Hải Hiếu Hùng Khánh Long Nam Phong Quân Sơn Thắng Tuấn Việt Vinh Tùng Lâm",
    _F: "Anh Chi Dung Hà Hạnh Hoa Hương Lan Linh Mai Nga Nhung Oanh Phương Quỳnh Thảo Trang Tuyết Vân Yến",
}
PEOPLES = (
    Names(
        "Kinh",
        52,
        "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Ngô Dương",
        _VIET_MIDDLE,
        _VIET_GIVEN,
    ),
    Names(
        "Tày",
        26,
        "Nông Ma Hoàng Lương Triệu Bế Hà Chu Quan Hứa Lộc Nguyễn",
        _VIET_MIDDLE,
        _VIET_GIVEN,
    ),
    Names(
        "Dao",
        12,
        "Bàn Đặng Triệu Lý Phùng Chảo Phàn Tẩn",
        {_M: "Văn Tiến Kim Hữu Tòn", _F: "Thị Mùi Tà Lở"},
        {_M: "Phúc Tòn Chòi Sơn Quý Minh Hòa", _F: "Pham Mẩy Mùi Nải Khé Lai Liều"},
    ),
    Names(
        "Mông",
        10,
        "Giàng Vàng Sùng Thào Lầu Mua Hầu Ly Cư",
        {_M: "A Mí Seo", _F: "Thị Thị Y"},
        {_M: "Páo Sử Chinh Dình Lử Pó Tủa Sính", _F: "Mỷ Mai Dợ Sua Chư Máy Dở Say"},
    ),
)
_STREETS = (
    "Bến Nứa,Đồi Chè,Suối Khoáng,Lò Gạch Cũ,Vườn Hồng,Chợ Chiều,Cầu Treo Mới,Xóm Lát,Đình Ngói,Giếng Đá"
)


@dataclass(frozen=True)
class Invented:
    """Somebody who does not exist."""

    name: str
    people: str
    sex: Sex
    born: date
    id_number: str
    phone: str
    email: str
    address: str

    def written(self, residence: UUID | None) -> PersonWritten:
        """As an officer types this person in."""
        return PersonWritten(
            name=self.name,
            id_kind=IdKind.PERSONAL,
            id_number=self.id_number,
            born=self.born,
            sex=self.sex,
            phone=self.phone,
            email=self.email,
            address=self.address,
            residence=residence,
        )


def invent(dice: Random, number: int, today: date) -> Invented:
    """The `number`-th invented adult: no two below `MOST` share an identity number or a telephone."""
    sex = dice.choice((_M, _F))
    people = dice.choices(PEOPLES, [one.share for one in PEOPLES])[0]
    name = name_of(dice, people, sex)
    born = today - timedelta(days=dice.randrange(19 * 365, 78 * 365))
    return Invented(
        name=name,
        people=people.people,
        sex=sex,
        born=born,
        id_number=id_number(sex, born, number, dice),
        phone=f"090000{number % MOST:04}" if number % MOST else "",
        email=_email(dice, name, number),
        address=address(dice),
    )


def name_of(dice: Random, people: Names, sex: Sex) -> str:
    """A full name of this people and sex."""
    lists = (people.family, people.middle[sex], people.given[sex])
    return " ".join(dice.choice(names.split()) for names in lists)


def id_number(sex: Sex, born: date, number: int, dice: Random) -> str:
    """A personal ID number: province of birth (mostly Tuyên Quang, 008, or Hà Giang, 002), sex and century,
    year, then the invented serial 99nnnn."""
    province = dice.choices(("008", "002", "015", "019"), (74, 20, 4, 2))[0]
    century = 0 if born.year < 2000 else 2
    digit = century + (1 if sex is _F else 0)
    return f"{province}{digit}{born.year % 100:02}99{number % MOST:04}"


def address(dice: Random) -> str:
    """An address in the ward, on a street that does not exist."""
    street = dice.choice(_STREETS.split(","))
    return f"Số {dice.randrange(1, 180)}, đường {street}, tổ {dice.randrange(1, 38)}, phường Minh Xuân"


def organisation(dice: Random, number: int) -> PersonWritten:
    """An invented cooperative or household firm, without a tax code."""
    kind = dice.choice(("Hợp tác xã", "Tổ hợp tác", "Công ty TNHH"))
    what = dice.choice(("Chè", "Cam sành", "Thổ cẩm", "Măng khô", "Mật ong", "Vận tải"))
    name = f"{kind} {what} {dice.choice(_STREETS.split(','))}"
    phone = f"090000{number % MOST:04}" if number % MOST else ""
    return PersonWritten(name=name, kind=ApplicantKind.OTHER_ORGANISATION, phone=phone, address=address(dice))


def _email(dice: Random, name: str, number: int) -> str:
    words = fold(name).split()
    return f"{words[-1]}.{words[0]}{number}@example.vn" if dice.random() < 0.3 else ""

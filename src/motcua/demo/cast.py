"""Who works in the demonstration: invented officers with their posts. Pure.

Fourteen officers in the centre of Minh Xuân by field, two of them at the guidance desks; the two leaders of
the ward; a post-office clerk and a member of the youth team, who only help to file; a provincial
inspector; and the four officers of a neighbour ward who may see nothing of it.
"""

from dataclasses import dataclass

from motcua.kernel.words import gettext_noop as _
from motcua.kernel.words import translate
from motcua.staff.rules import RoleCode

from .trades import GROUND, JUSTICE, PEOPLE, TOWN

WARD, NEIGHBOUR, PROVINCE = "02215", "00694", "08"
CENTRE = "Trung tâm Phục vụ hành chính công"
OFFICE = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"
ECONOMY = "Phòng Kinh tế, Hạ tầng và Đô thị"
CULTURE = "Phòng Văn hóa - Xã hội"


@dataclass(frozen=True)
class Officer:
    """One member of the cast. `part` is the part of the unit `place` in which the post is; `today_text` says
    what this person does today; `shown` puts the officer among the first on the sign-in page."""

    username: str
    name: str
    role: RoleCode
    title: str
    today_text: str
    place: str = WARD
    part: str = ""
    fields: tuple[str, ...] = ()
    shown: bool = False

    @property
    def today(self) -> str:
        return translate(self.today_text)

    @property
    def initials(self) -> str:
        """The first letters of the family name and the given name, for a picture without a photograph."""
        words = self.name.split()
        return words[0][0] + words[-1][0]


_R = RoleCode
CHAIRMAN, VICE_CHAIR, HEAD, ADMINISTRATOR = "thang.tran", "hoa.ban", "ha.nong", "su.vang"
SLOW, HELPER = "tuan.hua", "hien.chau"

CAST = (
    Officer(
        "khanh.hoang",
        "Hoàng Văn Khánh",
        _R.RECEPTIONIST,
        "Cán bộ tiếp nhận – quầy 1, hộ tịch và chứng thực",
        _("Receives birth registrations and copies to certify at counter 1, and returns results."),
        part=CENTRE,
        fields=JUSTICE,
        shown=True,
    ),
    Officer(
        "nhung.ma",
        "Ma Thị Nhung",
        _R.GUIDE,
        "Cán bộ hướng dẫn – bàn 1",
        _("Checks papers at the door and helps people who have no smartphone to file online."),
        part=CENTRE,
        shown=True,
    ),
    Officer(
        "van.nguyen",
        "Nguyễn Thị Hồng Vân",
        _R.SPECIALIST,
        "Công chức tư pháp – hộ tịch",
        _("Examines civil status and certification and drafts the results."),
        part=OFFICE,
        fields=JUSTICE,
        shown=True,
    ),
    Officer(
        VICE_CHAIR,
        "Bàn Thị Hòa",
        _R.LEADER,
        "Phó Chủ tịch Ủy ban nhân dân",
        _("Signs results, and stands in for the chairman, who is away this week."),
        shown=True,
    ),
    Officer(
        "pham.ly",
        "Lý Mùi Pham",
        _R.CLERK,
        "Văn thư",
        _("Numbers and stamps what was signed and hands it to the return desk."),
        part=OFFICE,
        shown=True,
    ),
    Officer(
        HEAD,
        "Nông Thị Thu Hà",
        _R.HEAD_OF_CENTRE,
        "Giám đốc Trung tâm",
        _("Watches what is late and where it lies, and moves work between officers."),
        part=CENTRE,
        shown=True,
    ),
    Officer(
        ADMINISTRATOR,
        "Vàng A Sử",
        _R.ADMINISTRATOR,
        "Quản trị hệ thống",
        _("Keeps accounts, posts and stand-ins, and the catalogue of procedures."),
        part=CENTRE,
        shown=True,
    ),
    Officer(
        "mai.dang",
        "Đặng Thị Mai",
        _R.INSPECTOR,
        "Thanh tra tỉnh",
        _("Reads along in every commune of the province and changes nothing."),
        place=PROVINCE,
        shown=True,
    ),
    Officer(
        "my.sung",
        "Sùng Thị Mỷ",
        _R.RECEPTIONIST,
        "Cán bộ tiếp nhận",
        _("Works in the neighbour ward: sees its dossiers, and nothing of Minh Xuân."),
        place=NEIGHBOUR,
        shown=True,
    ),
    Officer(
        HELPER,
        "Chẩu Thị Hiền",
        _R.POST_CLERK,
        "Giao dịch viên bưu điện",
        _("Helps people at the post office to file, and sees only what she helped with."),
        shown=True,
    ),
    Officer(
        "pao.lu",
        "Lù Văn Páo",
        _R.YOUTH_MEMBER,
        "Thành viên tổ công nghệ số cộng đồng",
        _("Helps neighbours in the village to file by telephone, and sees only what he helped with."),
        shown=True,
    ),
    Officer(
        "lan.le",
        "Lê Thị Ngọc Lan",
        _R.RECEPTIONIST,
        "Cán bộ tiếp nhận – quầy 2, hộ tịch và chứng thực",
        _("Receives civil status and certification at counter 2."),
        part=CENTRE,
        fields=JUSTICE,
    ),
    Officer(
        "quan.trieu",
        "Triệu Minh Quân",
        _R.RECEPTIONIST,
        "Cán bộ tiếp nhận – quầy 3, đất đai, xây dựng, kinh doanh",
        _("Receives land, building and household businesses at counter 3."),
        part=CENTRE,
        fields=(*GROUND, *TOWN),
    ),
    Officer(
        "thao.pham",
        "Phạm Phương Thảo",
        _R.RECEPTIONIST,
        "Cán bộ tiếp nhận – quầy 4, chính sách xã hội",
        _("Receives social protection, merit and schooling at counter 4."),
        part=CENTRE,
        fields=PEOPLE,
    ),
    Officer(
        "chinh.giang",
        "Giàng A Chinh",
        _R.GUIDE,
        "Cán bộ hướng dẫn – bàn 2",
        _("Guides people at the second desk; speaks Mông and Tày with those who prefer it."),
        part=CENTRE,
    ),
    Officer(
        "bao.nong",
        "Nông Quốc Bảo",
        _R.SPECIALIST,
        "Công chức tư pháp – chứng thực",
        _("Shares civil status and certification with a colleague."),
        part=OFFICE,
        fields=JUSTICE,
    ),
    Officer(
        SLOW,
        "Hứa Anh Tuấn",
        _R.SPECIALIST,
        "Chuyên viên địa chính – đất đai",
        _("Has more land dossiers than hours: much of what is late lies here."),
        part=ECONOMY,
        fields=GROUND,
    ),
    Officer(
        "duong.vu",
        "Vũ Thuỳ Dương",
        _R.SPECIALIST,
        "Chuyên viên xây dựng và đăng ký kinh doanh",
        _("Examines building permits and household businesses."),
        part=ECONOMY,
        fields=TOWN,
    ),
    Officer(
        "yen.quan",
        "Quan Thị Yến",
        _R.SPECIALIST,
        "Chuyên viên bảo trợ xã hội",
        _("Examines allowances, disability and merit."),
        part=CULTURE,
        fields=PEOPLE,
    ),
    Officer(
        CHAIRMAN,
        "Trần Đức Thắng",
        _R.LEADER,
        "Chủ tịch Ủy ban nhân dân",
        _("Away on a course this week; what was on his desk waits for his stand-in."),
    ),
    Officer(
        "sinh.thao",
        "Thào Mí Sính",
        _R.SPECIALIST,
        "Công chức tư pháp – hộ tịch",
        _("Examines dossiers in the neighbour ward."),
        place=NEIGHBOUR,
    ),
    Officer(
        "hai.hau",
        "Hầu Văn Hải",
        _R.LEADER,
        "Phó Chủ tịch Ủy ban nhân dân",
        _("Signs in the neighbour ward."),
        place=NEIGHBOUR,
    ),
    Officer(
        "linh.be",
        "Bế Thuỳ Linh",
        _R.CLERK,
        "Văn thư",
        _("Numbers and stamps in the neighbour ward."),
        place=NEIGHBOUR,
    ),
)
BY_USERNAME = {officer.username: officer for officer in CAST}

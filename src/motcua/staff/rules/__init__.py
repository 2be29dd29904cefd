"""What officers may do: one alphabetical list of permissions, and roles as lists of them. Pure."""

from .accounts import make_password, why_not_username
from .facts import FACTS
from .hats import Hat
from .permissions import Permission
from .roles import ROLES, Role, RoleCode, role

__all__ = [
    "FACTS",
    "ROLES",
    "Hat",
    "Permission",
    "Role",
    "RoleCode",
    "make_password",
    "role",
    "why_not_username",
]

from typing import Any

from django.db import migrations


def mark(apps: Any, _editor: Any) -> None:
    """Whoever was given a token is a machine: no officer's account ever gets one."""
    with_token = apps.get_model("clients", "Token").objects.values("account")
    apps.get_model("staff", "Account").objects.filter(pk__in=with_token).update(is_machine=True)


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0001_initial"),
        ("staff", "0003_machines"),
    ]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]

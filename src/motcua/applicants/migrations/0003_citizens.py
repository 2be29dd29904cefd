import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import motcua.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("applicants", "0002_sheet"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Citizen",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=motcua.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="full name")),
                ("id_number", models.CharField(blank=True, max_length=20, verbose_name="ID number")),
                ("phone", models.CharField(blank=True, max_length=15, verbose_name="phone")),
                ("vouched_at", models.DateTimeField(blank=True, null=True)),
                ("seen_at", models.DateTimeField()),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("vouched_at", None), models.Q(("id_number", ""), _negated=True), _connector="OR"),
                        name="citizen_vouched_for_has_number",
                        violation_error_message="Only an ID number that is told can be vouched for.",
                    )
                ],
            },
        ),
    ]

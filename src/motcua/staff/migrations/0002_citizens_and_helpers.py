from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="is_citizen",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="post",
            name="role",
            field=models.CharField(
                choices=[
                    ("administrator", "administrator"),
                    ("clerk", "clerk"),
                    ("guide", "guide"),
                    ("head_of_centre", "head_of_centre"),
                    ("inspector", "inspector"),
                    ("leader", "leader"),
                    ("post_clerk", "post_clerk"),
                    ("receptionist", "receptionist"),
                    ("specialist", "specialist"),
                    ("youth_member", "youth_member"),
                ],
                max_length=20,
            ),
        ),
    ]

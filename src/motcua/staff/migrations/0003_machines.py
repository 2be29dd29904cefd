from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0002_citizens_and_helpers"),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="is_machine",
            field=models.BooleanField(default=False),
        ),
    ]

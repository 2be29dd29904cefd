from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0005_walking'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('accepted_at__isnull', False), ('set_aside_at', None)), fields=['served_by', 'procedure_version', 'channel', 'accepted_at', 'id'], name='dossier_register_kind'),
        ),
    ]

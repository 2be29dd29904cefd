from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0004_public_door'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('set_aside_at', None)), fields=['served_by', 'status', 'id'], name='dossier_walk'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('set_aside_at', None), models.Q(('competent', models.F('served_by')), _negated=True)), fields=['competent', 'status', 'id'], name='dossier_walk_competent'),
        ),
    ]

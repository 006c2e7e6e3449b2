from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0001_people_units_rounds_and_trace")]

    operations = [
        migrations.CreateModel(
            name="DraftEntries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=0)),
                ("handed_in", models.PositiveIntegerField(blank=True, null=True)),
                ("cells", models.JSONField(default=dict)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="records.submissionrecord",
                    ),
                ),
            ],
        ),
    ]

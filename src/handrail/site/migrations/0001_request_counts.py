"""The table in which requests of the running minute are counted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the table."""

    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="RequestCount",
            fields=[
                ("sender", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("minute", models.BigIntegerField(db_index=True)),
                ("count", models.PositiveIntegerField(default=1)),
            ],
        ),
    ]

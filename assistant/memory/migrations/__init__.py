"""The history of the schema. Migrations are only ever added."""

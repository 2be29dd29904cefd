"""The door for machines: `/api/v1`, described by OpenAPI. It decides nothing that actions do not decide."""

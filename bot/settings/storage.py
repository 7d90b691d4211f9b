"""The settings of S3-compatible storage for photos. What each means stands in ``docs/settings.md``."""

from __future__ import annotations

import re

from pydantic import BaseModel, Field, SecretStr, ValidationInfo, field_validator

from bot.settings.kinds import needed, secure, shaped

#: A bucket as all stores name them, and what stands before the keys in it.
_BUCKET = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/?")
_REGION = re.compile(r"[a-z0-9-]{1,64}")


class StorageSettings(BaseModel):
    """Without a bucket photos are kept in the data folder."""

    #: Where photos, voice notes and uploads are kept: ``s3://bucket/prefix``.
    photos: str | None = None
    #: The address of the store, unless it is Amazon's. With the bucket's name in front it is asked for by that name.
    s3_endpoint: str | None = None
    s3_region: str = "us-east-1"
    #: What we are let in with.
    s3_key_id: SecretStr | None = Field(default=None, validate_default=True)
    s3_secret: SecretStr | None = Field(default=None, validate_default=True)

    @field_validator("photos")
    @classmethod
    def _a_bucket(cls, address: str | None) -> str | None:
        # Empty is what a file of variables says for "not set".
        return shaped(_BUCKET, address, "photos-address").rstrip("/") if address else None

    @field_validator("s3_endpoint")
    @classmethod
    def _sealed_on_the_way(cls, url: str | None) -> str | None:
        if url is None:
            return None
        secure(url)
        return url.rstrip("/")

    @field_validator("s3_region")
    @classmethod
    def _a_region(cls, region: str) -> str:
        return shaped(_REGION, region, "s3-region")

    @field_validator("s3_key_id", "s3_secret")
    @classmethod
    def _with_the_bucket(cls, secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        return needed(secret, "photos", info.data, "s3-secret-missing")

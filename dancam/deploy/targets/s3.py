"""A bucket of a store that speaks S3, by boto3: credentials come from wherever Amazon's programs take them."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from dancam.deploy.address import Address
from dancam.deploy.headers import headers_of
from dancam.deploy.record import FOLDER
from dancam.deploy.targets.store import Failed, Sent, Store

_AT_ONCE = 16
# How long two deploys may take to look and to write, where a server knows no conditions; seconds.
_SAME_MOMENT = 0.5
_TAKEN = {"PreconditionFailed", "ConditionalRequestConflict", "412", "409"}
_MISSING = {"404", "NoSuchKey", "NotFound"}
# What servers answer, as kinds of problems; "" is for what they do not answer.
_CODES = {
    "deploy-bucket": {"NoSuchBucket", "InvalidBucketName", "PermanentRedirect", "AuthorizationHeaderMalformed"},
    "deploy-credentials": {
        *("InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken", "RequestTimeTooSkewed"),
        *("TokenRefreshRequired", "401"),
    },
    "deploy-rights": {"AccessDenied", "AllAccessDisabled", "403", "MethodNotAllowed"},
    "deploy-full": {"QuotaExceeded", "InsufficientStorage", "XMinioStorageFull", "507", "413"},
}


def s3_store(address: Address, endpoint: str = "") -> Store:
    """Return a bucket, or the keys in it with a prefix, as a store.

    Args:
        address: The bucket and the prefix.
        endpoint: The address of the server; empty for the one of the environment, or Amazon's.

    Raises:
        Failed: boto3 is not installed.
    """
    try:
        import boto3
        from botocore.config import Config
    except ImportError as error:
        raise Failed("deploy-program", "boto3") from error
    endpoint = endpoint or os.environ.get("AWS_ENDPOINT_URL_S3", "") or os.environ.get("AWS_ENDPOINT_URL", "")
    # Other servers than Amazon's know neither its newest checksums nor a name of each bucket.
    settings = Config(
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        max_pool_connections=_AT_ONCE,
        retries={"mode": "standard", "max_attempts": 5},
        s3={"addressing_style": "path" if endpoint else "auto"},
    )
    with _told():
        session = boto3.session.Session()
        region = session.region_name or ("us-east-1" if endpoint else None)
        return _S3Store(
            session.client("s3", endpoint_url=endpoint or None, region_name=region, config=settings), address
        )


class _S3Store:
    def __init__(self, client: Any, address: Address) -> None:  # noqa: ANN401 - boto3 makes its classes as it runs
        self._client = client
        self._bucket = address.host
        self._prefix = f"{address.path}/" if address.path else ""

    def _named(self, path: str) -> dict[str, str]:
        return {"Bucket": self._bucket, "Key": f"{self._prefix}{path}"}

    def read(self, path: str) -> bytes | None:
        from botocore.exceptions import ClientError

        with _told():
            try:
                data: bytes = self._client.get_object(**self._named(path))["Body"].read()
            except ClientError as error:
                if error.response["Error"]["Code"] in _MISSING:
                    return None
                raise
            return data

    def write(self, path: str, data: bytes) -> None:
        with _told():
            self._put(path, data)

    def _put(self, path: str, body: object, files: Container[str] = (), **conditions: str) -> None:
        kind, kept, encoding = headers_of(path, files)
        told = {"ContentType": kind, "CacheControl": kept, **({"ContentEncoding": encoding} if encoding else {})}
        self._client.put_object(**self._named(path), Body=body, **told, **conditions)

    def create(self, path: str, data: bytes) -> bool:
        from botocore.exceptions import ClientError

        if self.read(path) is not None:
            return False
        with _told():
            try:
                self._put(path, data, IfNoneMatch="*")
            except ClientError as error:
                code = error.response["Error"]["Code"]
                if code in _TAKEN:
                    return False
                if code != "NotImplemented":
                    raise
                self._put(path, data)  # whoever comes at the same moment does so too, and the last one has it
                time.sleep(_SAME_MOMENT)
        return self.read(path) == data

    def send(self, folder: Path, paths: Sequence[str], sent: Sent, files: Container[str]) -> None:
        def put(path: str) -> None:
            with (folder / path).open("rb") as file:
                self._put(path, file, files)

        self._each(put, paths, sent)

    def remove(self, paths: Sequence[str]) -> None:
        # One by one: to remove many at once takes a checksum that not every server knows.
        self._each(lambda path: self._client.delete_object(**self._named(path)), paths)

    def _each(self, work: Callable[[str], object], paths: Iterable[str], sent: Sent = lambda _: None) -> None:
        with _told(), ThreadPoolExecutor(_AT_ONCE) as threads:
            try:
                for _ in threads.map(work, paths):
                    sent(1)
            except BaseException:
                threads.shutdown(cancel_futures=True)
                raise

    def survey(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        with _told():
            pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._prefix)
            for each in (each for page in pages for each in page.get("Contents", ())):
                path, tag = each["Key"].removeprefix(self._prefix), each["ETag"].strip('"')
                if not path.startswith(f"{FOLDER}/") and path:
                    found[path] = f"md5:{tag}" if "-" not in tag else ""  # of one put in parts it is no digest
        return found

    def finish(self) -> None:
        pass

    def close(self) -> None:
        self._client.close()


@contextlib.contextmanager
def _told() -> Iterator[None]:
    from botocore import exceptions

    try:
        yield
    except exceptions.ClientError as error:
        code, reason = error.response["Error"].get("Code", ""), str(error)
        raise Failed(
            next((kind for kind, codes in _CODES.items() if code in codes), "deploy-failed"), reason
        ) from error
    except (
        exceptions.NoCredentialsError,
        exceptions.PartialCredentialsError,
        exceptions.CredentialRetrievalError,
        exceptions.ProfileNotFound,
        exceptions.TokenRetrievalError,
    ) as error:
        raise Failed("deploy-credentials", str(error)) from error
    except (exceptions.HTTPClientError, exceptions.ConnectionError) as error:
        raise Failed("deploy-network", str(error)) from error
    except (exceptions.BotoCoreError, ValueError) as error:
        raise Failed("deploy-failed", str(error)) from error

"""Packages of the npm registry: one version of one package, checked against its digest."""

import base64
import hashlib
import io
import json
import tarfile
import urllib.request
from typing import Final

REGISTRY: Final = "https://registry.npmjs.org"


def digest(data: bytes, algorithm: str) -> str:
    """Give the digest of a file as pages and package managers write it, `sha384-…`."""
    return f"{algorithm}-{base64.b64encode(hashlib.new(algorithm, data).digest()).decode()}"


def fetch(package: str, version: str, integrity: str = "") -> bytes:
    """Give a version of a package, a gzipped tar.

    Raises ValueError when it is not what the registry says, or not what `integrity`
    (`sha512-…`) says where the caller knows it.
    """
    told = json.loads(_get(f"{REGISTRY}/{package}/{version}"))["dist"]
    data = _get(told["tarball"])
    if digest(data, "sha512") != (integrity or told["integrity"]):
        raise ValueError(told["tarball"])
    return data


def _get(url: str) -> bytes:
    if not url.startswith(f"{REGISTRY}/"):
        raise ValueError(url)
    with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310 - the registry alone
        data: bytes = answer.read()
    return data


def part(package: bytes, name: str) -> bytes:
    """Give a file of a package. Raises KeyError when there is none of that name."""
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        found = archive.extractfile(f"package/{name}")
        if found is None:
            raise KeyError(name)
        return found.read()

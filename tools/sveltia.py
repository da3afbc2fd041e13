"""Compare the editors' page with the npm package it runs: `python -m tools.sveltia`.

The package is fetched from the registry and checked against the digest that stands there; the
script in it must have the digest that the page demands, and the settings that the program
makes must be valid by the schema in it. `python -m tools.sveltia 0.221.1` tells the digest of
another version, to be written into `khotin/cms.py`.
"""

import base64
import hashlib
import io
import json
import sys
import tarfile
import tomllib
import urllib.request
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml
from jsonschema import Draft7Validator

from khotin import cms, paths
from khotin.archive import assemble
from khotin.config import Config
from khotin.language import Words
from khotin.present import Presenter
from khotin.render import Renderer

ROOT: Final = Path(__file__).resolve().parent.parent
REGISTRY: Final = "https://registry.npmjs.org"
SCHEMA: Final = "schema/sveltia-cms.json"
TODAY: Final = date(2025, 7, 1)


def digest(data: bytes, algorithm: str) -> str:
    """Give the digest of a file as pages and package managers write it, `sha384-…`."""
    return f"{algorithm}-{base64.b64encode(hashlib.new(algorithm, data).digest()).decode()}"


def fetch(version: str, name: str = cms.PACKAGE) -> bytes:
    """Give the package of a version. Raises ValueError when it is not what the registry says."""
    told = json.loads(_get(f"{REGISTRY}/{name}/{version}"))["dist"]
    data = _get(told["tarball"])
    if digest(data, "sha512") != told["integrity"]:
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


def settings() -> dict[str, Any]:
    """Give the settings that the program makes for the sample site, as the package reads them."""
    values = tomllib.loads((ROOT / paths.CONFIG).read_text("utf-8"))
    table = {"enabled": True, "repository": "minh-ha/kho-tin", "base_url": "https://a.example.vn"}
    config = Config.model_validate(values | {"cms": table})
    words = Words(config.site.language)
    show = Presenter(config, words, {})
    folder = ROOT / config.paths.templates
    files = [path for path in folder.rglob("*") if path.is_file()]
    templates = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}
    renderer = Renderer(templates, show.site(), defaultdict(str), words)
    whole = assemble([], [], categories=config.categories, today=TODAY, drafts=False)
    *_, page = cms.pages(whole, config)
    made: dict[str, Any] = yaml.safe_load(renderer.render(page.template, page.view(show)))
    return made


def faults(package: bytes) -> list[str]:
    """Say where the editors' page does not fit a package."""
    found = digest(part(package, cms.SCRIPT), "sha384")
    wrong = [] if found == cms.INTEGRITY else [f"{cms.SCRIPT} is {found}, not {cms.INTEGRITY}"]
    schema = Draft7Validator(json.loads(part(package, SCHEMA)))
    errors = schema.iter_errors(settings())
    return [*wrong, *(f"{error.json_path}: {error.message[:200]}" for error in errors)]


def main(arguments: list[str]) -> int:
    """Compare, or tell the digest of the version that is named; give 1 when something differs."""
    if arguments:
        found = digest(part(fetch(arguments[0]), cms.SCRIPT), "sha384")
        sys.stdout.write(f'VERSION: Final = "{arguments[0]}"\nINTEGRITY: Final = "{found}"\n')
        return 0
    wrong = faults(fetch(cms.VERSION))
    sys.stdout.write("".join(f"{line}\n" for line in wrong or [f"{cms.VERSION} fits"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

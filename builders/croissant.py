"""croissant.json of a release: the flat tables, and `articles` without its layers.

Croissant 1.0 (Akhtar et al. 2024). Its reader flattens lists of lists without a word, so columns that hold
lists of structs are left to `dataset_info` in README.md.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from builders.arrow import Tables
from builders.manifest import Manifest
from builders.readme import KEEP
from builders.tables import BY_NAME, Column, Label

DESCRIPTION = "A news corpus that marks who said it, in whose words, how sure anybody was, and who copied whom."
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
_TYPES = {"string": "sc:Text", "bool": "sc:Boolean", "int32": "sc:Integer", "float32": "sc:Float"}
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "key": "cr:key",
    "md5": "cr:md5",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "repeated": "cr:repeated",
    "sc": "https://schema.org/",
    "source": "cr:source",
}


def croissant(tables: Tables, manifest: Manifest, folder: Path) -> str:
    """Return the Croissant description of the Parquet files in a folder."""
    pairs = [(config, split) for config, splits in tables.items() for split in splits]
    described = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": "sayso",
        "description": DESCRIPTION,
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "license": LICENSE if manifest["redistributable"] else KEEP,
        "url": "https://sayso.example/",
        "version": manifest["version"],
        "distribution": [_file(folder, config, split) for config, split in pairs],
        "recordSet": [_records(config, split) for config, split in pairs],
    }
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"


def _file(folder: Path, config: str, split: str) -> dict[str, Any]:
    path = f"{config}/{split}.parquet"
    return {
        "@type": "cr:FileObject",
        "@id": f"{config}-{split}-file",
        "name": f"{config}-{split}-file",
        "contentUrl": path,
        "encodingFormat": "application/x-parquet",
        "sha256": hashlib.sha256((folder / path).read_bytes()).hexdigest(),
    }


def _records(config: str, split: str) -> dict[str, Any]:
    table = BY_NAME[config]
    fields = [_field(config, split, name, column) for name, column in table.columns.items() if _flat(column.type)]
    return {
        "@type": "cr:RecordSet",
        "@id": f"{config}-{split}",
        "name": f"{config}-{split}",
        "description": f"One record is {table.row}.",
        "field": fields,
    }


def _flat(kind: Any) -> bool:
    return isinstance(kind, str | Label)


def _field(config: str, split: str, name: str, column: Column) -> dict[str, Any]:
    kind = "sc:Integer" if isinstance(column.type, Label) else _TYPES[column.type]
    meaning = (
        f"; {', '.join(f'{i} {n}' for i, n in enumerate(column.type.names))}" if isinstance(column.type, Label) else ""
    )
    return {
        "@type": "cr:Field",
        "@id": f"{config}-{split}/{name}",
        "name": f"{config}-{split}/{name}",
        "description": f"{column.doc}{meaning}",
        "dataType": kind,
        "source": {"fileObject": {"@id": f"{config}-{split}-file"}, "extract": {"column": name}},
    }

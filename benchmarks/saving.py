"""Fitted baselines in files that hold data alone: to load one runs no code of the file's.

A predictor is a tree of registered dataclasses. It is turned into plain containers, and skops writes these,
without pickle. What is read back is checked before anything is made of it.
"""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.baselines import for_task
from benchmarks.baselines.base import Baseline, Predictor
from benchmarks.baselines.fitted import ESTIMATORS, PREDICTORS, REGISTERED
from benchmarks.errors import UsageError, listed, shown
from benchmarks.evaluate import SEED
from benchmarks.files import write_bytes
from benchmarks.results import PACKAGES, code_hash
from benchmarks.tasks import TASKS
from benchmarks.tasks.base import Task

PLAIN = (str, int, float, bool, type(None))
NUMBERS_AND_TEXTS = "biufU"
SPARSE, CSR = "scipy.sparse._csr.csr_matrix", ("data", "indices", "indptr")
HEADER = {"task": str, "baseline": str, "split": str, "data": dict, "code": str, "seed": int, "packages": dict}


@dataclass(frozen=True, slots=True)
class Model:
    """A loaded predictor with what its file says of it: task, baseline, data, code, seed, packages."""

    predictor: Predictor
    header: Mapping[str, Any]

    @property
    def task(self) -> Task:
        """Return the task that it was fitted for."""
        return TASKS[self.header["task"]]

    @property
    def of_this_code(self) -> bool:
        """Return whether the code that fitted it is the code that runs."""
        return bool(self.header["code"] == code_hash())


def save(predictor: Predictor, task: Task, baseline: Baseline, facts: Mapping[str, Any], file: Path) -> None:
    """Write a fitted baseline; the facts say which `split` of which `data` (version and hashes) it was fitted on."""
    from zipfile import ZIP_DEFLATED

    from skops.io import dumps

    names = (*PACKAGES, "skops")
    header = {
        "task": task.name,
        "baseline": baseline.name,
        **facts,
        "code": code_hash(),
        "seed": SEED,
        "packages": {"python": platform.python_version(), **{name: version(name) for name in names}},
    }
    content = {"header": header, "predictor": packed(predictor)}
    write_bytes(file, dumps(content, compression=ZIP_DEFLATED))


def load(file: Path) -> Model:
    """Return the model in a file; UsageError where it holds anything but data of the known kinds."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read the model {file}: {error.strerror}") from None
    try:
        content = _content(data)
        header = _checked(content["header"])
        predictor = unpacked(content["predictor"])
    except UsageError as error:
        raise UsageError(f"{file} is refused: {error}") from None
    except Exception as error:  # a forged file may fail anywhere inside skops
        raise UsageError(f"{file} is no model: {shown(f'{type(error).__name__}: {error}', 120)}") from None
    if type(predictor).__name__ not in PREDICTORS:
        raise UsageError(f"{file} is refused: it holds no predictor")
    return Model(predictor, header)


def _content(data: bytes) -> dict[str, Any]:
    """Return what skops reads; UsageError where a type is not trusted."""
    from skops.io import get_untrusted_types, loads

    untrusted = get_untrusted_types(data=data)
    if untrusted:
        raise UsageError(f"it holds {listed(map(shown, untrusted))}, which could run code")
    found = loads(data, trusted=[])
    if type(found) is not dict or found.keys() != {"header", "predictor"}:
        raise UsageError("it holds no header and predictor")
    return found


def _checked(header: Any) -> dict[str, Any]:
    """Return the header; UsageError where it is not of the form that `save` writes or names no known baseline."""
    if type(header) is not dict or {key: type(value) for key, value in header.items()} != HEADER:
        raise UsageError(f"its header is not of the form {listed(HEADER)}")
    if header["task"] not in TASKS or not for_task(header["task"], [header["baseline"]]):
        raise UsageError(f"there is no baseline {shown(header['baseline'])} of {shown(header['task'])}")
    return header


def packed(value: Any) -> Any:
    """Return a value with its dataclasses as plain containers; TypeError where it holds anything that is no data."""
    if type(value) in PLAIN:
        return value
    if type(value) in (list, tuple):
        return type(value)(map(packed, value))
    if type(value) is dict:  # a level deeper, lest its keys look like those of a dataclass
        return {"dict": {_key(key): packed(item) for key, item in value.items()}}
    if is_dataclass(value) and REGISTERED.get(type(value).__name__) is type(value):
        names = [field.name for field in fields(value)]
        return {"dataclass": type(value).__name__, "fields": {n: packed(getattr(value, n)) for n in names}}
    if f"{type(value).__module__}.{type(value).__qualname__}" == SPARSE:  # which skops does not trust
        return {"csr": {name: _leaf(getattr(value, name)) for name in CSR}, "shape": tuple(map(int, value.shape))}
    return _leaf(value)


def unpacked(value: Any) -> Any:
    """Return what was packed; UsageError where the file holds anything else."""
    if type(value) in PLAIN:
        return value
    if type(value) in (list, tuple):
        return type(value)(map(unpacked, value))
    if type(value) is dict:
        if value.keys() == {"dict"} and type(value["dict"]) is dict:
            return {_key(key): unpacked(item) for key, item in value["dict"].items()}
        return _sparse(value["csr"], value["shape"]) if value.keys() == {"csr", "shape"} else _made(value)
    try:
        return _leaf(value)
    except TypeError as error:
        raise UsageError(str(error)) from None


def _made(value: dict[str, Any]) -> Any:
    """Return the dataclass that containers stand for."""
    name, parts = value.get("dataclass"), value.get("fields")
    if len(value) != 2 or type(name) is not str or type(parts) is not dict:
        raise UsageError("a part of it is neither a dict nor a dataclass")
    if name not in REGISTERED:
        raise UsageError(f"it holds the class {shown(name)}, which is not registered")
    wanted = [field.name for field in fields(REGISTERED[name])]
    if parts.keys() != set(wanted):
        raise UsageError(f"{name} has the fields {listed(wanted)}, not {listed(map(shown, parts))}")
    return REGISTERED[name](**{field: unpacked(part) for field, part in parts.items()})


def _sparse(parts: Any, shape: Any) -> Any:
    """Return the sparse matrix that arrays and a shape stand for; scipy's arithmetic would trust its indices."""
    from scipy.sparse import csr_matrix

    found = csr_matrix(tuple(_leaf(parts[name]) for name in CSR), shape)
    found.check_format(full_check=True)
    return found


def _key(key: Any) -> str | int:
    if type(key) not in (str, int):
        raise TypeError(f"a key of {shown(type(key).__name__)} is neither a text nor a number")
    found: str | int = key
    return found


def _leaf(value: Any) -> Any:
    """Return an array or a known estimator as it is; TypeError for all else."""
    import numpy as np

    if type(value) is np.ndarray and value.dtype.kind in NUMBERS_AND_TEXTS:
        return value
    kind = f"{type(value).__module__}.{type(value).__qualname__}"
    if kind not in ESTIMATORS:
        raise TypeError(f"{shown(kind)} is no kind of data that a model is made of")
    if hasattr(value, "steps"):
        for _, step in value.steps:
            _leaf(step)
    return value

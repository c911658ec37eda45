"""Weights fitted by stochastic gradients, of which a step touches few and pays for few.

Step sizes by AdaGrad (Duchi, Hazan & Singer 2011), damped so that rare features take small ones. At each step
all weights shrink a little, and the result is their mean over the later steps.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Weights:
    """A table of weights, rows for features and columns for labels; `steps` are all there will be."""

    rows: int
    columns: int
    rate: float
    damping: float
    shrinkage: float
    steps: int
    _step: int = 0
    # The weights are the table times the scale, so that shrinking all of them costs nothing.
    _table: Any = field(init=False)
    _scale: float = 1.0
    _squares: Any = field(init=False)
    # A change counts for the mean only from its step on; what it did not count for is kept aside.
    _scales: float = 0.0
    _missed: Any = field(init=False)

    def __post_init__(self) -> None:
        import numpy as np

        shape = (self.rows, self.columns)
        self._table, self._squares, self._missed = (np.full(shape, v, np.float32) for v in (0, self.damping**2, 0))

    def take(self, rows: Any) -> Any:
        """Return the weights of some rows as they are now."""
        return self._table[rows] * self._scale

    def add(self, rows: Any, gradient: Any) -> None:
        """Take a step up the gradient of some rows."""
        import numpy as np

        squares = self._squares[rows]
        squares += gradient * gradient
        self._squares[rows] = squares
        change = gradient * (self.rate / self._scale / np.sqrt(squares))
        self._table[rows] += change
        if self._scales:
            self._missed[rows] += change * self._scales
        self._scale *= 1 - self.shrinkage
        self._step += 1
        if self._step > self.steps // 2:
            self._scales += self._scale

    def mean(self) -> Any:
        """Return the mean of the weights after each step of the second half."""
        return (self._table * self._scales - self._missed) / max(1, self._step - self.steps // 2)

"""Engines: where pure functions run over batches: in this process, in worker processes, on a Dask cluster.

Every engine gives the same results in the same order, so that a caller need not know which one it has. A batch and its
result are plain values that may hold Arrow tables; between processes they travel as Arrow IPC buffers.

Belongs here: calling functions elsewhere, and what happens when that fails. Not here: what the functions do, and which
engine is chosen (`assets`). Dask is needed only by its engine, and is loaded only then.
"""

from pipeline.engines.batches import batch_size, packed, packed_days
from pipeline.engines.engine import BatchError, Engine, EngineError, WorkerDiedError
from pipeline.engines.local import LOCAL, Local
from pipeline.engines.processes import Processes

__all__ = [
    "LOCAL",
    "BatchError",
    "Engine",
    "EngineError",
    "Local",
    "Processes",
    "WorkerDiedError",
    "batch_size",
    "packed",
    "packed_days",
]

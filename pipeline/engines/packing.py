"""Values on their way between processes: pickled, with each Arrow table in them as an Arrow IPC stream.

Pickle alone copies the whole buffers behind a slice of a table; an IPC stream holds only its rows.

Belongs here: packing and unpacking. Not here: sending (`processes`, `dask_engine`).
"""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from traceback import format_exception
from typing import Any

import pyarrow as pa

from pipeline.engines.engine import EngineError


def pack(value: object) -> bytes:
    """The value as bytes; pickle's own errors if it cannot be pickled."""
    sink = io.BytesIO()
    _Packer(sink, protocol=5).dump(value)
    return sink.getvalue()


def unpack(data: bytes) -> Any:
    """What was packed. Only for bytes of this program's own processes: reading a pickle can run code."""
    return pickle.loads(data)


def packed_result(packed: bytes) -> bytes:
    """What a worker does: the result of a packed function and batch, or what the function raised."""
    function, batch = unpack(packed)
    try:
        return pack(function(batch))
    except Exception as error:
        error.add_note("".join(format_exception(error)))
        return pack(Raised(error) if _can_travel(error) else Raised(EngineError("".join(format_exception(error)))))


def unpacked_result(data: bytes) -> Any:
    """The result, or what the function raised, raised again."""
    result = unpack(data)
    if isinstance(result, Raised):
        raise result.error
    return result


@dataclass(frozen=True, slots=True)
class Raised:
    """What a function raised instead of giving a result."""

    error: Exception


def _can_travel(error: Exception) -> bool:
    try:
        return type(unpack(pack(error))) is type(error)
    except Exception:
        return False


class _Packer(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:
        if isinstance(value, pa.Table):
            sink = pa.BufferOutputStream()
            with pa.ipc.new_stream(sink, value.schema) as writer:
                writer.write_table(value)
            return _table_of, (sink.getvalue().to_pybytes(),)
        return NotImplemented


def _table_of(data: bytes) -> pa.Table:
    with pa.ipc.open_stream(data) as reader:
        return reader.read_all()

"""What is said between an office and the processes beside it: 8 bytes of length, big-endian, then MessagePack."""

from typing import IO

import msgspec

from workflows.office.arrivals import Arrived, Folded, Job

HEAD_BYTES = 8


class Ready(msgspec.Struct, frozen=True, kw_only=True):
    """The process has opened the office, and knows the authority chain this far."""

    chain: tuple[str, ...]


encode = msgspec.msgpack.Encoder().encode
decode_ready = msgspec.msgpack.Decoder(Ready).decode
decode_job: msgspec.msgpack.Decoder[Job] = msgspec.msgpack.Decoder(Job)
decode_answer: msgspec.msgpack.Decoder[Arrived | Folded] = msgspec.msgpack.Decoder(Arrived | Folded)


def send(sink: IO[bytes], message: bytes) -> None:
    """Write one message."""
    sink.write(len(message).to_bytes(HEAD_BYTES, "big") + message)
    sink.flush()


def receive(source: IO[bytes]) -> bytes:
    """Read one message. Raises EOFError where the stream ends before its end."""
    return _exactly(source, int.from_bytes(_exactly(source, HEAD_BYTES), "big"))


def _exactly(source: IO[bytes], size: int) -> bytes:
    content = source.read(size)
    if len(content) < size:
        raise EOFError
    return content

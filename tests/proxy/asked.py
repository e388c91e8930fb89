"""Requests as they are written: no library tidies the path or unpacks the answer."""

from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: HTTPMessage
    body: bytes

    def __getitem__(self, name: str) -> str:
        """That header, or nothing."""
        return self.headers[name] or ""


@dataclass(frozen=True)
class Asked:
    """Whoever listens on `port` of this computer."""

    port: int

    def __call__(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """The answer to `path`; `accept_encoding="br"` is a header."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=300)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

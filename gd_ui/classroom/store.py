"""What is kept of classes: four tables in an SQLite file, or in a PostgreSQL database, until a class ends.

A class is a code, the hash of its teacher's secret, and what the teacher sent last. A browser is the hash of a random
number that it made; its answers are the hash of the question and a short text. There is nothing else, and nothing of
it is left after `LASTS`: whatever is written next deletes it.
"""

import hashlib
import hmac
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple

from sqlalchemy import (
    Column,
    Connection,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)

from gd_ui.classroom import bounds
from gd_ui.classroom.bounds import Problem, RefusedError

LETTERS = "ACDEFGHJKMNPQRTWXY34679"
"""None of them is taken for another one, from afar or said aloud: no 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B."""
CODE_LENGTH = 5
WAITS = 10
"""Seconds for another process to be done with the file, or for the database to be reached."""
LOCK = 0x6764
"""Of the database's own: a number that nothing else here uses."""

_tables = MetaData()
_classes = Table(
    "classes", _tables,
    Column("code", String(CODE_LENGTH), primary_key=True),
    Column("secret", LargeBinary(32), nullable=False),
    Column("until", Float, nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("sent", Text, nullable=False),
)  # fmt: skip
_browsers = Table(
    "browsers", _tables,
    Column("code", String(CODE_LENGTH), primary_key=True),
    Column("browser", LargeBinary(32), primary_key=True),
    Column("seen", Float, nullable=False),
    Column("minute", Float, nullable=False),
    Column("writes", Integer, nullable=False),
    Column("answers", Integer, nullable=False),
)  # fmt: skip
_answers = Table(
    "answers", _tables,
    Column("code", String(CODE_LENGTH), primary_key=True),
    Column("question", LargeBinary(32), primary_key=True),
    Column("browser", LargeBinary(32), primary_key=True),
    Column("answer", String(bounds.LONGEST_ANSWER), nullable=False),
)  # fmt: skip
_shown = Table(
    "shown", _tables,
    Column("code", String(CODE_LENGTH), primary_key=True),
    Column("question", LargeBinary(32), primary_key=True),
)  # fmt: skip
OF_A_CLASS = (_answers, _browsers, _shown, _classes)


class Opened(NamedTuple):
    """A class that was opened: its code, the teacher's secret, which is kept nowhere else, and when it ends."""

    code: str
    secret: str
    until: float


class Sent(NamedTuple):
    """What the teacher sent last, as the text that was sent, and the how-manieth it is: 0 for nothing yet."""

    revision: int
    text: str


class Wall(NamedTuple):
    """What the teacher sees of a class: how many are here and have come, and what was asked for.

    `answered`: how many have answered the question; `bars`, how many have given each answer, once they are `shown`.
    `done`: how many browsers have done each task. `runs`: how many sent one, and a mark that changes with them.
    `until`: when the class ends, in seconds of the epoch.
    """

    here: int
    came: int
    answered: int
    shown: bool
    bars: Mapping[str, int]
    done: Mapping[str, int]
    runs: tuple[int, str]
    until: float


class Store:
    """The tables at `address` (a URL of SQLAlchemy's), which are made if they are not there.

    Processes share a file or a database; every method is one transaction, and done once it returns. RefusedError says
    why something is not taken; a code that never was and one that has ended are the same.
    """

    def __init__(self, address: str) -> None:
        options: dict[str, Any] = {"connect_args": {"timeout": WAITS}}
        if not address.startswith("sqlite"):
            options = {"connect_args": {"connect_timeout": WAITS}, "pool_pre_ping": True}
        self._engine = create_engine(address, hide_parameters=True, **options)
        self._is_file = self._engine.dialect.name == "sqlite"
        if self._is_file:
            event.listen(self._engine, "connect", _shared)
            event.listen(self._engine, "begin", _at_once)
        with self._engine.begin() as tables:
            self._alone(tables)  # two processes that start at once would both make them
            _tables.create_all(tables)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    # ---- a student's browser

    def join(self, code: str, browser: str) -> Sent:
        """Be in the class, as a browser that may have been in it before; what the teacher sent last."""
        with self._written(code, alone=True) as (tables, one):
            mine = _of(_browsers, code, browser=_hash(browser))
            if not tables.execute(update(_browsers).where(*mine).values(seen=time.time())).rowcount:
                self._seat(tables, code, browser)
            return Sent(one.revision, one.sent)

    def leave(self, code: str, browser: str) -> None:
        """Be gone from it, with all that was answered."""
        with self._written(code) as (tables, _):
            self._known(tables, code, browser)
            for table in (_answers, _browsers):
                tables.execute(delete(table).where(*_of(table, code, browser=_hash(browser))))

    def answer(self, code: str, browser: str, question: str, answer: str) -> None:
        """Answer the question, or answer it anew; who answers the same twice has answered once."""
        with self._written(code) as (tables, _):
            self._write(tables, self._known(tables, code, browser), _hash(question), answer)

    def come_back(self, code: str, browser: str) -> Sent:
        """Be here again, in a class that this browser is in; what the teacher sent last."""
        with self._written(code) as (tables, one):
            self._known(tables, code, browser)
            return Sent(one.revision, one.sent)

    def yours(self, code: str, browser: str, question: str) -> str | None:
        """What this browser has answered to the question, if it has and that counts."""
        mine = _of(_answers, code, question=_hash(question), browser=_hash(browser))
        with self._read() as tables:
            answer: str | None = tables.execute(select(_answers.c.answer).where(*mine)).scalar()
            return answer

    def sent_to(self, codes: Iterable[str]) -> dict[str, Sent]:
        """What the teachers of these classes sent last; those that have ended are left out."""
        columns = (_classes.c.code, _classes.c.revision, _classes.c.sent)
        lasting = select(*columns).where(_classes.c.code.in_(list(codes)), _classes.c.until > time.time())
        with self._read() as tables:
            return {code: Sent(revision, text) for code, revision, text in tables.execute(lasting)}

    def heard_of(self, browsers: Iterable[tuple[str, str]]) -> None:
        """That these browsers, each with the code of its class, are here now."""
        now = time.time()
        with self._begun() as tables:
            for code, browser in browsers:
                seen = update(_browsers).where(*_of(_browsers, code, browser=_hash(browser)))
                tables.execute(seen.values(seen=now))

    # ---- the teacher

    def open(self) -> Opened:
        """A new class, and the secret of its teacher."""
        secret, until = secrets.token_urlsafe(16), time.time() + bounds.LASTS
        with self._begun() as tables:
            self._alone(tables)
            self._make_room(tables)
            taken = set(tables.execute(select(_classes.c.code)).scalars())
            codes = iter(lambda: "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH)), "")
            code = next(code for code in codes if code not in taken)
            new = {"code": code, "secret": _hash(secret), "until": until, "revision": 0, "sent": ""}
            tables.execute(insert(_classes).values(new))
        return Opened(code, secret, until)

    def wall(self, code: str, secret: str, question: str, tasks: Iterable[str], runs: str) -> Wall:
        """What there is to see of the answers to `question`, of who did which of `tasks`, and of `runs`."""
        about, tried = _hash(question), {_hash(task): task for task in tasks}
        with self._read() as tables:
            one = _checked(tables, code, secret)
            here = tables.execute(_count(_browsers, code).where(_browsers.c.seen > time.time() - bounds.HERE))
            came = tables.execute(_count(_browsers, code))
            bars = _counted(tables, code, [about], _answers.c.answer)
            shown = _is_shown(tables, code, about)
            done = _counted(tables, code, tried, _answers.c.question)
            sent = _given(tables, code, runs)
        return Wall(
            here.scalar_one(), came.scalar_one(), sum(bars.values()), shown, bars if shown else {},
            {name: done.get(key, 0) for key, name in tried.items()}, (len(sent), _mark(sent)), one.until,
        )  # fmt: skip

    def given(self, code: str, secret: str, question: str) -> list[str]:
        """All answers to the question, in an order that says nothing of who gave them."""
        with self._read() as tables:
            _checked(tables, code, secret)
            return _given(tables, code, question)

    def show(self, code: str, secret: str, question: str, shown: bool) -> None:
        """Show the answers to the question, which nobody changes from then on; or hide them, and take answers again."""
        about = _hash(question)
        with self._written(code, secret) as (tables, _):
            tables.execute(delete(_shown).where(*_of(_shown, code, question=about)))
            if shown:
                tables.execute(insert(_shown).values({"code": code, "question": about}))

    def send(self, code: str, secret: str, text: str, question: str = "") -> None:
        """Send something to all browsers of the class: it is what was sent last from now on.

        The `question` that it asks, if its answers have been shown before, is asked anew: they are forgotten.
        """
        about = _hash(question)
        with self._written(code, secret) as (tables, one):
            if _is_shown(tables, code, about):
                for table in (_answers, _shown):
                    tables.execute(delete(table).where(*_of(table, code, question=about)))
            new = update(_classes).where(*_of(_classes, code))
            tables.execute(new.values(revision=one.revision + 1, sent=text))

    def end(self, code: str, secret: str) -> None:
        """Delete the class and all that was in it."""
        with self._written(code, secret) as (tables, _):
            _forget(tables, [code])

    # ---- how

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        """One look at the tables; it holds up nobody who writes."""
        with self._engine.connect().execution_options(reads=True) as tables:
            yield tables

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        """A transaction that writes; before anything else it deletes what has ended."""
        with self._engine.begin() as tables:
            ended = select(_classes.c.code).where(_classes.c.until <= time.time())
            if codes := tables.execute(ended).scalars().all():
                self._alone(tables)
                _forget(tables, codes)
            yield tables

    def _alone(self, tables: Connection) -> None:
        """Nobody else does what asks for this until the transaction ends; a file has one who writes anyway."""
        if not self._is_file:
            tables.execute(select(func.pg_advisory_xact_lock(LOCK)))

    @contextmanager
    def _written(
        self, code: str, secret: str | None = None, alone: bool = False
    ) -> Iterator[tuple[Connection, Row[Any]]]:
        """The same for one class, by its teacher where a `secret` is given; then, or `alone`, nobody else writes."""
        with self._begun() as tables:
            one = _checked(tables, code, secret, "all" if alone or secret is not None else "writers")
            yield tables, one

    def _known(self, tables: Connection, code: str, browser: str) -> Row[Any]:
        """The browser, which is here; one that has not joined learns no more than with a wrong code."""
        mine = select(_browsers).where(*_of(_browsers, code, browser=_hash(browser))).with_for_update()
        one = tables.execute(mine).first()
        if one is None:
            raise RefusedError(Problem.GONE)
        tables.execute(_one(one).values(seen=time.time()))
        return one

    def _seat(self, tables: Connection, code: str, browser: str) -> None:
        """A new browser takes a place: where none is free, that of one who never answered and is gone for long."""
        if tables.execute(_count(_browsers, code)).scalar_one() >= bounds.MOST_BROWSERS:
            idle = (_browsers.c.answers == 0, _browsers.c.seen < time.time() - bounds.UNUSED)
            if not tables.execute(delete(_browsers).where(*_of(_browsers, code), *idle)).rowcount:
                raise RefusedError(Problem.FULL)
        counts = {"seen": time.time(), "minute": 0.0, "writes": 0, "answers": 0}
        new = insert(_browsers).values({"code": code, "browser": _hash(browser), **counts})
        tables.execute(new)

    def _write(self, tables: Connection, one: Row[Any], about: bytes, answer: str) -> None:
        now, begins = time.time(), not 0 <= time.time() - one.minute < 60
        if not begins and one.writes >= bounds.MOST_WRITES:
            raise RefusedError(Problem.MANY)
        mine = _of(_answers, one.code, question=about, browser=one.browser)
        if _is_shown(tables, one.code, about):
            yours = tables.execute(select(_answers.c.answer).where(*mine)).scalar()
            raise RefusedError(Problem.SHOWN, yours)
        is_new = not tables.execute(update(_answers).where(*mine).values(answer=answer)).rowcount
        if is_new and one.answers >= bounds.MOST_ANSWERS:
            raise RefusedError(Problem.MANY)
        if is_new:
            given = {"code": one.code, "question": about, "browser": one.browser, "answer": answer}
            tables.execute(insert(_answers).values(given))
        counted = {"minute": now, "writes": 1} if begins else {"writes": one.writes + 1}
        tables.execute(_one(one).values(answers=one.answers + is_new, **counted))

    def _make_room(self, tables: Connection) -> None:
        if tables.execute(select(func.count()).select_from(_classes)).scalar_one() < bounds.MOST_CLASSES:
            return
        entered = select(_browsers.c.code).where(_browsers.c.code == _classes.c.code).exists()
        old = _classes.c.until < time.time() + bounds.LASTS - bounds.UNUSED
        unused = select(_classes.c.code).where(~entered, old).order_by(_classes.c.until).limit(1)
        if not (codes := tables.execute(unused).scalars().all()):
            raise RefusedError(Problem.FULL)
        _forget(tables, codes)


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _mark(sent: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sent).encode()).hexdigest()[:16]


def _shared(connection: Any, _: object) -> None:
    """Several processes read the file while one writes; SQLAlchemy says when a transaction begins, not the driver."""
    connection.isolation_level = None
    for setting in ("journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}").close()


def _at_once(tables: Connection) -> None:
    """Who will write waits before it reads: else two who have read could both not write."""
    reads = tables.get_execution_options().get("reads")
    tables.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _of(table: Table, code: str, **names: bytes) -> list[Any]:
    return [table.c.code == code, *(table.c[name] == value for name, value in names.items())]


def _one(browser: Row[Any]) -> Any:
    return update(_browsers).where(*_of(_browsers, browser.code, browser=browser.browser))


def _checked(
    tables: Connection, code: str, secret: str | None = None, lock: Literal["", "writers", "all"] = ""
) -> Row[Any]:
    """The class, if it is there and has not ended; with a secret, if that is its teacher's.

    In a database many `writers` may hold it at once; who holds it against `all` is alone.
    """
    lasting = select(_classes).where(*_of(_classes, code), _classes.c.until > time.time())
    if lock:
        lasting = lasting.with_for_update(read=lock == "writers")
    one = tables.execute(lasting).first()
    kept = one.secret if one else bytes(32)
    if one is None or (secret is not None and not hmac.compare_digest(kept, _hash(secret))):
        raise RefusedError(Problem.GONE)
    return one


def _is_shown(tables: Connection, code: str, about: bytes) -> bool:
    return tables.execute(select(_shown.c.code).where(*_of(_shown, code, question=about))).first() is not None


def _count(table: Table, code: str) -> Any:
    return select(func.count()).select_from(table).where(*_of(table, code))


def _counted(tables: Connection, code: str, questions: Iterable[bytes], by: Column[Any]) -> dict[Any, int]:
    counted = select(by, func.count()).where(*_of(_answers, code), _answers.c.question.in_(list(questions)))
    return {one: count for one, count in tables.execute(counted.group_by(by))}


def _given(tables: Connection, code: str, question: str) -> list[str]:
    asked = select(_answers.c.answer).where(*_of(_answers, code, question=_hash(question)))
    return sorted(tables.execute(asked).scalars())


def _forget(tables: Connection, codes: Iterable[str]) -> None:
    for table in OF_A_CLASS:
        tables.execute(delete(table).where(table.c.code.in_(list(codes))))

"""The statements of `bulk`, written once; `{…}` are the few places where the databases differ."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Special:
    """How one database says what the other says differently."""

    series: str
    id: Callable[[str, str], str]
    when: Callable[[str], str]
    bytes: Callable[[str], str]
    digits: Callable[[str, int], str]
    json: str
    # Rows go in in the order of an index that cannot be left out meanwhile: of the terms, or of the numbers.
    temporary: str
    sorted: str
    number: str

    def spelled(self, statement: str) -> str:
        """A statement in this database's words: `<id:d,i>`, `<when:filed>`, `<bytes:t1>`, `<digits:i,10>`."""
        for name in ("series", "json", "temporary", "sorted", "number"):
            statement = statement.replace(f"<{name}>", getattr(self, name))
        words: dict[str, Callable[[str], str]] = {
            "digits": lambda given: self.digits(given.split(",")[0], int(given.split(",")[1])),
            "id": lambda given: self.id(*given.split(",")),
            "when": self.when,
            "bytes": self.bytes,
        }
        for word, say in words.items():
            statement = _replaced(statement, word, say)
        return statement


def _replaced(statement: str, word: str, say: Callable[[str], str]) -> str:
    begin = f"<{word}:"
    while begin in statement:
        before, rest = statement.split(begin, 1)
        given, after = rest.split(">", 1)
        statement = before + say(given) + after
    return statement


SPECIAL = {
    "sqlite": Special(
        series="WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < %(rows)s)",
        id=lambda tag, number: f"printf('019a000000007%%03x8{tag}%%014x', ({number}) %% 4096, {number})",
        when=lambda seconds: f"datetime({seconds}, 'unixepoch')",
        bytes=lambda text: f"CAST({text} AS BLOB)",
        digits=lambda number, width: f"printf('%%0{width}d', {number})",
        json="'[]'",
        temporary="TEMPORARY",
        sorted="ORDER BY unit, term, subject",
        number="rowid",
    ),
    "postgresql": Special(
        series="WITH s AS (SELECT generate_series(1, %(rows)s)::bigint AS i)",
        id=lambda tag, number: (
            f"('019a000000007' || lpad(to_hex((({number}) %% 4096)::int), 3, '0') || '8{tag}'"
            f" || lpad(to_hex(({number})::bigint), 14, '0'))::uuid"
        ),
        when=lambda seconds: f"to_timestamp({seconds})",
        bytes=lambda text: f"convert_to({text}, 'UTF8')",
        digits=lambda number, width: f"lpad(({number})::text, {width}, '0')",
        json="'[]'::jsonb",
        temporary="UNLOGGED",
        sorted="",
        number="number",
    ),
}

# One line a dossier: its number, whose it is, where it lies, how it stands, and when (in seconds).
BASE = (
    """
    CREATE TABLE bench_base AS <series>, drawn AS (
        SELECT i, i > %(ended)s AS opened,
            CASE WHEN i > %(ended)s THEN
                CASE WHEN i %% 20 = 0 THEN 1 WHEN i %% 20 < 4 THEN 2 WHEN i %% 20 < 16 THEN 4
                     WHEN i %% 20 < 18 THEN 5 ELSE 6 END
            ELSE
                CASE WHEN i %% 100 = 0 THEN 3 WHEN i %% 100 = 1 THEN 7 WHEN i %% 100 = 2 THEN 8
                     WHEN i > %(ended)s - 400 THEN 9 ELSE 10 END
            END AS status,
            CASE WHEN i > %(ended)s THEN %(now)s - 3600 * (i %% 240)
                 ELSE %(now)s - 900 * 86400 + (i * 880 * 864 / %(ended)s) * 100 END AS filed
        FROM s
    )
    SELECT i, opened, status, filed, u.id AS unit, n.name, n.t1, n.t2, n.t3, n.t4,
        CASE WHEN opened THEN %(now)s + 86400 * (i %% 30 - 6) ELSE filed + 86400 * (i %% 18 + 3) END AS due,
        CASE WHEN opened THEN NULL ELSE filed + 86400 * (i %% 17 + 1) END AS ended,
        CASE WHEN opened AND status IN (2, 4) AND i %% 10 > 0 THEN o.id END AS officer,
        CASE WHEN status IN (1, 2, 9) THEN 'reception' WHEN status IN (5, 6) THEN 'citizen'
             WHEN status = 4 THEN CASE WHEN i %% 5 < 3 THEN 'specialist' WHEN i %% 5 = 3 THEN 'leader'
                                       ELSE 'clerk' END
             ELSE 'nobody' END AS holder
    FROM drawn
    JOIN bench_name n ON n.n = CASE WHEN i = 1000 THEN %(names)s WHEN i %% 50 = 0 THEN 0
                               ELSE (i * 7919) %% %(names)s END
    JOIN bench_unit u ON u.n = CASE WHEN (i * 7717) %% 1000 < %(share)s THEN 0
                               ELSE i %% (SELECT count(*) FROM bench_unit) END
    JOIN bench_officer o ON o.n = i %% (SELECT count(*) FROM bench_officer)
    """,
)

INSERTS = (
    """
    INSERT INTO applicants_applicant (id, kind, name, name_folded, born, sex, id_kind, id_number, phone,
        email, address, residence_id, written_in_id)
    SELECT <id:a,i>, 1, name, t1, '1990-05-17', 'female', 'personal', '008' || <digits:i,9>,
        '09' || <digits:i,8>, '', 'Tổ 8', unit, unit
    FROM bench_base ORDER BY i
    """,
    """
    INSERT INTO dossiers_dossier (id, code, track_key, version, "case", field_code, channel, filing, relation,
        status, status_before, status_at, supplement, delivery, holder, step, filed_at, accept_by,
        accepted_at, due_at, original_due_at, due_explained, urgency_at, ended_at, returned_at, return_by,
        sets, note, competent_id, holder_unit_id, officer_id, owner_id, procedure_version_id, residence_id,
        served_by_id)
    SELECT <id:d,i>, CASE WHEN status NOT IN (1, 3) THEN 'H60.101-261123-' || <digits:i,8> END,
        'abcdefgh', 3, '', 'G15-TP07',
        CASE WHEN i <= 60 THEN 'post' WHEN i %% 3 = 0 THEN 'online' ELSE 'counter' END, 'owner', '',
        status, 4, <when:filed>, CASE WHEN status = 5 THEN 'asked' ELSE 'none' END,
        CASE WHEN status = 10 THEN 'returned'
             WHEN status = 9 THEN CASE WHEN i %% 2 = 0 THEN 'ready' ELSE 'at_desk' END ELSE 'none' END,
        holder, CASE WHEN status = 4 THEN 2 ELSE 0 END, <when:filed>,
        CASE WHEN status = 1 THEN <when:due> END,
        CASE WHEN status NOT IN (1, 3) THEN <when:filed> END,
        CASE WHEN status NOT IN (1, 3) THEN <when:due> END,
        CASE WHEN status NOT IN (1, 3) THEN <when:due> END, <json>, <when:due>, <when:ended>,
        CASE WHEN status = 10 THEN <when:ended> END, '', 1, '', unit, unit, officer, <id:a,i>, %(version)s,
        unit, unit
    FROM bench_base ORDER BY i
    """,
    """
    INSERT INTO dossiers_step (id, position, name, role, tier, effect, due_at, started_at, dossier_id)
    SELECT <id:b,i>, 2, 'Thẩm định hồ sơ', 'specialist', 'commune', '', <when:due>, <when:filed>, <id:d,i>
    FROM bench_base WHERE status = 4 ORDER BY i
    """,
    """
    CREATE <temporary> TABLE bench_term AS
    SELECT unit, <id:d,i> AS subject, i * 8 + k AS number,
        <bytes:CASE k WHEN 1 THEN t1 WHEN 2 THEN t2 WHEN 3 THEN t3 WHEN 4 THEN t4
            WHEN 5 THEN '008' || <digits:i,9> WHEN 6 THEN '09' || <digits:i,8>
            ELSE 'h60.101-261123-' || <digits:i,8> END> AS term
    FROM bench_base CROSS JOIN (SELECT 1 AS k UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5
                                UNION SELECT 6 UNION SELECT 7) kinds
    <sorted>
    """,
    """
    INSERT INTO applicants_searchterm (id, unit_id, term, subject)
    SELECT <id:c,<number>>, unit, term, subject FROM bench_term ORDER BY <number>
    """,
    "DROP TABLE bench_term",
)

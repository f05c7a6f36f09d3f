"""Quintile scoring of an offence file in DuckDB, as one whole process.

    python3 duckdb_scoring.py REQUEST.json

The request is written by score_duckdb.py: input, weights, output, window, role, threads. The
arithmetic is that of hotspot's `quintiles` model: rows chosen by role, date and report date, exact
repeats of (person, event, role, code) dropped, three axes in five quantile bins whose type-7 edges
belong to the bin below, equal weights, and competition rank and mid-rank percentile on the score as
printed.

It is in the quickest shape found for DuckDB. The header, the delimiter and the types are stated, so
that nothing is guessed. Days stay text of ten characters until people are totalled, as that order
is the calendar's. Repeats are told by a hash of 64 bits, as hotspot tells events. Weights are whole
ten-thousandths in a DOUBLE, which adds up exactly and quicker than a DECIMAL. The bin edges are
order statistics of the table of people, and ranks come from the few distinct scores.
"""

import json
import sys

import duckdb

COLUMNS = [
    "event_id", "person_id", "role", "occurred_at", "reported_at", "offence_code", "offence_class",
    "easting", "northing", "area", "place_type", "victim_id", "age", "bladed_article", "firearm",
    "domestic",
]
BINS = 5


def text(value):
    """A string as SQL."""
    return "'" + value.replace("'", "''") + "'"


def people_query(request):
    """One row a person: offences, harm in ten-thousandths, days, victims, unweighted."""
    columns = ", ".join(f"{text(name)}: 'VARCHAR'" for name in COLUMNS)
    where = ["person_id IS NOT NULL"]
    if request["start"]:
        where.append(f"left(occurred_at, 10) > {text(request['start'])}")
    where.append(f"left(occurred_at, 10) <= {text(request['as_of'])}")
    where.append(f"(reported_at IS NULL OR reported_at <= {text(request['as_of'])})")
    if request["role"]:
        where.append(f"role = {text(request['role'])}")
    rows = f"""
        SELECT person_id, hash(event_id, role, offence_code) AS record, offence_code, victim_id,
            left(occurred_at, 10) AS day
        FROM read_csv({text(request['input'])}, columns = {{{columns}}}, header = true,
            auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\n',
            parallel = true)
        WHERE {' AND '.join(where)}"""
    totals = """
        SELECT person_id, count(*) AS offences, coalesce(sum(weight), 0) AS harm,
            min(day)::DATE AS first_date, max(day)::DATE AS last_date,
            count(*) - count(weight) AS unweighted"""
    if not request["distinct"]:
        return f"""{totals}, count(DISTINCT victim_id) AS victims
            FROM ({rows}) LEFT JOIN weights ON code = offence_code GROUP BY person_id"""
    return f"""
        WITH kept AS MATERIALIZED ({rows}),
        counted AS (
            SELECT person_id, record, offence_code, min(day) AS day FROM kept
            GROUP BY person_id, record, offence_code),
        totals AS ({totals}
            FROM counted LEFT JOIN weights ON code = offence_code GROUP BY person_id),
        pairs AS (SELECT DISTINCT person_id, victim_id FROM kept WHERE victim_id IS NOT NULL),
        harmed AS (SELECT person_id, count(*) AS victims FROM pairs GROUP BY person_id)
        SELECT totals.*, coalesce(victims, 0) AS victims
        FROM totals LEFT JOIN harmed USING (person_id)"""


def edges(connection, value, count):
    """The upper edges x[floor((N-1)i/n)] of all bins but the last."""
    # quantile_disc(q) is the value at ceil(N q) - 1, so half a place up lands on the place itself.
    places = [((count - 1) * i // BINS + 0.5) / count for i in range(1, BINS)]
    query = f"SELECT quantile_disc({value}, {places}) FROM people"
    return connection.execute(query).fetchone()[0]


def bin_number(value, upper):
    """The SQL for a bin from 1: one more than the edges below the value."""
    return "(1 + " + " + ".join(f"({value} > {edge!r})::INTEGER" for edge in upper) + ")"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        request = json.load(file)
    connection = duckdb.connect()
    connection.execute(f"SET threads = {int(request['threads'])}")
    connection.execute("SET preserve_insertion_order = false")
    connection.execute("CREATE TEMP TABLE weights (code VARCHAR, weight DOUBLE)")
    values = ", ".join(f"({text(code)}, {weight})" for code, weight in request["weights"])
    connection.execute(f"INSERT INTO weights VALUES {values}")
    connection.execute(f"CREATE TEMP TABLE people AS {people_query(request)}")
    count = connection.execute("SELECT count(*) FROM people").fetchone()[0]

    days = f"(DATE {text(request['as_of'])} - last_date)"
    recency = f"({BINS + 1} - {bin_number(days, edges(connection, days, count))})"
    frequency = bin_number("offences", edges(connection, "offences", count))
    gravity = bin_number("harm", edges(connection, "harm", count))
    unweighted = ", unweighted" if request["unweighted"] else ""
    connection.execute(f"""
        COPY (
            WITH scored AS (
                SELECT *, {days} AS days_since_last, {recency} AS r, {frequency} AS f,
                    {gravity} AS g, r + f + g AS points
                FROM people),
            sizes AS (SELECT points, count(*) AS size FROM scored GROUP BY points),
            ranks AS (
                SELECT points,
                    sum(size) OVER (ORDER BY points DESC) - size + 1 AS rank,
                    100 * (sum(size) OVER (ORDER BY points) - size + size / 2) / {count}
                        AS percentile
                FROM sizes)
            SELECT rank::INTEGER AS rank, person_id,
                (points * {100 / BINS} / 3)::DECIMAL(7, 4) AS score,
                (r * {100 // BINS})::DECIMAL(7, 4) AS recency,
                (f * {100 // BINS})::DECIMAL(7, 4) AS frequency,
                (g * {100 // BINS})::DECIMAL(7, 4) AS gravity, NULL AS victims,
                days_since_last, offences, harm / 10000 AS harm, victims AS distinct_victims,
                first_date, last_date, percentile, {text(request['purpose'])} AS purpose{unweighted}
            FROM scored JOIN ranks USING (points)
            ORDER BY points DESC, harm DESC, offences DESC, last_date DESC, person_id
        ) TO {text(request['output'])} (HEADER, DELIMITER ',')""")


main()

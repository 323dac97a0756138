"""The schema: applied once, by one at a time, covering the whole vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import neo4j
import pytest

from queries.store import Address, Store, errors
from queries.store.driver import connect
from queries.store.migrations import Migration, migrate, read_migrations, schema_version
from queries.vocabulary import NodeLabel, TieType


@pytest.fixture
def address(store: Store) -> Address:
    found = store._connection.address
    assert found is not None
    return found


@pytest.fixture
def driver(address: Address) -> Iterator[neo4j.Driver]:
    with connect(address) as driver:
        yield driver


@pytest.fixture
def bare(driver: neo4j.Driver, address: Address) -> Iterator[neo4j.Driver]:
    """The graph without any schema; whole again afterwards."""
    drop_schema(driver, address)
    yield driver
    drop_schema(driver, address)
    migrate(driver, address)


def drop_schema(driver: neo4j.Driver, address: Address) -> None:
    names = driver.execute_query("SHOW CONSTRAINTS YIELD name", database_=address.database).records
    for record in names:
        driver.execute_query(f"DROP CONSTRAINT `{record['name']}`", database_=address.database)
    left = driver.execute_query(
        "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name",
        database_=address.database,
    ).records
    for record in left:
        driver.execute_query(f"DROP INDEX `{record['name']}`", database_=address.database)
    driver.execute_query("MATCH (s:Schema) DETACH DELETE s", database_=address.database)


def version_of(driver: neo4j.Driver, address: Address) -> int:
    with driver.session(database=address.database) as session:
        return schema_version(session)


def test_every_label_and_tie_of_the_vocabulary_has_a_unique_id(store: Store) -> None:
    rows = store.read(
        "SHOW CONSTRAINTS YIELD labelsOrTypes, properties, entityType, type"
        " WHERE properties = ['id'] RETURN entityType AS on, labelsOrTypes[0] AS name"
    )
    nodes = {row["name"] for row in rows if row["on"] == "NODE"}
    ties = {row["name"] for row in rows if row["on"] == "RELATIONSHIP"}
    assert {label.value for label in NodeLabel} <= nodes
    assert {tie.value for tie in TieType} <= ties


def test_a_tie_is_found_by_its_id_without_a_scan(store: Store, driver: neo4j.Driver) -> None:
    for tie in TieType:
        plan = driver.execute_query(f"EXPLAIN MATCH ()-[r:`{tie.value}` {{id: $id}}]->() RETURN r")
        told = str(plan.summary.plan)
        assert "IndexSeek" in told, tie
        assert "Scan" not in told, tie


def test_a_command_id_is_written_once(store: Store) -> None:
    statement = "CREATE (:Change {id: $id, command_id: 'same'})"
    store.writing(lambda tx: tx.run(statement, {"id": "1"}))
    with pytest.raises(errors.AlreadyThere):
        store.writing(lambda tx: tx.run(statement, {"id": "2"}))


def test_all_indexes_are_online(store: Store) -> None:
    states = store.read("SHOW INDEXES YIELD state RETURN DISTINCT state")
    assert states == [{"state": "ONLINE"}]


def test_applying_again_changes_nothing(address: Address, driver: neo4j.Driver) -> None:
    count = "SHOW CONSTRAINTS YIELD name RETURN count(name) AS n"
    before = driver.execute_query(count).records[0]["n"]
    migrate(driver, address)
    assert driver.execute_query(count).records[0]["n"] == before
    assert version_of(driver, address) == len(read_migrations())


def test_four_processes_at_once_apply_it_once(bare: neo4j.Driver, address: Address) -> None:
    counted = Migration(
        len(read_migrations()) + 1,
        "count",
        ("MERGE (c:Person {id: 'n'}) SET c.n = coalesce(c.n, 0) + 1",),
    )
    migrations = (*read_migrations(), counted)

    def one(_: int) -> None:
        with connect(address) as driver:
            migrate(driver, address, migrations)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one, range(4)))
    assert version_of(bare, address) == len(migrations)
    [record] = bare.execute_query("MATCH (c:Person {id: 'n'}) RETURN c.n AS n").records
    assert record["n"] == 1


def test_cut_short_it_goes_on_at_the_next_start(bare: neo4j.Driver, address: Address) -> None:
    first = read_migrations()[0]
    broken = Migration(1, "broken", (*first.statements[:5], "THIS IS NOT CYPHER"))
    with pytest.raises(neo4j.exceptions.CypherSyntaxError):
        migrate(bare, address, (broken,))
    assert version_of(bare, address) == 0
    migrate(bare, address)
    assert version_of(bare, address) == len(read_migrations())


def test_a_graph_of_a_newer_program_is_refused_and_left_alone(
    store: Store, address: Address
) -> None:
    newer = len(read_migrations()) + 1
    change = "MATCH (s:Schema {id: 'schema'}) SET s.version = $version"
    store.writing(lambda tx: tx.run(change, {"version": newer}))
    try:
        with pytest.raises(errors.StoreTooNew, match="newer version"):
            Store.open(address)
        [row] = store.read("MATCH (s:Schema {id: 'schema'}) RETURN s.version AS version")
        assert row["version"] == newer
    finally:
        store.writing(lambda tx: tx.run(change, {"version": newer - 1}))


def test_migrations_are_numbered_without_a_gap(tmp_path: object) -> None:
    numbers = [migration.number for migration in read_migrations()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(migration.statements for migration in read_migrations())

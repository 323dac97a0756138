"""The only place that knows the driver and the engine: opening, transactions, errors, schema."""

from __future__ import annotations

from queries.store.driver import Address
from queries.store.engine.check import EngineReport, check_engine
from queries.store.engine.folders import Folders
from queries.store.errors import GraphError
from queries.store.opening import open_store, open_store_from_environment
from queries.store.statements import all_statements, statement
from queries.store.store import ReadTx, Store, WriteTx

__all__ = [
    "Address",
    "EngineReport",
    "Folders",
    "GraphError",
    "ReadTx",
    "Store",
    "WriteTx",
    "all_statements",
    "check_engine",
    "open_store",
    "open_store_from_environment",
    "statement",
]

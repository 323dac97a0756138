"""What the engine is told: Java's flags, its own settings, what it may log."""

from __future__ import annotations

import os
from collections.abc import Mapping

import psutil

from queries.store.engine.folders import Folders

QUICK = "-XX:TieredStopAtLevel=1"
"""Java's quick compiler only."""
FLAGS = (
    "-XX:+UseSerialGC",
    QUICK,
    "-XX:+ExitOnOutOfMemoryError",
    "-Dfile.encoding=UTF-8",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
)
"""The same in training and in every start, or the start-up cache is not used; but for `QUICK`,
which a cache that was made with it does without (tried)."""

FULL = (
    "-XX:+IgnoreUnrecognizedVMOptions",
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:-AOTReplayTraining",
)
"""Java's full compiler, not to go by what the start-up cache noted of the quick one's runs: a
question asked often then takes twice as long (measured). A Java before 25 notes nothing."""

LARGE = 64_000_000
"""Bytes of a graph from which on the full compiler is worth its beginning: about 900 cases."""
_MEGABYTE = 1_048_576

# A plan is kept for an hour: after a few dozen edits to a small graph the engine would plan every
# question anew, a tenth of a second to some seconds each, and find the same plan: each statement
# names the index it begins at (held by the tests). For the same reason a plan is made for values of
# any length (by itself: for lists of up to 10, up to 100, and so on, each its own), and is not made
# again when a question is asked for the tenth time, which brought nothing measurable.
# Who has 10 ties, such as a case, keeps them by their type (by itself: who has 50): else a question
# walks all ties of a case to find its children. In an older graph only who gets another tie does.
# The settings of planning and the quiet period are internal, good for this locked version: with the
# last the engine ends in .3 s instead of 10 s, and the next start, with nothing to recover, is 2 s
# quicker.
SETTINGS = """\
# Written at every start: changes made here are lost.
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.directories.logs={logs}
server.logs.config={log_settings}
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
db.shutdown_transaction_end_timeout=1s
db.logs.query.enabled=OFF
db.logs.query.parameter_logging_enabled=false
server.memory.pagecache.size=128m
db.relationship_grouping_threshold=10
dbms.cypher.min_replan_interval=1h
internal.cypher.use_parameter_size=false
internal.cypher.expression_engine=INTERPRETED
internal.dbms.bolt.netty_server_shutdown_quiet_period_duration=0s
"""

LOGGING = """\
<?xml version="1.0" encoding="UTF-8"?>
<!-- Errors only: at WARN the engine writes the parameters of a question that ran out of time. -->
<Configuration status="ERROR">
  <Appenders>
    <RollingRandomAccessFile name="Errors" fileName="${config:server.directories.logs}/errors.log"
                             filePattern="$${config:server.directories.logs}/errors.log.%02i">
      <PatternLayout pattern="%d{yyyy-MM-dd HH:mm:ss.SSSZ}{GMT+0} %-5p %c{1} %m%n"/>
      <Policies><SizeBasedTriggeringPolicy size="5 MB"/></Policies>
      <DefaultRolloverStrategy fileIndex="min" max="2"/>
    </RollingRandomAccessFile>
  </Appenders>
  <Loggers>
    <Root level="ERROR"><AppenderRef ref="Errors"/></Root>
    <Logger name="org.neo4j.kernel.impl.api.transaction.monitor" level="OFF"/>
  </Loggers>
</Configuration>
"""

LOGS = ("engine.log", "neo4j.log", "errors.log")
"""Java's own output, the engine's steps, its errors; no query and no value of one."""


def is_large(folders: Folders) -> bool:
    """Whether the graph in these folders is a service's."""
    files = (folders.home / "data" / "databases" / "neo4j").glob("*")
    return sum(file.stat().st_size for file in files if file.is_file()) >= LARGE


def flags(environment: Mapping[str, str] = os.environ, *, large: bool = False) -> tuple[str, ...]:
    """Java's flags with the most memory it may take: two fifths of the computer's, 1 to 8 GB.

    1 GB serves every screen, and Java takes more only while it is used. An import of 100,000 rows
    is one transaction, of 3.8 GB by the engine's own count when it is committed, and the engine
    lets transactions have 7 tenths of this: it goes in on a computer with 16 GB.
    GRAPHAPP_ENGINE_MEMORY names another amount, in MB. For a `large` graph with the full compiler.
    """
    named = environment.get("GRAPHAPP_ENGINE_MEMORY", "")
    share = psutil.virtual_memory().total * 2 // 5 // _MEGABYTE
    heap = int(named) if named.isdigit() else min(max(share // 256 * 256, 1024), 8192)
    with_full = [*(flag for flag in FLAGS if flag != QUICK), *FULL]
    return (f"-Xmx{heap}m", *(with_full if large else FLAGS))


def write_settings(folders: Folders, port: int) -> None:
    """Write the engine's settings for this start, on that loopback port."""
    log_settings = folders.conf / "server-logs.xml"
    log_settings.write_text(LOGGING, encoding="utf-8")
    settings = SETTINGS.format(
        port=port, logs=folders.log.parent.as_posix(), log_settings=log_settings.as_posix()
    )
    (folders.conf / "neo4j.conf").write_text(settings, encoding="utf-8")

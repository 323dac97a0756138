"""The embedded Neo4j: fetched by set-up, started as a child process, attached to, ended."""

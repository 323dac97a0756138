"""Maven, for developers: the jars of a Neo4j version as Maven resolves them, and the lock from it.

``python -m tests.support.maven VERSION`` writes the lock that set-up fetches by.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from queries.store.engine.jars import HEADER, Jar, sha256

LEFT_OUT = {"neo4j-push-to-cloud", "neo4j-udc"}  # not needed to run (tried)
POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>engine</artifactId><version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version>
    </dependency>
    <dependency>
      <groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId>
      <version>{version}</version>
    </dependency>
  </dependencies>
</project>
"""
_RESOLVED = re.compile(
    r"^(?:\[INFO\])?\s+(?P<group>[\w.-]+):(?P<artifact>[\w.-]+):jar:"
    r"(?:(?P<classifier>[\w.-]+):)?(?P<version>[\w.-]+):(?:compile|runtime)\b",
    re.MULTILINE,
)


def maven(folder: Path, version: str, *arguments: str) -> None:
    """Run Maven on a pom that asks for that Neo4j."""
    (folder / "pom.xml").write_text(POM.format(version=version), encoding="utf-8")
    subprocess.run(["mvn", "-B", "-q", *arguments], cwd=folder, check=True)


def copy_jars(version: str, target: Path) -> None:
    """All jars of that Neo4j into a folder (nothing happens when that was done before)."""
    done = target / ".whole"
    if done.exists():
        return
    with tempfile.TemporaryDirectory() as scratch:
        maven(
            Path(scratch),
            version,
            "dependency:copy-dependencies",
            "-DincludeScope=runtime",
            f"-DoutputDirectory={target}",
        )
    done.touch()


def write_lock(version: str, path: Path) -> int:
    """Write the lock from Maven's own resolution; the number of jars."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        listed = folder / "listed.txt"
        maven(
            folder,
            version,
            "dependency:copy-dependencies",
            "-DincludeScope=runtime",
            f"-DoutputDirectory={folder / 'jars'}",
            "dependency:list",
            f"-DoutputFile={listed}",
        )
        jars = []
        for found in _RESOLVED.finditer(listed.read_text(encoding="utf-8")):
            if found["artifact"] in LEFT_OUT:
                continue
            named = (found["group"], found["artifact"], found["version"], found["classifier"] or "")
            file = folder / "jars" / Jar(*named, "", 0).file_name
            jars.append(Jar(*named, sha256(file), file.stat().st_size))
    jars.sort(key=lambda jar: (jar.group, jar.artifact, jar.version, jar.classifier))
    rows = [
        f"{j.group}\t{j.artifact}\t{j.version}\t{j.classifier}\t{j.sha256}\t{j.size}" for j in jars
    ]
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return len(jars)


if __name__ == "__main__":
    _, wanted = sys.argv
    lock = Path("queries/store/engine") / f"neo4j-{wanted}.tsv"
    print(f"{lock}: {write_lock(wanted, lock)} jars")

# The explorer alone; Neo4j runs beside it (docker-compose.yml).
FROM python:3.12-slim

RUN useradd --create-home --uid 10001 explorer && mkdir /data && chown explorer /data
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml README.md ./
COPY graphapp graphapp
COPY layouts layouts
COPY loaders loaders
COPY queries queries
COPY seed seed
USER explorer
VOLUME /data
ENTRYPOINT ["python", "-m", "graphapp"]
CMD ["run"]

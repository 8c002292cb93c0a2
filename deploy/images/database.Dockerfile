# syntax=docker/dockerfile:1
# PostgreSQL with what backs it up. The image knows the PostgreSQL project's packages, whose pgBackRest knows this PostgreSQL.
ARG POSTGRES_IMAGE=postgres:18.4
FROM ${POSTGRES_IMAGE}
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates pgbackrest \
  && rm -rf /var/lib/apt/lists/*
COPY deploy/pgbackrest/pgbackrest.conf /etc/pgbackrest/pgbackrest.conf

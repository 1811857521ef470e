# The pages ready to run, offline, without root rights: README.md, "In a container". Its base can be fixed by a digest:
#   docker build --build-arg BASE=docker.io/library/debian:bookworm-slim@sha256:… -t segmentbook .
ARG BASE=docker.io/library/debian:bookworm-slim

FROM ${BASE} AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        openjdk-17-jdk-headless python3 python3-venv ca-certificates \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /segmentbook
# What is downloaded depends on these files only, so that a change of a source loads nothing again.
COPY requirements.txt ./
RUN python3 -m venv /tmp/loader \
    && /tmp/loader/bin/pip download --quiet --no-cache-dir --disable-pip-version-check --no-deps --require-hashes \
        --only-binary :all: --dest /tmp/packages --requirement requirements.txt
COPY mvnw pom.xml ./
COPY .mvn .mvn
RUN mkdir -p src/main/java && echo 'class Loader {}' > src/main/java/Loader.java \
    && ./mvnw -q -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true -Dexec.skip=true package \
    && rm -rf src target
COPY . .
RUN PIP_NO_INDEX=1 PIP_FIND_LINKS=/tmp/packages PIP_NO_CACHE_DIR=1 MAVEN_ARGS=--offline ./run setup \
    && ./run check data/shop.yaml \
    && rm -rf target out && mkdir out

FROM ${BASE}
LABEL org.opencontainers.image.title="Segmentbook" \
    org.opencontainers.image.description="Customer segmentation, step by step, in Java notebooks" \
    org.opencontainers.image.version="0.1.0" \
    org.opencontainers.image.licenses="GPL-3.0-or-later"
RUN apt-get update \
    && apt-get install --yes --no-install-recommends openjdk-17-jre-headless python3 \
    && rm -rf /var/lib/apt/lists/* /tmp/*
WORKDIR /segmentbook
COPY --from=build /segmentbook /segmentbook
# Whoever runs it: out/ and lab/ can be written without a mount, and /data is where the analyst's own folder goes.
RUN mkdir -p /data lab && chmod 1777 out lab /data
ENV SEGMENTBOOK_DATA=/data HOME=/segmentbook/out
USER 1000:1000
EXPOSE 8888
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
    CMD ["python3", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8888/api', timeout=5)"]
ENTRYPOINT ["./run"]
CMD ["lab", "--ServerApp.ip=0.0.0.0", "--ServerApp.open_browser=False"]

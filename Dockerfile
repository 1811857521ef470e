# The pages ready to run, offline, without root rights: docker run -p 8888:8888 segmentbook serves JupyterLab with a token.
FROM docker.io/library/debian:bookworm-slim AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        openjdk-17-jdk-headless python3 python3-venv unzip curl ca-certificates
WORKDIR /segmentbook
COPY . .
RUN ./run setup && rm -rf target

FROM docker.io/library/debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends openjdk-17-jre-headless python3 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home segmentbook
WORKDIR /segmentbook
COPY --from=build --chown=segmentbook:segmentbook /segmentbook /segmentbook
USER segmentbook
EXPOSE 8888
CMD ["./run", "lab", "--ServerApp.ip=0.0.0.0", "--ServerApp.open_browser=False"]

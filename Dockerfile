# Two images from one file. The last is the app:   docker build -t gradient-descent-lab .
# and the proxy that serves what lies on disk:      docker build -t gradient-descent-lab-proxy --target proxy .
FROM python:3.13-slim AS installed
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements.lock /
# Wheels only: nothing is compiled, and no package runs a script of its own.
RUN python -m venv --without-pip /venv && \
    python -m pip --python /venv/bin/python install --require-hashes --only-binary :all: --requirement /requirements.lock

FROM installed AS packed
WORKDIR /app
COPY deploy/precompress.py deploy/
COPY gd_core gd_core
COPY gd_ui gd_ui
COPY pages pages
COPY static static
RUN /venv/bin/python -m deploy.precompress /srv/static

FROM debian:bookworm-slim AS proxy
# Debian's version gets Debian's corrections; it is the one that the tests run.
# hadolint ignore=DL3008
RUN apt-get update && \
    apt-get install --yes --no-install-recommends caddy ca-certificates && \
    rm -rf /var/lib/apt/lists/*
COPY deploy/Caddyfile /etc/caddy/Caddyfile
COPY --from=packed /srv/static /srv/static
# Certificates are kept in /data, for a site that has a name: a new volume there is whose the folder was. Of its settings
# Caddy keeps a copy nobody needs.
RUN install --directory --owner=10001 --group=10001 --mode=700 /data
ENV STATIC=/srv/static XDG_DATA_HOME=/data XDG_CONFIG_HOME=/tmp
USER 10001
EXPOSE 8080
HEALTHCHECK --interval=2s --timeout=3s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9180"]
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]

FROM python:3.13-slim AS app
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PATH=/venv/bin:$PATH
# What runs cannot install anything.
RUN python -m pip uninstall --yes pip
COPY --from=installed /venv /venv
WORKDIR /app
COPY . ./
# All replicas are one machine to a browser: where another one answers, Streamlit takes the page away to build it anew.
RUN echo gradient-descent-lab > /etc/machine-id
# Nothing is written but large uploads while they come in, to /tmp: let that be memory (a tmpfs).
ENV HOME=/tmp STREAMLIT_SERVER_HEADLESS=true STREAMLIT_SERVER_ADDRESS=0.0.0.0 STREAMLIT_SERVER_PORT=8501
# By number, so that an orchestrator can see that it is not root.
USER 10001
EXPOSE 8501
# Asked by a shell, which costs a tenth of what Python would, and so can be asked often: whoever starts it waits for that.
HEALTHCHECK --interval=2s --timeout=3s --start-period=30s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8501 && printf 'GET /_stcore/health HTTP/1.0\\r\\n\\r\\n' >&3 && grep --quiet '^ok' <&3"]
CMD ["python", "-m", "streamlit", "run", "app.py"]

FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN useradd --create-home --uid 10001 app
WORKDIR /app

# Before the code, so that a change of the code does not install everything again.
COPY requirements.txt ./
RUN pip install --requirement requirements.txt

COPY . ./
# The server sends no cache header; to files that look old browsers give a long life of their own accord.
# Their addresses carry a version, so a new one is still fetched.
RUN find static -exec touch -d 2020-01-01 {} +

# By number, so that an orchestrator can see that it is not root.
USER 10001
EXPOSE 8501
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=2)"]
CMD ["python", "-m", "streamlit", "run", "app.py", "--server.headless=true", "--server.address=0.0.0.0", "--server.port=8501"]

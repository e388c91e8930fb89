"""The files for containers and clusters, against what reads them; nothing here starts a container."""

import json
import re
import shutil
import subprocess
import sys
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from sqlalchemy import make_url
from streamlit.runtime import metrics_util

from deploy.precompress import ROOT
from gd_core import __version__
from tests.proxy.test_caddyfile import found

KUBERNETES = ROOT / "deploy" / "k8s"
KINDS = {
    "Deployment",
    "Service",
    "Ingress",
    "HorizontalPodAutoscaler",
    "PodDisruptionBudget",
}
IMAGES = {"app": "gradient-descent-lab", "proxy": "gradient-descent-lab-proxy"}
DATABASE = "classes"


SECRET = {"COOKIE_SECRET": "s3cret"}
COMPOSE = (ROOT / "deploy" / "compose.yaml").read_text()


def program(
    name: str, *arguments: str, given: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """What one of the programs says that came as a wheel, of `given` and in this environment."""
    command = [str(Path(sys.executable).with_name(name)), *arguments]
    return subprocess.run(command, cwd=ROOT, input=given, env=environment, capture_output=True, text=True)


def composed(text: str = COMPOSE, **environment: str) -> subprocess.CompletedProcess[str]:
    """How Compose understands that file in deploy/, as JSON."""
    asked = ("--project-directory", "deploy", "--file", "-", "config", "--format", "json")
    return program("docker-compose", *asked, given=text, **environment)


@cache
def compose() -> dict[str, Any]:
    """What Compose would start where only a cookie secret is set."""
    understood = composed(**SECRET)
    assert understood.returncode == 0, understood.stderr
    read: dict[str, Any] = json.loads(understood.stdout)
    return read


@cache
def manifests() -> dict[str, dict[str, Any]]:
    """All that `kubectl apply` would send, by kind."""
    built = program("kubectl", "kustomize", "deploy/k8s")
    assert built.returncode == 0, built.stderr
    return {one["kind"]: one for one in yaml.safe_load_all(built.stdout)}


def pod() -> dict[str, Any]:
    of_deployment: dict[str, Any] = manifests()["Deployment"]["spec"]["template"]["spec"]
    return of_deployment


def stage(name: str) -> str:
    """That stage of the Dockerfile."""
    stages = re.split(r"^FROM ", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)
    (one,) = [text for text in stages if text.splitlines()[0].endswith(f" AS {name}")]
    return one


def test_to_a_browser_all_replicas_are_one_machine() -> None:
    assert metrics_util._ETC_MACHINE_ID_PATH == "/etc/machine-id", "where Streamlit reads which machine it is"
    assert re.search(r"^RUN echo [\w-]+ > /etc/machine-id$", stage("app"), re.MULTILINE)


def test_the_dockerfile_has_no_known_fault() -> None:
    done = program("hadolint", "Dockerfile")
    assert done.returncode == 0, done.stdout


def test_no_image_runs_as_root_and_each_says_whether_it_is_well() -> None:
    for name in IMAGES:
        assert re.search(r"^USER [1-9]\d*$", stage(name), re.MULTILINE)
        assert "HEALTHCHECK" in stage(name)
        assert "curl" not in stage(name)


def test_what_the_images_copy_is_sent_to_the_builder() -> None:
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = set(re.findall(r"^COPY (?!--from|\.)(\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE))
    assert all(path in sent or any(path.startswith(f"{one}/") for one in sent) for path in copied)
    assert {"app.py", "home.py", "pages", "gd_core", "gd_ui", "static", ".streamlit/config.toml"} <= sent
    assert all((ROOT / path).exists() for path in sent)


def test_the_stage_that_packs_the_proxys_files_has_what_makes_them(tmp_path: Path) -> None:
    for line in re.findall(r"^COPY (?!-)(.+)$", stage("packed"), re.MULTILINE):
        *paths, place = line.split()
        for path in map(ROOT.joinpath, paths):
            if path.is_dir():
                shutil.copytree(path, tmp_path / place)
            else:
                (tmp_path / place).mkdir(parents=True, exist_ok=True)
                shutil.copy(path, tmp_path / place)
    packs = "from deploy.precompress import shell, sources; shell(); assert all(p.is_dir() for p in sources().values())"
    done = subprocess.run(
        [sys.executable, "-P", "-c", packs], cwd=tmp_path, env={"PYTHONPATH": "."}, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()


def test_compose_starts_nothing_without_a_secret_and_says_how_to_make_one() -> None:
    refused = composed()
    assert refused.returncode
    assert "openssl rand -hex 32" in refused.stderr


def test_a_misspelt_compose_file_would_be_noticed() -> None:
    refused = composed(COMPOSE.replace("read_only", "read_onl"), **SECRET)
    assert refused.returncode
    assert "read_onl" in refused.stderr


def test_all_processes_and_the_proxy_have_the_one_secret() -> None:
    assert compose()["services"].keys() == {*IMAGES, DATABASE}
    given = [value for one in compose()["services"].values() for value in one["environment"].values()]
    assert given.count(SECRET["COOKIE_SECRET"]) == len(IMAGES)


@pytest.mark.parametrize("name", IMAGES)
def test_a_composed_service_is_shut_in(name: str) -> None:
    service = compose()["services"][name]
    assert service["image"] == IMAGES[name]
    assert service["build"] == {"context": str(ROOT), "dockerfile": "Dockerfile", "target": name}
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert [place.split(":")[0] for place in service["tmpfs"]] == ["/tmp"]


def test_only_the_proxy_can_be_reached_and_the_app_reaches_its_database_and_nobody_else() -> None:
    read = compose()
    for service in ("app", DATABASE):
        assert "ports" not in read["services"][service]
        assert all(read["networks"][name]["internal"] for name in read["services"][service]["networks"])


def test_classes_are_kept_where_all_processes_find_them_and_on_no_disk() -> None:
    read = compose()["services"]
    address = make_url(read["app"]["environment"]["CLASSROOM"])
    database = read[DATABASE]
    assert (address.drivername, address.host) == ("postgresql+psycopg", DATABASE)
    assert address.username == database["environment"]["POSTGRES_USER"]
    assert database["read_only"] and database["cap_drop"] == ["ALL"] and database["user"] == "70:70"
    assert any(place.startswith("/var/lib/postgresql/data:") for place in database["tmpfs"])
    assert "volumes" not in database
    (secret,) = [one for one in pod()["containers"][0]["env"] if one["name"] == "CLASSROOM"]
    assert secret["valueFrom"]["secretKeyRef"]["name"] == "gradient-descent-lab"


def test_the_manifests_fit_the_schemas_of_kubernetes() -> None:
    assert manifests().keys() == KINDS
    for one in manifests().values():
        kubernetes_validate.validate(one, "1.37", strict=True)


def test_a_misspelt_manifest_would_be_noticed() -> None:
    wrong = deepcopy(manifests()["Deployment"])
    wrong["spec"]["template"]["spec"]["tolerationz"] = []
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, "1.37", strict=True)


def test_the_manifests_mean_each_other() -> None:
    read = manifests()
    labels = read["Deployment"]["spec"]["template"]["metadata"]["labels"]
    selectors = [read["Deployment"]["spec"]["selector"]["matchLabels"], read["Service"]["spec"]["selector"]]
    selectors += [read["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"]]
    selectors += [spread["labelSelector"]["matchLabels"] for spread in pod()["topologySpreadConstraints"]]
    assert all(selector == labels for selector in selectors)
    names = {one["metadata"]["name"] for one in read.values()}
    assert names == {read["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"]}
    assert found("service", read["Ingress"]) == [{"name": names.pop(), "port": {"name": "http"}}]
    ports = {port["name"] for container in pod()["containers"] for port in container["ports"]}
    used = found("port", [pod(), read["Service"]]) + found("targetPort", read["Service"])
    assert {name for name in used if isinstance(name, str)} <= ports


@pytest.mark.parametrize("container", pod()["containers"], ids=lambda container: str(container["name"]))
def test_a_container_is_shut_in_limited_and_asked_whether_it_is_well(container: dict[str, Any]) -> None:
    assert container["image"] == f"{IMAGES[container['name']]}:{__version__}"
    shut_in = container["securityContext"]
    assert shut_in["readOnlyRootFilesystem"]
    assert not shut_in["allowPrivilegeEscalation"]
    assert shut_in["capabilities"] == {"drop": ["ALL"]}
    assert (
        {"cpu", "memory"}
        == container["resources"]["limits"].keys()
        == container["resources"]["requests"].keys()
    )
    assert container.keys() >= {"readinessProbe", "livenessProbe", "lifecycle"}


def test_a_pod_is_not_root_and_ends_after_its_farewell() -> None:
    assert pod()["securityContext"]["runAsNonRoot"]
    longest = max(found("seconds", pod()))
    assert pod()["terminationGracePeriodSeconds"] > longest

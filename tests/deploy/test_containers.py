"""The files for containers and clusters, against what reads them; nothing here starts a container."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from compose_spec import PyCompose
from streamlit.runtime import metrics_util

from deploy.precompress import ROOT
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


def compose() -> dict[str, Any]:
    """deploy/compose.yaml as compose reads it where only a cookie secret is set."""
    text = (ROOT / "deploy" / "compose.yaml").read_text()
    read: dict[str, Any] = yaml.safe_load(re.sub(r"\$\{\w+:(-|\?)([^}]*)\}", r"\2", text))
    return read


def manifests() -> dict[str, dict[str, Any]]:
    """All that the kustomization lists, by kind."""
    listed = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text())["resources"]
    documents = [one for name in listed for one in yaml.safe_load_all((KUBERNETES / name).read_text())]
    return {one["kind"]: one for one in documents}


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
    hadolint = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([hadolint, "Dockerfile"], cwd=ROOT, capture_output=True, text=True)
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


def test_the_compose_file_is_one() -> None:
    # As JSON, which is YAML with every value written out: this reader does not know merged keys.
    read = PyCompose.from_yaml(json.dumps(compose()))
    assert set(read.service_names()) == set(IMAGES)


def test_a_misspelt_compose_file_would_be_noticed() -> None:
    with pytest.raises(ValueError, match="read_onl"):
        PyCompose.from_yaml(json.dumps(compose()).replace("read_only", "read_onl"))


@pytest.mark.parametrize("name", IMAGES)
def test_a_composed_service_is_shut_in(name: str) -> None:
    service = compose()["services"][name]
    assert service["image"] == IMAGES[name]
    assert service["build"]["target"] == name
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert [place.split(":")[0] for place in service["tmpfs"]] == ["/tmp"]


def test_only_the_proxy_can_be_reached_and_the_app_reaches_nobody() -> None:
    read = compose()
    assert "ports" not in read["services"]["app"]
    assert all(read["networks"][name]["internal"] for name in read["services"]["app"]["networks"])


def test_the_manifests_fit_the_schemas_of_kubernetes() -> None:
    assert manifests().keys() == KINDS
    for one in manifests().values():
        kubernetes_validate.validate(one, "1.37", strict=True)


def test_a_misspelt_manifest_would_be_noticed() -> None:
    wrong = manifests()["Deployment"]
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
    assert container["image"] == IMAGES[container["name"]]
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

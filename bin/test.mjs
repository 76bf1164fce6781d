// Everything that must hold, in one run: types, lint, unused code, tests on the real stores, browser journeys.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { needBrowser } from "./findBrowser.mjs";
import { buildAll, checkNode, installPackages, root } from "./prepare.mjs";

checkNode();
await installPackages();
const only = process.argv.slice(2);
const bin = (name) => join(root, "node_modules", ".bin", name);
const results = join(tmpdir(), `perennial-results-${process.pid}`);
const totals = { passed: 0, failed: 0, skipped: 0 };
const report = [];

const steps = [
  ...["server", "web", "stats", "e2e"].map((part) => ({
    name: `types ${part}`,
    program: bin("tsc"),
    args: ["-p", part],
  })),
  { name: "lint", program: bin("biome"), args: ["check", "--error-on-warnings", "."] },
  { name: "unused", program: bin("knip"), args: [] },
  ...["stats", "server", "web"].map((part) => ({ name: part, vitest: part })),
  { name: "journeys", journeys: true },
];

for (const step of steps) {
  if (only.length > 0 && !only.some((word) => step.name.includes(word))) continue;
  const begun = performance.now();
  const ok = step.vitest ? vitest(step.vitest) : step.journeys ? await journeys() : plain(step);
  report.push(
    `${ok ? "ok    " : "FAILED"}  ${step.name}  ${((performance.now() - begun) / 1000).toFixed(1)} s`,
  );
  process.stdout.write(`${report.at(-1)}\n`);
}
rmSync(results, { recursive: true, force: true });
process.stdout.write(`\n${report.join("\n")}\n`);
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(report.some((line) => line.startsWith("FAILED")) || totals.passed === 0 ? 1 : 0);

function plain(step) {
  const ok =
    spawnSync(step.program, step.args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] }).status === 0;
  totals[ok ? "passed" : "failed"]++;
  return ok;
}

function vitest(part) {
  const file = join(results, `${part}.json`);
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const done = spawnSync(bin("vitest"), args, {
    cwd: join(root, part),
    stdio: ["ignore", "inherit", "inherit"],
  });
  count(file, (report) => [report.numPassedTests, report.numFailedTests, report.numPendingTests]);
  return done.status === 0;
}

async function journeys() {
  const browser = needBrowser();
  await buildAll();
  const file = join(results, "journeys.json");
  const done = spawnSync(bin("playwright"), ["test", "--config", "e2e/playwright.config.ts"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  count(file, ({ stats }) => [stats.expected + stats.flaky, stats.unexpected, stats.skipped]);
  return done.status === 0;
}

function count(file, read) {
  if (!existsSync(file)) {
    totals.failed++;
    return;
  }
  const [passed, failed, skipped] = read(JSON.parse(readFileSync(file, "utf8")));
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
}

// Everything that must hold, in one run: types, lint, unused code, tests on the real stores, browser journeys.
import { spawn, spawnSync } from "node:child_process";
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

const chosen = steps.filter(({ name }) => only.length === 0 || only.some((word) => name.includes(word)));
// What only reads the sources runs two at a time; what starts engines or a browser has the machine to itself.
const reading = chosen.filter(({ program }) => program);
await Promise.all([0, 1].map(lane));
for (const step of chosen.filter(({ program }) => !program)) {
  await timed(step.name, step.vitest ? async () => vitest(step.vitest) : journeys);
}
rmSync(results, { recursive: true, force: true });
process.stdout.write(`\n${report.join("\n")}\n`);
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(report.some((line) => line.startsWith("FAILED")) || totals.passed === 0 ? 1 : 0);

async function timed(name, run) {
  const begun = performance.now();
  const ok = await run();
  report.push(`${ok ? "ok    " : "FAILED"}  ${name}  ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  process.stdout.write(`${report.at(-1)}\n`);
}

async function lane() {
  for (let step = reading.shift(); step; step = reading.shift()) await timed(step.name, plain(step));
}

/** Its words come in one piece, so that those of two steps do not mix. */
function plain({ program, args }) {
  return () =>
    new Promise((resolve) => {
      const words = [];
      const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => words.push(piece));
      child.on("error", (error) => words.push(Buffer.from(`${error.message}\n`)));
      child.on("close", (status) => {
        process.stdout.write(Buffer.concat(words));
        totals[status === 0 ? "passed" : "failed"]++;
        resolve(status === 0);
      });
    });
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

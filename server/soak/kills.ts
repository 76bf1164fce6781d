/**
 * Kills -9 spread over the server and both engines, each while writes are under way. At the end every acknowledged
 * change is there once, no import is half visible, and every restart was clean. Then large files, with the server killed
 * at each stage of their import and of its undo. With --broken a build that
 * acknowledges before it commits is killed instead: the run must find that out, or it proves nothing.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brokenBundle } from "./brokenBundle.ts";
import { killInLargeImports, type LargeKill } from "./largeImports.ts";
import { pause, RunningServer } from "./runningServer.ts";
import { verify } from "./verify.ts";
import { Writers } from "./writers.ts";

const { values: options } = parseArgs({
  options: {
    kills: { type: "string", default: "60" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
    data: { type: "string" },
    json: { type: "boolean", default: false },
    broken: { type: "boolean", default: false },
    /** Rows of the large files at the end; 0 leaves them out. */
    large: { type: "string", default: "200000" },
    /** Seconds in which everything must be back after a kill; more on a machine that has other work. */
    patience: { type: "string", default: "10" },
  },
});

const root = fileURLToPath(new URL("../..", import.meta.url));
const victims = ["server", "postgres", "clickhouse"] as const;
export interface Kill {
  at: number;
  victim: (typeof victims)[number];
  inFlight: number;
  backMs: number;
}
interface Kept {
  seed: number;
  kills: Kill[];
  writers: ReturnType<Writers["keep"]>;
}

const data = options.data ?? mkdtempSync(join(tmpdir(), "perennial-soak-"));
const keptFile = join(dirname(data), `${data.split("/").pop()}.soak.json`);
const kept: Kept | undefined = existsSync(keptFile) ? JSON.parse(readFileSync(keptFile, "utf8")) : undefined;
const seed = kept?.seed ?? Number(options.seed);
const wanted = Number(options.kills);
const kills: Kill[] = kept?.kills ?? [];
let state = (seed + kills.length * 7919) >>> 0;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const tell = (line: string) => {
  if (!options.json) process.stdout.write(`${line}\n`);
};

mkdirSync(data, { recursive: true });
tell(
  `seed ${seed}, ${wanted} kills, data ${data}${kills.length > 0 ? `, going on after ${kills.length}` : ""}`,
);
const bundle = options.broken ? await brokenBundle(root) : join(root, ".build", "server", "main.js");
const server = new RunningServer(data, bundle);
const problems: string[] = [];
const largeKills: LargeKill[] = [];
await server.start();
const writers = new Writers(server, kept?.writers);
writers.start();
try {
  while (kills.length < wanted) {
    await pause(200 + random() * 1800);
    const victim = victims[Math.floor(random() * victims.length)]!;
    // Wait for the moment at which something is unacknowledged; that is what a kill is for.
    for (let wait = 0; writers.inFlight === 0 && wait < 2000; wait++) await pause(1);
    const inFlight = writers.inFlight;
    const begun = performance.now();
    if (victim === "server") {
      await server.kill();
      await server.start();
    } else {
      process.kill(server.engine(victim), "SIGKILL");
      await pause(30);
      await server.untilHealthy();
    }
    const backMs = Math.round(performance.now() - begun);
    kills.push({ at: kills.length + 1, victim, inFlight, backMs });
    if (backMs > Number(options.patience) * 1000)
      problems.push(`kill ${kills.length} (${victim}): back after ${backMs} ms`);
    tell(
      `${String(kills.length).padStart(3)}  ${victim.padEnd(10)}  ${inFlight} in flight  back in ${backMs} ms`,
    );
    if (kills.length % 10 === 0 || kills.length === wanted) {
      await writers.settle();
      problems.push(...(await verify(server, writers)));
      const keep: Kept = { seed, kills, writers: writers.keep() };
      writeFileSync(keptFile, JSON.stringify(keep));
      if (problems.length > 0) break;
      if (kills.length < wanted) writers.start();
    }
  }
  await writers.settle();
  const rows = Number(options.large);
  if (rows > 0 && problems.length === 0 && !options.broken) {
    const large = await killInLargeImports(server, data, rows, tell);
    largeKills.push(...large.kills);
    problems.push(...large.problems, ...(await verify(server, writers)));
  }
} finally {
  await writers.settle();
  await server.stop();
}

const summary = {
  seed,
  kills: kills.length,
  byVictim: Object.fromEntries(victims.map((v) => [v, kills.filter((k) => k.victim === v).length])),
  unacknowledgedAtKills: kills.reduce((sum, k) => sum + k.inFlight, 0),
  slowestBackMs: Math.max(...kills.map((k) => k.backMs)),
  customersAcknowledged: writers.acknowledged.size,
  largeImports: largeKills.map((k) => `${k.kind} at ${k.moment}: ${k.killedAt}, back in ${k.backMs} ms`),
  importsDone: writers.imports.filter((one) => one.state === "done").length,
  problems,
};
process.stdout.write(`${JSON.stringify(summary, null, options.json ? 0 : 2)}\n`);
const good = options.broken ? problems.length > 0 : problems.length === 0;
if (options.broken) tell(good ? "the broken build was caught" : "THE BROKEN BUILD WAS NOT CAUGHT");
if (good) {
  rmSync(keptFile, { force: true });
  if (!options.data) rmSync(data, { recursive: true, force: true });
}
process.exit(good ? 0 : 1);

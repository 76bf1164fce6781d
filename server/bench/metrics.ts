import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { defaultValueRule } from "../customers/valueClasses/valueRule.ts";
import { catalogue } from "../metrics/catalogue.ts";
import { figureStatement } from "../metrics/measure/ask.ts";
import { settled } from "../metrics/metric.ts";
import { perform } from "../perform.ts";
import { commandLine } from "../platform/actors.ts";
import { silent } from "../platform/logger.ts";
import { startProduct } from "../start.ts";
import { type VerbName, verbs } from "../verbs.ts";
import { byHand } from "./byHand.ts";
import { fillLines } from "./fillLines.ts";

/**
 * How far the product's figures are from hand-written queries on plain tables of the same rows, in one run:
 * `npx tsx server/bench/metrics.ts --customers 1000000 [--rounds 3] [--json]`. Goal: 1.3 at most.
 * Each pair is asked alternately and the best of the rounds counts. The ratio is that of the engine's processor time, where
 * the system tells it: on a busy machine the clock says more about the others.
 */
const { values } = parseArgs({
  options: {
    customers: { type: "string", default: "100000" },
    rounds: { type: "string", default: "3" },
    only: { type: "string" },
    data: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const folder = values.data ?? mkdtempSync(join(tmpdir(), "perennial-bench-"));
const product = await startProduct({
  data: folder,
  log: silent,
  background: false,
  clock: () => new Date("2025-12-31T20:00:00Z"),
});
const { ch, pool } = product.services;
const report: { what: string; product: Time; byHand: Time | null; ratio: number | null }[] = [];
try {
  const [there] = await ch.rows<{ n: string }>(
    "select count() n from system.tables where database = currentDatabase() and name = 'lines'",
  );
  const lines = there?.n === "0" ? await fillLines(ch, Number(values.customers)) : undefined;
  if (!values.json && lines !== undefined)
    process.stdout.write(`${values.customers} customers, ${lines} lines\n`);
  const best = async (asks: (() => Promise<unknown>)[]) => {
    const times = asks.map(() => ({ wall: Number.POSITIVE_INFINITY, cpu: Number.POSITIVE_INFINITY }));
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const [i, once] of asks.entries()) {
        const [began, used] = [performance.now(), processorMs()];
        await once();
        times[i]!.wall = Math.min(times[i]!.wall, performance.now() - began);
        times[i]!.cpu = Math.min(times[i]!.cpu, processorMs() - used);
      }
    }
    return times;
  };
  for (const [name, sql] of Object.entries(byHand)) {
    if (values.only && !values.only.split(",").includes(name)) continue;
    const metric = catalogue[name]!;
    const { sql: own, params } = figureStatement({
      metric,
      choices: settled(metric, {})!,
      by: [],
      periods: [{ from: "2025-10-01", to: "2026-01-01" }],
      definition: { returns: "leave_out", cancelled: "leave_out", zeroPrice: "leave_out" },
      classes: defaultValueRule,
      currency: "CNY",
      filters: [],
      actor: commandLine,
      everything: metric.lines === "everything",
      replaced: false,
    });
    const [ours, theirs] = await best([() => ch.rows(own, params), () => ch.rows(sql)]);
    add(name, ours!, theirs!);
  }
  let actor = commandLine;
  const call = (name: VerbName, input: unknown) =>
    perform(product.services, name, verbs[name], input, { actor, language: "en" });
  const cold = async (name: VerbName, input: unknown) => {
    await pool.query(
      "insert into setting (key, value, version, updated_at) values ('bench', '1', 1, now()) on conflict (key) do update set version = setting.version + 1",
    );
    return call(name, input);
  };
  const quarter = { period: { from: "2025-10-03", to: "2026-01-01" } };
  for (const [name, input] of [
    ["overview", quarter],
    ["rfm", {}],
    ["clv", {}],
    ["retention", {}],
  ] as const) {
    if (values.only && !values.only.split(",").includes(name)) continue;
    const [first] = await best([() => cold(name, input)]);
    add(`${name}, cold`, first!, null);
    const [again] = await best([() => call(name, input)]);
    add(`${name}, kept`, again!, null);
  }
  if (!values.only || values.only.split(",").includes("dashboard")) {
    // A dashboard has an owner; the twelve tiles are those that most shops begin with.
    const mail = `bench-${randomBytes(4).toString("hex")}@example.com`;
    const { path } = (await call("inviteUser", { email: mail, role: "administrator" })) as { path: string };
    const token = path.split("token=")[1] ?? "";
    await call("acceptInvitation", {
      email: mail,
      token,
      name: "Bench",
      password: randomBytes(12).toString("hex"),
    });
    const { rows: people } = await pool.query<{ person: number }>("select max(person) as person from member");
    actor = { ...commandLine, person: people[0]!.person };
    const { id } = (await call("createDashboard", { name: mail, readyMade: true })) as { id: number };
    const [first] = await best([() => cold("measureDashboard", { id })]);
    add("12 tiles, cold", first!, null);
    const [again] = await best([() => call("measureDashboard", { id })]);
    add("12 tiles, kept", again!, null);
  }
  if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
} finally {
  await product.stop();
  if (!values.data) rmSync(folder, { recursive: true, force: true });
}

/** Processor time that the engine's process has used; 0 where the system does not tell. */
function processorMs(): number {
  try {
    const fields = readFileSync(`/proc/${product.clickhousePid}/stat`, "utf8").split(") ")[1]!.split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

interface Time {
  wall: number;
  cpu: number;
}

function add(what: string, ours: Time, theirs: Time | null) {
  const by = theirs && theirs.cpu > 0 && ours.cpu > 0 ? "cpu" : "wall";
  const ratio = theirs ? ours[by] / theirs[by] : null;
  report.push({ what, product: ours, byHand: theirs, ratio });
  if (values.json) return;
  const text = ({ wall, cpu }: Time) =>
    `${wall.toFixed(0).padStart(6)} ms (cpu ${cpu.toFixed(0).padStart(5)})`;
  const words = theirs ? `   by hand ${text(theirs)}   × ${ratio!.toFixed(2)}` : "";
  process.stdout.write(`${what.padEnd(20)} ${text(ours)}${words}\n`);
}

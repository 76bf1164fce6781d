import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { pause, type RunningServer } from "./runningServer.ts";
import type { Writers } from "./writers.ts";

/** What was promised and is not there, in words; empty where everything is. */
export async function verify(server: RunningServer, writers: Writers): Promise<string[]> {
  const problems: string[] = [];
  const client = new pg.Client(connection(server));
  await client.connect();
  try {
    const found = await client.query<{ number: string; public_id: string }>(
      "select substr(member_no, 2) as number, public_id from party where member_no like 'K%'",
    );
    const there = new Map<number, string[]>();
    for (const row of found.rows) {
      const number = Number(row.number);
      there.set(number, [...(there.get(number) ?? []), row.public_id]);
    }
    for (const [number, id] of writers.acknowledged) {
      const ids = there.get(number) ?? [];
      if (!ids.includes(id)) problems.push(`customer ${number} was acknowledged and is not there`);
      if (ids.length > 1) problems.push(`customer ${number} is there ${ids.length} times`);
    }
  } finally {
    await client.end();
  }
  const open = writers.imports.filter((one) => one.state === "open");
  for (const one of open) problems.push(`import ${one.number} neither ended nor failed`);
  const done = writers.imports.filter((one) => one.state === "done");
  const cents = done.reduce((sum, one) => sum + one.amount, 0);
  const orders = done.reduce((sum, one) => sum + one.rows, 0);
  // The outbox and the engine get a few seconds; figures themselves are never half.
  for (let wait = 0; ; wait++) {
    const answer = await server.call("measure", {
      metrics: ["revenue", "orders"],
      period: { from: "2026-03-01", to: "2026-03-31" },
    });
    const text = JSON.stringify(answer);
    const value = (metric: string) => figure(answer, metric);
    if (Math.round(value("revenue") * 100) === cents && value("orders") === orders) break;
    if (wait === 40) {
      problems.push(
        `figures: revenue ${value("revenue")} for ${cents / 100}, orders ${value("orders")} for ${orders}: ${text.slice(0, 300)}`,
      );
      break;
    }
    await pause(250);
  }
  return problems;
}

function connection(server: RunningServer): pg.ClientConfig {
  const folder = server.postgresFolder;
  const line = readFileSync(join(folder, "cluster", "postmaster.pid"), "utf8").split("\n");
  const password = readFileSync(join(folder, "password"), "utf8").trim();
  return { host: line[4]!, port: Number(line[3]), user: "perennial", database: "perennial", password };
}

interface Total {
  values: string[];
  figures: { metric: string; cells: { value: number | null }[] }[];
}

function figure(answer: unknown, metric: string): number {
  const rows = (answer as { ok?: { rows?: Total[] } }).ok?.rows ?? [];
  const total = rows.find((row) => row.values.length === 0);
  return total?.figures.find((one) => one.metric === metric)?.cells[0]?.value ?? Number.NaN;
}

import { openAsBlob, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { pause, RunningServer } from "../soak/runningServer.ts";
import type { VerbInput, VerbOutput } from "../verb.ts";
import type { VerbName, Verbs } from "../verbs.ts";
import { cpuSeconds, peakMemory, peakMemoryWithChildren } from "./processes.ts";

/** The product as its users have it: a server of its own, asked through HTTP. */
export class BenchProduct {
  private readonly server: RunningServer;

  constructor(
    private readonly data: string,
    bundle: string,
  ) {
    this.server = new RunningServer(data, bundle);
  }

  start = () => this.server.start();
  stop = () => this.server.stop();
  get url(): string {
    return this.server.url;
  }

  async ask<K extends VerbName>(verb: K, input: VerbInput<Verbs[K]>): Promise<VerbOutput<Verbs[K]>> {
    const answer = await fetch(`${this.server.url}/api/v/${verb}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${this.server.token()}` },
      body: JSON.stringify(input),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${verb}: ${answer.status} ${text.slice(0, 500)}`);
    return JSON.parse(text) as VerbOutput<Verbs[K]>;
  }

  async upload(path: string, file: string): Promise<void> {
    const answer = await fetch(`${this.server.url}${path}`, {
      method: "PUT",
      headers: {
        "content-type": "application/octet-stream",
        authorization: `Bearer ${this.server.token()}`,
      },
      body: (await openAsBlob(file)).stream(),
      duplex: "half",
    } as RequestInit);
    if (!answer.ok) throw new Error(`upload: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
  }

  /** Waits for a job and says how long each of its steps took, as it names them itself. */
  async follow(jobId: string): Promise<Phase[]> {
    const phases: Phase[] = [];
    let last = performance.now();
    let used = this.cpu();
    let name = "";
    for (;;) {
      const job = await this.ask("jobStatus", { id: jobId });
      const said = (job.note as { en?: string } | null)?.en ?? name;
      const note = said.replace(/(: )?\d+ ?/, "");
      const ended = job.state !== "queued" && job.state !== "running";
      if (note !== name || ended) {
        const now = performance.now();
        const cpu = this.cpu();
        if (name !== "") phases.push({ name, seconds: (now - last) / 1000, cpu: difference(cpu, used) });
        name = note;
        last = now;
        used = cpu;
      }
      if (job.state === "done") return phases;
      if (ended) throw new Error(`job ${job.state}: ${JSON.stringify(job.error)}`);
      await pause(50);
    }
  }

  /** Waits until no work is left in the background. */
  async idle(): Promise<void> {
    for (;;) {
      const open = await Promise.all(
        (["queued", "running"] as const).map((state) => this.ask("listJobs", { state, limit: 1 })),
      );
      if (open.every(({ jobs }) => jobs.length === 0)) return;
      await pause(200);
    }
  }

  /** Processor seconds of the three since they began. */
  cpu(): Used {
    return {
      server: cpuSeconds(this.server.pid),
      clickhouse: cpuSeconds(this.server.engine("clickhouse")),
      postgres: cpuSeconds(this.server.engine("postgres"), true),
    };
  }

  peaks(): Used {
    return {
      server: peakMemory(this.server.pid),
      clickhouse: peakMemory(this.server.engine("clickhouse")),
      postgres: peakMemoryWithChildren(this.server.engine("postgres")),
    };
  }

  /** Public ids of customers, the same ones for the same seed. */
  async someCustomers(count: number, seed: number): Promise<string[]> {
    const folder = join(this.data, "postgres");
    const line = readFileSync(join(folder, "cluster", "postmaster.pid"), "utf8").split("\n");
    const client = new pg.Client({
      host: line[4] ?? "",
      port: Number(line[3]),
      user: "perennial",
      database: "perennial",
      password: readFileSync(join(folder, "password"), "utf8").trim(),
    });
    await client.connect();
    try {
      const found = await client.query<{ public_id: string }>(
        "select public_id from party where member_no is not null order by hashint8extended(party_id, $1), party_id limit $2",
        [seed, count],
      );
      return found.rows.map((row) => row.public_id);
    } finally {
      await client.end();
    }
  }
}

export interface Phase {
  name: string;
  seconds: number;
  /** What a busy machine blurs less than the seconds. */
  cpu: Used;
}

export interface Used {
  server: number;
  clickhouse: number;
  postgres: number;
}

export const difference = (after: Used, before: Used): Used => ({
  server: after.server - before.server,
  clickhouse: after.clickhouse - before.clickhouse,
  postgres: after.postgres - before.postgres,
});

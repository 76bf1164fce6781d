import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pause, type RunningServer } from "./runningServer.ts";

type Kind = "orders" | "interactions";

/** At which share of the work the server dies; the last ones lie around the commit, and in the undo. */
const moments = [2, 20, 47, 65, 75, 93, 95, "undo", "redo"] as const;
type Moment = (typeof moments)[number];

export interface LargeKill {
  kind: Kind;
  moment: Moment;
  /** What the work said of itself when the server was killed. */
  killedAt: string;
  backMs: number;
}

const headers: Record<Kind, string> = {
  orders: "订单号,下单时间,会员号,商品编码,数量,金额",
  interactions: "记录编号,时间,会员号,方式,方向,内容",
};

/** A file of many rows; `round` makes its numbers and days its own. */
function fileOf(kind: Kind, rows: number, round: number): string {
  const lines = [headers[kind]];
  const month = String(1 + (round % 9)).padStart(2, "0");
  for (let n = 0; n < rows; n++) {
    // Three lines an order, all of one customer and day.
    const of = kind === "orders" ? Math.floor(n / 3) : n;
    const at = `2025-${month}-${String(1 + (of % 27)).padStart(2, "0")} 10:00:00`;
    const member = `L${round}-${of % Math.ceil(rows / 8)}`;
    lines.push(
      kind === "orders"
        ? `L${round}-${of},${at},${member},LP${n % 400},1,${1 + (n % 50)}.5`
        : `I${round}-${n},${at},${member},${n % 2 ? "电话" : "短信"},${n % 3 ? "呼出" : "呼入"},第${n % 1000}句`,
    );
  }
  return lines.join("\n");
}

/**
 * A large file, the server killed at one moment of it: at most all or nothing is ever seen, the import ends by itself,
 * the same file again changes nothing, and no working table is left. Answers what was not so.
 */
export async function killInLargeImports(
  server: RunningServer,
  data: string,
  rows: number,
  tell: (line: string) => void,
): Promise<{ kills: LargeKill[]; problems: string[] }> {
  const kills: LargeKill[] = [];
  const problems: string[] = [];
  let round = 0;
  for (const kind of ["orders", "interactions"] as const)
    for (const moment of moments) {
      round++;
      const large = new LargeImport(server, kind, rows, round, fileOf(kind, rows, round));
      try {
        const { killedAt, backMs } = await large.killedAt(moment);
        kills.push({ kind, moment, killedAt, backMs });
        tell(`${kind} of ${rows} rows, killed at ${moment} (${killedAt}): back in ${backMs} ms, whole`);
        for (let wait = 0; workingTables(data).length > 0 && wait < 40; wait++) await pause(250);
        const left = workingTables(data);
        if (left.length > 0) problems.push(`${kind} at ${moment}: left behind ${left.join(", ")}`);
      } catch (error) {
        problems.push(`${kind} at ${moment}: ${(error as Error).message}`);
        tell(problems.at(-1)!);
      }
    }
  return { kills, problems };
}

/** The engine's own list of tables, as files. */
function workingTables(data: string): string[] {
  const folder = join(data, "clickhouse", "store", "metadata", "perennial");
  return readdirSync(folder).filter((name) => /^import_\d+_/.test(name));
}

class LargeImport {
  private id = "";

  constructor(
    private readonly server: RunningServer,
    private readonly kind: Kind,
    private readonly rows: number,
    private readonly round: number,
    private readonly text: string,
  ) {}

  async killedAt(moment: Moment): Promise<{ killedAt: string; backMs: number }> {
    const empty = await this.seen();
    if (empty !== 0) throw new Error(`${empty} are there before the import`);
    const before = moment === "undo" || moment === "redo";
    this.id = await this.place();
    if (before) await this.work("startImport");
    if (moment === "redo") await this.work("undoImport");
    const verb = moment === "undo" ? "undoImport" : moment === "redo" ? "redoImport" : "startImport";
    const { jobId } = await this.ask<{ jobId: string }>(verb, { id: this.id });
    const killedAt = await this.reached(jobId, before ? 0 : Number(moment));
    await this.server.kill();
    const backMs = Math.round(await this.server.start());
    const all = this.whole;
    const first = await this.seen();
    if (first !== 0 && first !== all) throw new Error(`${first} of ${all} are seen after the kill`);
    await this.ended(jobId);
    const seen = await this.seen();
    const due = moment === "undo" ? 0 : all;
    if (seen !== due) throw new Error(`${seen} are there in the end, ${due} should be`);
    const state = (await this.ask<{ state: string }>("readImport", { id: this.id })).state;
    if (state !== (moment === "undo" ? "undone" : "done")) throw new Error(`the import says ${state}`);
    if (moment === "undo") await this.work("redoImport");
    await this.again();
    await this.work("undoImport");
    if ((await this.seen()) !== 0) throw new Error("rows are seen after the undo");
    return { killedAt, backMs };
  }

  /** Orders, or interactions. */
  private get whole(): number {
    return this.kind === "orders" ? Math.ceil(this.rows / 3) : this.rows;
  }

  /** The same file changes nothing. */
  private async again(): Promise<void> {
    const first = this.id;
    this.id = await this.place();
    await this.work("startImport");
    const { counts } = await this.ask<{ counts: Record<string, number> }>("readImport", { id: this.id });
    if (counts.same !== this.rows || counts.new !== 0 || counts.updated !== 0)
      throw new Error(`the same file again: ${JSON.stringify(counts)}`);
    if ((await this.seen()) !== this.whole) throw new Error("the same file again changed what is seen");
    this.id = first;
  }

  private async place(): Promise<string> {
    const begun = await this.ask<{ id: string; upload: string }>("createUpload", {
      kind: this.kind,
      fileName: `large-${this.round}.csv`,
      source: "large",
    });
    await this.server.upload(begun.upload, this.text);
    const { reading, mapping } = await this.ask<{ reading: unknown; mapping: unknown }>("inspectFile", {
      id: begun.id,
    });
    await this.ask("changeImport", { id: begun.id, reading, mapping });
    return begun.id;
  }

  private async work(verb: "startImport" | "undoImport" | "redoImport"): Promise<void> {
    const { jobId } = await this.ask<{ jobId: string }>(verb, { id: this.id });
    await this.ended(jobId);
  }

  /** Until the job has come so far; answers where it stood. */
  private async reached(jobId: string, share: number): Promise<string> {
    for (;;) {
      const job = await this.ask<{ state: string; progress: number; note: { en?: string } | null }>(
        "jobStatus",
        { id: jobId },
      );
      const begun = job.state !== "queued" && job.progress >= share;
      if (begun || job.state === "done") return `${Math.round(job.progress)} %, ${job.note?.en ?? job.state}`;
      await pause(3);
    }
  }

  private async ended(jobId: string): Promise<void> {
    for (let wait = 0; wait < 3000; wait++) {
      const { state } = await this.ask<{ state: string }>("jobStatus", { id: jobId });
      if (state === "done") return;
      if (state === "failed" || state === "cancelled") throw new Error(`the job ended as ${state}`);
      await pause(100);
    }
    throw new Error("the job did not end within five minutes");
  }

  /** Orders or interactions of this file's month that a figure counts. */
  private async seen(): Promise<number> {
    const month = String(1 + (this.round % 9)).padStart(2, "0");
    const orders = this.kind === "orders";
    const answer = await this.ask<{
      rows: {
        values: string[];
        figures: { cells: { value: number | null; numerator: number | null }[] }[];
      }[];
    }>("measure", {
      metrics: [orders ? "orders" : "interactionsPerCustomer"],
      period: { from: `2025-${month}-01`, to: `2025-${month}-28` },
    });
    const cell = answer.rows.find((row) => row.values.length === 0)?.figures[0]?.cells[0];
    return (orders ? cell?.value : cell?.numerator) ?? 0;
  }

  private async ask<T>(verb: string, input: unknown): Promise<T> {
    for (let tried = 0; ; tried++) {
      const answer = await this.server.call(verb, input);
      if ("ok" in answer) return answer.ok as T;
      if ("refused" in answer && answer.refused !== "platform.engine_away")
        throw new Error(`${verb} was refused: ${answer.refused}`);
      if (tried === 50) throw new Error(`no answer from ${verb}`);
      await pause(100);
    }
  }
}

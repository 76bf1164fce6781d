import { appendFile, rename, rm, writeFile } from "node:fs/promises";
import type { Services } from "../platform/services.ts";
import { importFiles } from "./importFiles.ts";

/** What was done with a row that met a record which was there already. */
const metOutcomes = ["same", "replaced", "left", "waiting"] as const;
export type MetOutcome = (typeof metOutcomes)[number];

/** A record that differs and waits for a decision: what it is and what it would become, where the two differ. */
export interface WaitingRecord {
  key: string;
  name: string;
  /** The first of its rows in the file, and how many there are. */
  row: number;
  rows: number;
  fields: [field: string, was: string, becomes: string][];
  /** A person who may be another one than the one found. */
  another?: boolean;
}

const fullBytes = 1 << 20;

/**
 * Rows of an import that met an existing record, kept beside its original, with no more than numbers; and the records that
 * wait for a decision, which go with the next look. Both go when the original goes.
 */
export class MetRows {
  rows = 0;
  waiting = 0;
  circles = 0;
  private readonly met: Lines;
  private readonly waits: Lines;
  private readonly closing: Lines;

  constructor(services: Pick<Services, "files">, id: string) {
    const { met, waiting, circles } = importFiles(services, id);
    this.met = new Lines(met);
    this.waits = new Lines(waiting);
    this.closing = new Lines(circles);
  }

  async add(row: number, outcome: MetOutcome, found: string): Promise<void> {
    this.rows++;
    await this.met.add(`${row}\t${outcome}\t${found.replace(/[\t\n\r\\]/g, " ")}\n`);
  }

  async wait(record: WaitingRecord): Promise<void> {
    this.waiting++;
    await this.waits.add(`${JSON.stringify(record)}\n`);
  }

  /** A row that is refused because its referrer was brought by its customer. */
  async circle(row: number): Promise<void> {
    this.circles++;
    await this.closing.add(`${row}\n`);
  }

  async close(): Promise<void> {
    await this.met.close();
    await this.waits.close();
    await this.closing.close();
  }
}

class Lines {
  private text = "";
  private begun = false;
  constructor(private readonly path: string) {}

  async add(line: string): Promise<void> {
    this.text += line;
    if (this.text.length >= fullBytes) await this.write();
  }

  /** Seen under its name only when it is whole. */
  async close(): Promise<void> {
    await this.write();
    await rm(this.path, { force: true });
    await rename(`${this.path}.part`, this.path);
  }

  private async write(): Promise<void> {
    const text = this.text;
    this.text = "";
    if (this.begun) await appendFile(`${this.path}.part`, text);
    else await writeFile(`${this.path}.part`, text, { mode: 0o600 });
    this.begun = true;
  }
}

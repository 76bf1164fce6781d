import type { ClickHouse } from "../../platform/clickhouse/client.ts";
import type { StoredImport } from "../loadImport.ts";
import { keyKind, stageTables } from "./keys.ts";

const mostBytes = 64 << 20;

/**
 * The lines of an import's key table. People and products are recognised while the one writing session of the engine is
 * busy with the rows: lines wait here until there are many, or until everyone is known.
 */
export class KeyLines {
  private pieces: string[] = [];
  private size = 0;

  constructor(
    private readonly ch: ClickHouse,
    private readonly one: Pick<StoredImport, "number">,
  ) {}

  async add(
    kind: keyof typeof keyKind,
    lines: readonly { key: string; id: number; words?: string }[],
  ): Promise<void> {
    if (lines.length === 0) return;
    const number = keyKind[kind];
    const text = lines
      .map(({ key, id, words = "" }) => `${number}\t${key}\t${id}\t${words.replace(/[\t\n\r\\]/g, " ")}\n`)
      .join("");
    this.pieces.push(text);
    this.size += text.length;
    if (this.size >= mostBytes) await this.write();
  }

  async write(): Promise<void> {
    if (this.pieces.length === 0) return;
    const body = Buffer.from(this.pieces.join(""));
    this.pieces = [];
    this.size = 0;
    await this.ch.insertTsv(stageTables(this.one).keys, ["kind", "key", "id", "words"], body);
  }
}

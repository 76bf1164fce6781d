import { Buffer } from "node:buffer";
import { type FileHandle, open, readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { maxCellBytes, type RowFlag, rowFlag } from "./reading.ts";

const room = 4 << 20;
/** One thread of the engine reads one part; a file of 20 MB has two threads' worth of work. */
const partBytes = 16 << 20;

const partName = (path: string, part: number) => `${path}.${String(part).padStart(5, "0")}`;

/**
 * The form in which every file reaches the engine, whatever it was: RowBinary of
 * (row UInt32, flag UInt8, c0 String, c1 String, …), always with the same number of columns.
 * A byte scanner writes into `bytes` at `at` directly; other readers call `add`.
 */
export class RowFile {
  bytes = Buffer.allocUnsafe(room);
  at = 0;
  rows = 0;
  flagged = 0;
  written = 0;
  private part = 0;
  private inPart = 0;
  private constructor(
    private readonly path: string,
    private file: FileHandle,
    readonly columns: number,
  ) {}

  static async create(path: string, columns: number): Promise<RowFile> {
    await RowFile.remove(path);
    return new RowFile(path, await open(partName(path, 0), "w", 0o600), columns);
  }

  /** The pattern by which the engine finds the parts; it reads several at a time. */
  static parts(path: string): string {
    return `${path}.*`;
  }

  static async remove(path: string): Promise<void> {
    const own = `${basename(path)}.`;
    for (const name of await readdir(dirname(path)))
      if (name.startsWith(own)) await rm(join(dirname(path), name), { force: true });
  }

  /** The columns as the engine's table function wants them. */
  static structure(columns: number): string {
    const names = Array.from({ length: columns }, (_, n) => `c${n} String`);
    return ["row UInt32", "flag UInt8", ...names].join(", ");
  }

  /** Makes sure that `size` bytes fit behind `at`. */
  ensure(size: number): void {
    if (this.at + size <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.at + size));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }

  add(row: number, cells: readonly string[], flag: RowFlag = rowFlag.fine): void {
    let mark: RowFlag = flag;
    if (
      mark === rowFlag.fine &&
      cells.length > this.columns &&
      cells.slice(this.columns).some((c) => c !== "")
    )
      mark = rowFlag.tooMany;
    this.ensure(5);
    this.bytes.writeUInt32LE(row, this.at);
    const flagAt = this.at + 4;
    this.at += 5;
    for (let n = 0; n < this.columns; n++) {
      let cell = cells[n] ?? "";
      if (cell.length > maxCellBytes / 3 && Buffer.byteLength(cell) > maxCellBytes) {
        cell = cell.slice(0, 100);
        mark = rowFlag.giantCell;
      }
      this.text(cell);
    }
    this.bytes[flagAt] = mark;
    this.rows++;
    if (mark !== rowFlag.fine) this.flagged++;
  }

  private text(cell: string): void {
    const worst = cell.length * 3;
    this.ensure(worst + 5);
    if (worst < 128) {
      const size = this.bytes.utf8Write(cell, this.at + 1);
      this.bytes[this.at] = size;
      this.at += size + 1;
      return;
    }
    this.at = writeVarint(this.bytes, this.at, Buffer.byteLength(cell));
    this.at += this.bytes.utf8Write(cell, this.at);
  }

  /** Writes out what is full; call between chunks. */
  async drain(): Promise<void> {
    if (this.at >= room / 2) await this.flush();
  }

  private async flush(): Promise<void> {
    let from = 0;
    while (from < this.at) from += (await this.file.write(this.bytes, from, this.at - from)).bytesWritten;
    this.written += this.at;
    this.inPart += this.at;
    this.at = 0;
    if (this.inPart < partBytes) return;
    await this.file.close();
    this.file = await open(partName(this.path, ++this.part), "w", 0o600);
    this.inPart = 0;
  }

  async close(): Promise<void> {
    await this.flush();
    await this.file.close();
  }

  async abandon(): Promise<void> {
    await this.file.close();
  }
}

declare module "node:buffer" {
  interface Buffer {
    /** Node's own fast path behind `write(text, at, "utf8")`. */
    utf8Write(text: string, at?: number, length?: number): number;
  }
}

export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  let place = at;
  while (rest >= 128) {
    bytes[place++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[place++] = rest;
  return place;
}

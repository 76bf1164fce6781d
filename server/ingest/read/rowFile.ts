import { Buffer } from "node:buffer";
import { type FileHandle, open, readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { refuse } from "../../refuse.ts";
import { CellColumn, varint } from "./cellColumn.ts";
import { maxCellBytes, type RowFlag, rowFlag } from "./reading.ts";

/** One thread of the engine reads one part; a file of 20 MB has two threads' worth of work. */
const partBytes = 16 << 20;
/** A block is written when it has so many rows, or so many bytes where rows are wide. */
const blockRows = 65_536;
const blockBytes = 16 << 20;

const partName = (path: string, part: number) => `${path}.${String(part).padStart(5, "0")}`;

/**
 * The form in which every file reaches the engine, whatever it was: blocks in the engine's Native format of
 * (row UInt32, flag UInt8, c0 String, c1 String, …). Read column by column they cost a fifth of what rows of RowBinary do.
 * A byte scanner fills `cells` itself and calls `row`; other readers call `add`.
 */
export class RowFile {
  readonly cells: readonly CellColumn[];
  rows = 0;
  flagged = 0;
  written = 0;
  private readonly numbers = new CellColumn();
  private readonly flags = new CellColumn();
  private inBlock = 0;
  private part = 0;
  private inPart = 0;
  private constructor(
    private readonly path: string,
    private file: FileHandle,
    readonly columns: number,
    private readonly most: number,
  ) {
    this.cells = Array.from({ length: columns }, () => new CellColumn());
  }

  static async create(path: string, columns: number, most = Number.POSITIVE_INFINITY): Promise<RowFile> {
    await RowFile.remove(path);
    return new RowFile(path, await open(partName(path, 0), "w", 0o600), columns, most);
  }

  static readonly format = "Native" as const;

  /** The pattern by which the engine finds the parts; it reads several at a time. */
  static pattern(path: string): string {
    return `${path}.*`;
  }

  /** The parts themselves, in the order of their rows. */
  static async parts(path: string): Promise<string[]> {
    const own = `${basename(path)}.`;
    const names = (await readdir(dirname(path))).filter((name) => name.startsWith(own));
    return names.sort().map((name) => join(dirname(path), name));
  }

  static async remove(path: string): Promise<void> {
    for (const part of await RowFile.parts(path)) await rm(part, { force: true });
  }

  /** The columns as the engine's table function wants them. */
  static structure(columns: number): string {
    const names = Array.from({ length: columns }, (_, n) => `c${n} String`);
    return ["row UInt32", "flag UInt8", ...names].join(", ");
  }

  /** The row whose cells have been written: its number, and what is wrong with it as a row. */
  row(row: number, flag: number): void {
    const { numbers, flags } = this;
    numbers.ensure(4);
    flags.ensure(1);
    numbers.at = numbers.bytes.writeUInt32LE(row, numbers.at);
    flags.bytes[flags.at++] = flag;
    this.inBlock++;
    this.rows++;
    if (flag !== rowFlag.fine) this.flagged++;
  }

  add(row: number, cells: readonly string[], flag: RowFlag = rowFlag.fine): void {
    let mark: RowFlag = flag;
    if (
      mark === rowFlag.fine &&
      cells.length > this.columns &&
      cells.slice(this.columns).some((c) => c !== "")
    )
      mark = rowFlag.tooMany;
    for (let n = 0; n < this.columns; n++) {
      let cell = cells[n] ?? "";
      if (cell.includes("\0")) cell = cell.replaceAll("\0", "");
      if (cell.length > maxCellBytes / 3 && Buffer.byteLength(cell) > maxCellBytes) {
        cell = cell.slice(0, 100);
        mark = rowFlag.giantCell;
      }
      (this.cells[n] as CellColumn).text(cell);
    }
    this.row(row, mark);
  }

  /** Writes out what is full; call between chunks. */
  async drain(): Promise<void> {
    if (this.rows > this.most) throw refuse("ingest.too_many_rows", { most: this.most });
    if (this.inBlock >= blockRows) return this.flush();
    let bytes = 0;
    for (const column of this.cells) bytes += column.at;
    if (bytes >= blockBytes) await this.flush();
  }

  private async flush(): Promise<void> {
    if (this.inBlock === 0) return;
    const pieces = [Buffer.concat([varint(this.columns + 2), varint(this.inBlock)])];
    const put = (name: string, type: string, column: CellColumn) => {
      pieces.push(
        Buffer.concat([varint(name.length), Buffer.from(name), varint(type.length), Buffer.from(type)]),
      );
      pieces.push(column.bytes.subarray(0, column.at));
    };
    put("row", "UInt32", this.numbers);
    put("flag", "UInt8", this.flags);
    for (const [n, column] of this.cells.entries()) put(`c${n}`, "String", column);
    const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const { bytesWritten } = await this.file.writev(pieces);
    // A disk that is nearly full takes a part and says nothing.
    if (bytesWritten < size) throw Object.assign(new Error("a short write"), { code: "ENOSPC" });
    for (const column of [this.numbers, this.flags, ...this.cells]) column.at = 0;
    this.inBlock = 0;
    this.written += size;
    this.inPart += size;
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

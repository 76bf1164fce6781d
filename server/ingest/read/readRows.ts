import { readFile } from "node:fs/promises";
import { RowFile } from "./rowFile.ts";

export interface FileRow {
  row: number;
  flag: number;
  /** The wanted columns, in the order asked for. */
  cells: string[];
}

/** What a RowFile holds, read back in order, for work on rows that goes without the engine. */
export async function* readRows(path: string, wanted: readonly number[]): AsyncGenerator<FileRow[]> {
  for (const part of await RowFile.parts(path)) {
    const blocks = new BlockReader(await readFile(part));
    while (!blocks.done) yield blocks.next(wanted);
  }
}

/** Blocks in the engine's Native format, as RowFile writes them. */
class BlockReader {
  private at = 0;
  constructor(private readonly bytes: Buffer) {}

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  next(wanted: readonly number[]): FileRow[] {
    const columns = this.varint();
    const count = this.varint();
    const rows: FileRow[] = Array.from({ length: count }, () => ({
      row: 0,
      flag: 0,
      cells: new Array<string>(wanted.length).fill(""),
    }));
    for (let n = 0; n < columns; n++) {
      this.skipText();
      this.skipText();
      const place = wanted.indexOf(n - 2);
      for (const one of rows) {
        if (n === 0) one.row = this.fixed(4);
        else if (n === 1) one.flag = this.fixed(1);
        else this.cell(one, place);
      }
    }
    return rows;
  }

  private cell(row: FileRow, place: number): void {
    const size = this.varint();
    if (place >= 0) row.cells[place] = this.bytes.toString("utf8", this.at, this.at + size);
    this.at += size;
  }

  private fixed(size: number): number {
    this.at += size;
    return this.bytes.readUIntLE(this.at - size, size);
  }

  private skipText(): void {
    const size = this.varint();
    this.at += size;
  }

  private varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++]!;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }
}

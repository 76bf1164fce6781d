import { Buffer } from "node:buffer";

/** The cells of one column that wait for their block: of each its length and its bytes. */
export class CellColumn {
  bytes = Buffer.allocUnsafeSlow(1 << 12);
  at = 0;

  /** Makes sure that `size` bytes fit behind `at`. */
  ensure(size: number): void {
    if (this.at + size > this.bytes.length) this.grow(size);
  }

  private grow(size: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at + size));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }

  text(cell: string): void {
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

export function varint(value: number): Buffer {
  const bytes = Buffer.alloc(5);
  return bytes.subarray(0, writeVarint(bytes, 0, value));
}

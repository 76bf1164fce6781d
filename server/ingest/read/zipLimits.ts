import { refuse } from "../../refuse.ts";
import { maxRatio, ratioFrom } from "./reading.ts";

/** Reads a zip's directory at its end and refuses what is cut off, locked or would unpack to a flood. */
export function zipLimits(bytes: Buffer): void {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || bytes.length - end < 22) throw refuse("ingest.file_cut");
  const entries = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let n = 0; n < entries; n++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) {
      // ZIP64 keeps its offsets elsewhere; the reader behind knows them and has limits of its own.
      if (n === 0 && bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 6, 7])) >= 0) return;
      throw refuse("ingest.workbook_broken");
    }
    if (bytes.readUInt16LE(at + 8) & 1) throw refuse("ingest.workbook_locked");
    unpacked += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (unpacked > ratioFrom && unpacked > bytes.length * maxRatio)
    throw refuse("ingest.zip_bomb", { ratio: maxRatio });
}

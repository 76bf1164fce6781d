import { createHash } from "node:crypto";

/** The number under which a contact lies in ClickHouse and its words in `fact_text`: 64 bits of its id. */
export function contactKey(id: string): { unsigned: string; signed: string } {
  const bytes = createHash("sha256").update(`contact ${id}`).digest();
  return { unsigned: bytes.readBigUInt64LE().toString(), signed: bytes.readBigInt64LE().toString() };
}

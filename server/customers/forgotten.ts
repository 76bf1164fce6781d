import { createHmac } from "node:crypto";
import type { Db, Trx } from "../platform/database.ts";
import { externalValue, type IdentifierKind } from "./partyFields.ts";
import { rawQuery } from "./rawQuery.ts";
import type { PartyKey } from "./resolveParties.ts";
import { publicId } from "./schema.ts";
import { textArray } from "./sqlArray.ts";

/** What a tombstone keeps of an identifier: enough to know it again, too little to read it. */
export function tombstoneHash(secret: string, kind: IdentifierKind | "customer", value: string): Buffer {
  return createHmac("sha256", `tombstone ${secret}`).update(`${kind} ${value}`).digest();
}

/** Of each row, whether it names someone whose data was erased. Costs nothing while nobody was. */
export async function forgotten(
  db: Db | Trx,
  secret: string,
  keys: readonly PartyKey[],
  source: number,
): Promise<boolean[]> {
  const any = await db.selectFrom("tombstone").select("kind").limit(1).executeTakeFirst();
  if (!any) return keys.map(() => false);
  const hashes = keys.map((key) => hashesOf(secret, key, source));
  const found = await rawQuery<{ hash: string }>(
    db,
    `select encode(t.hash, 'hex') hash
     from unnest($1::text[], $2::text[]) as u (kind, hash)
     join tombstone t on t.kind = u.kind and t.hash = decode(u.hash, 'hex')`,
    [textArray(hashes.flat().map((one) => one.kind)), textArray(hashes.flat().map((one) => one.hash))],
  );
  const known = new Set(found.rows.map((row) => row.hash));
  return hashes.map((list) => list.some((one) => known.has(one.hash)));
}

function hashesOf(secret: string, key: PartyKey, source: number) {
  const values: [IdentifierKind | "customer", string | null | undefined][] = [
    ["member_no", key.memberNo],
    ["phone", key.phone],
    ["email", key.email],
    ["external", key.externalId ? externalValue(source, key.externalId) : null],
    // A list that was exported before the erasure comes back.
    ["customer", key.externalId && publicId.test(key.externalId) ? key.externalId : null],
  ];
  return values.flatMap(([kind, value]) =>
    value ? [{ kind, hash: tombstoneHash(secret, kind, value).toString("hex") }] : [],
  );
}

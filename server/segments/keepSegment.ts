import type { Trx } from "../platform/database.ts";
import { refuse } from "../refuse.ts";
import type { WriteContext } from "../verb.ts";
import { namedSegments } from "./rule/plain.ts";
import type { Rule } from "./rule/schema.ts";

export async function freeName(db: Trx, name: string, except?: number) {
  const taken = await db
    .selectFrom("segment")
    .select("id")
    .where("name", "=", name)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (taken && taken.id !== except) throw refuse("segments.name_taken", { name });
}

export async function keepVersion(
  { db, actor, now }: WriteContext,
  given: { id: number; version: number; rule: Rule; note: string },
) {
  await db
    .insertInto("segment_version")
    .values({
      segment: given.id,
      version: given.version,
      rule: JSON.stringify(given.rule),
      note: given.note,
      at: now,
      by: actor.person,
    })
    .execute();
}

/** What the rule names now; the foreign key holds what is named in place until the transaction ends. */
export async function keepReferences(db: Trx, segment: number, rule: Rule) {
  await db.deleteFrom("segment_reference").where("segment", "=", segment).execute();
  const named = namedSegments(rule.where);
  if (named.length === 0) return;
  await db
    .insertInto("segment_reference")
    .values(named.map((refers_to) => ({ segment, refers_to })))
    .execute();
}

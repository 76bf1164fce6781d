import type { Trx } from "../platform/database.ts";

/** Of these numbers, those that are colleagues. */
export async function knownPeople(trx: Trx, people: readonly number[]): Promise<number[]> {
  if (people.length === 0) return [];
  const rows = await trx
    .selectFrom("member")
    .select("person")
    .where("person", "in", [...people])
    .orderBy("person")
    .execute();
  return rows.map((row) => row.person);
}

import type { ReadContext } from "../verb.ts";

interface Named {
  memberNo: string | null;
  publicId: string | null;
  name: string | null;
  maskedName: boolean;
  owner: string | null;
}

/** Names for the rows of one page; the ids were found under the reader's row scope. */
export async function namesOfCustomers(
  { db, actor }: Pick<ReadContext, "db" | "actor">,
  customers: readonly number[],
): Promise<(customer: number) => Named> {
  const maskedName = actor.masked.has("name");
  const rows =
    customers.length === 0
      ? []
      : await db
          .selectFrom("party")
          .leftJoin("member", "member.person", "party.owner")
          .select([
            "party.party_id",
            "party.public_id",
            "party.member_no",
            "party.name",
            "member.name as owner",
          ])
          .where("party.party_id", "in", customers)
          .execute();
  const known = new Map(rows.map((row) => [row.party_id, row]));
  return (customer) => {
    const row = known.get(customer);
    return {
      memberNo: row?.member_no ?? null,
      publicId: row?.public_id ?? null,
      name: maskedName ? null : (row?.name ?? null),
      maskedName,
      owner: row?.owner ?? null,
    };
  };
}

import { namesOf } from "../customers/namesOf.ts";
import type { ReadContext } from "../verb.ts";

interface Named {
  memberNo: string | null;
  sourceNo: string | null;
  /** The one of the two that stands for a name. */
  number: string | null;
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
  const known = await namesOf(db, actor, customers);
  return (customer) => {
    const row = known.get(customer);
    return {
      memberNo: row?.memberNo ?? null,
      sourceNo: row?.sourceNo ?? null,
      number: row?.memberNo ?? row?.sourceNo ?? null,
      publicId: row?.id ?? null,
      name: row?.name ?? null,
      maskedName: actor.masked.has("name"),
      owner: row?.owner ?? null,
    };
  };
}

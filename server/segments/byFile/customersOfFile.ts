import { sql } from "kysely";
import type { z } from "zod";
import { numberArray } from "../../customers/sqlArray.ts";
import type { Trx } from "../../platform/database.ts";
import { seesParty } from "../../platform/rowScope.ts";
import type { Actor, PrepareContext } from "../../verb.ts";
import { customersOf, matchFile } from "./matchFile.ts";
import { fileColumn } from "./schema.ts";

interface CustomersOfFile {
  fileName: string;
  rows: number;
  customers: number[];
}

/** Whom a file means, for a write: a large file takes seconds to read, for which no transaction is held open. */
export async function customersOfFile(
  context: PrepareContext,
  input: z.output<typeof fileColumn>,
): Promise<CustomersOfFile> {
  // Without what else the verb asks for.
  const { fileName, rows } = await matchFile(context, fileColumn.parse(input));
  return { fileName, rows: rows.length, customers: customersOf(rows) };
}

/** Those of the customers whom the actor still sees, as who they are by now. */
export async function stillSeen(db: Trx, actor: Actor, customers: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ customer: number }>`
    select distinct coalesce(m.customer_id, p.party_id) as customer
    from party p
    left join merge m on m.party_id = p.party_id
    where p.party_id = any(${numberArray(customers)}::integer[])
      and ${seesParty("p.party_id", actor)}
    order by customer`.execute(db);
  return rows.map((row) => row.customer);
}

import { sql } from "kysely";
import type { Db, Trx } from "../platform/database.ts";
import { rawQuery } from "./rawQuery.ts";
import { numberArray } from "./sqlArray.ts";

const lock = sql`hashtext('who brought whom')`;

/**
 * One at a time until the transaction ends, so that two changes that cross do not close a circle between them. Taken
 * before any file is locked: whoever holds a file and waits for this would stop the one who holds this and wants the file.
 */
export async function lockReferrals(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(trx);
}

/** Who brought whom above some people, merged files counting as one person, with changes that are not written yet. */
export class ReferralChains {
  private readonly customers = new Map<number, number>();
  private readonly referrers = new Map<number, number | null>();

  constructor(private readonly db: Db | Trx) {}

  /** These people and everybody above them. What was changed here stays. */
  async load(parties: readonly number[]): Promise<void> {
    const asked = [...new Set(parties)];
    if (asked.length === 0) return;
    const named = await rawQuery<{ party: number; customer: number }>(
      this.db,
      `select asked.party, coalesce(merge.customer_id, asked.party) customer
       from unnest($1::integer[]) as asked (party)
       left join merge on merge.party_id = asked.party`,
      [numberArray(asked)],
    );
    for (const { party, customer } of named.rows) this.customers.set(party, customer);
    const above = await rawQuery<{ customer: number; referrer: number | null }>(
      this.db,
      `with recursive above (customer) as (
         select unnest($1::integer[])
         union
         select coalesce(merge.customer_id, party.referrer)
         from above
         join party on party.party_id = above.customer
         left join merge on merge.party_id = party.referrer
         where party.referrer is not null
       )
       select above.customer, coalesce(merge.customer_id, party.referrer) referrer
       from above
       join party on party.party_id = above.customer
       left join merge on merge.party_id = party.referrer`,
      [numberArray(named.rows.map(({ customer }) => customer))],
    );
    for (const { customer, referrer } of above.rows)
      if (!this.referrers.has(customer)) this.referrers.set(customer, referrer);
  }

  /** Whether he would stand above himself, if this referrer brought him. Both are loaded. */
  closes(party: number, referrer: number): boolean {
    const customer = this.customerOf(party);
    const seen = new Set<number>();
    let at: number | null = this.customerOf(referrer);
    while (at !== null && !seen.has(at)) {
      if (at === customer) return true;
      seen.add(at);
      at = this.referrers.get(at) ?? null;
    }
    return false;
  }

  change(party: number, referrer: number | null): void {
    // What the file of a merged party says does not count while it is merged.
    if (this.customerOf(party) !== party) return;
    this.referrers.set(party, referrer === null ? null : this.customerOf(referrer));
  }

  private customerOf(party: number): number {
    return this.customers.get(party) ?? party;
  }
}

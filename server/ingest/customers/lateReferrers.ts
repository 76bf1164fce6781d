import type { Origin } from "../../customers/createParties.ts";
import type { ReferralChains } from "../../customers/referralChains.ts";
import { resolveParties } from "../../customers/resolveParties.ts";
import { updateParties } from "../../customers/updateParties.ts";
import type { Trx } from "../../platform/database.ts";

/** A row whose referrer nobody knew when it was read: he may stand beside it in the file, or further down. */
export interface LateReferrer {
  row: number;
  referrer: string;
  /** Whom the row is about; below zero in a dry run for somebody whom it would make. */
  party: number;
  /** Nothing else of the row changes its customer. */
  same: boolean;
}

/** Rows whose referrer was left out: nobody knows him, or he was brought by the row's own customer. */
interface Left {
  rows: number;
  /** Row numbers of the first ones. */
  examples: number[];
}

interface Taking {
  source: number;
  batch: number | null;
  /** Somebody whom this file makes, by a number or telephone of his. */
  madeBy(key: string): number | undefined;
  chains: ReferralChains;
  origin: Origin;
}

const block = 5000;
const mostExamples = 10;

/** Referrers once everybody of the file is known. Without a batch the same is found and nothing written. */
export async function takeLateReferrers(
  trx: Trx,
  late: readonly LateReferrer[],
  { source, batch, madeBy, chains, origin }: Taking,
): Promise<{ left: Left; changed: LateReferrer[] }> {
  const left: Left = { rows: 0, examples: [] };
  const changed: LateReferrer[] = [];
  for (let from = 0; from < late.length; from += block) {
    const some = late.slice(from, from + block);
    const found = await resolveParties(
      trx,
      some.map(({ referrer }) => ({ memberNo: referrer, externalId: referrer, phone: referrer })),
      { source, batch },
    );
    const named = some.map(({ referrer }, n) => found[n]?.party ?? madeBy(referrer));
    await chains.load(
      [...named, ...some.map(({ party }) => party)].filter((party) => (party ?? 0) > 0) as number[],
    );
    const updates: { party: number; set: { referrer: number } }[] = [];
    for (const [n, one] of some.entries()) {
      const referrer = named[n];
      if (referrer === undefined || chains.closes(one.party, referrer)) {
        left.rows++;
        if (left.examples.length < mostExamples) left.examples.push(one.row);
        continue;
      }
      chains.change(one.party, referrer);
      changed.push(one);
      updates.push({ party: one.party, set: { referrer } });
    }
    if (batch !== null && updates.length > 0) await updateParties(trx, updates, { ...origin, carry: true });
  }
  return { left, changed };
}

import type { Trx } from "../platform/database.ts";
import { rawQuery } from "./rawQuery.ts";
import type { ConsentChannel, ConsentPurpose } from "./schema.ts";
import { numberArray, textArray } from "./sqlArray.ts";

export interface NewConsent {
  purpose: ConsentPurpose;
  channel: ConsentChannel;
  state: "granted" | "refused";
  /** On what ground: `contract`, `form of 2024`, words of the person who entered it. */
  basis: string;
  source: string;
  /** When it was given, if that is not now. */
  at?: Date;
}

/** Appends to the ledger. The last line of a purpose and channel is what holds. */
export async function addConsents(
  trx: Trx,
  consents: readonly (NewConsent & { party: number })[],
  origin: { now: Date; by: number | null; batch: number | null },
) {
  if (consents.length === 0) return;
  await rawQuery(
    trx,
    `insert into consent (party_id, purpose, channel, state, basis, source, at, by, batch)
     select u.*, $8::integer, $9::integer
     from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[]) as u`,
    [
      numberArray(consents.map((one) => one.party)),
      textArray(consents.map((one) => one.purpose)),
      textArray(consents.map((one) => one.channel)),
      textArray(consents.map((one) => one.state)),
      textArray(consents.map((one) => one.basis)),
      textArray(consents.map((one) => one.source)),
      textArray(consents.map((one) => (one.at ?? origin.now).toISOString())),
      origin.by,
      origin.batch,
    ],
  );
}

import { bucketOf } from "../platform/bucketOf.ts";
import type { Db } from "../platform/database.ts";
import type { Carrier } from "../platform/outbox.ts";
import type { Services } from "../platform/services.ts";
import { rawQuery } from "./rawQuery.ts";
import { consentChannels, consentPurposes } from "./schema.ts";
import { numberArray, textArray } from "./sqlArray.ts";

const blockRows = 20_000;
const columns = [
  "bucket",
  "party_id",
  "kind",
  "gender",
  "birth_year",
  "region",
  "owner",
  "channel",
  "campaign",
  "industry",
  "store",
  "tags",
  "acquired_on",
  "acquisition_cost",
  "referrer",
  "consent",
  "completeness",
  "updated_on",
  "custom",
  "source",
  "batch",
  "gone",
  "version",
];

/** The company's own fields as a map of numbers; a value that is none of its type is as good as not there. */
const customNumbers = `case when p.custom = '{}' then '{}' else '{' || coalesce((
    select string_agg(n.id || ':' || n.value, ',' order by n.id)
    from (
      select f.id, case
          when f.type = 'text' then '1'
          when f.type = 'yesno' and v.value in ('yes', 'no') then (v.value = 'yes')::int::text
          when f.type = 'number' and v.value ~ '^-?[0-9]{1,13}([.][0-9]{1,4})?$' then v.value
          when f.type = 'choice' and v.value ~ '^[0-9]{1,6}$' then v.value
          when f.type = 'date' and v.value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
            then (v.value::date - date '1970-01-01')::text
        end value
      from jsonb_each_text(p.custom) v
      join custom_field f on v.key = 'c' || f.id) n
    where n.value is not null), '') || '}' end`;

/**
 * What may stand in ClickHouse of each of these parties, as one line of tab-separated text. A survivor carries the
 * tags and consents of everyone merged into it; of each purpose and channel the last word counts. The ids are asked for as
 * arrays: while an import fills the tables, nothing is known of them that would make a join use their indexes.
 */
const linesOfParties = `
  with one as (
    select unnest($1::integer[]) party_id
  ), member as (
    select party_id, party_id as of_party from one
    union all
    select m.party_id, m.customer_id from merge m join one on one.party_id = m.customer_id
  ), tags as (
    select m.of_party, string_agg(distinct t.tag::text, ',') list
    from member m
    join party_tag t on t.party_id = m.party_id
    left join batch b on b.id = t.batch
    where t.party_id = any (array(select party_id from member))
      and (b.state is null or b.state not in ('undone', 'dropped'))
    group by m.of_party
  ), word as (
    select distinct on (m.of_party, c.purpose, c.channel) m.of_party, c.purpose, c.channel, c.state
    from member m
    join consent c on c.party_id = m.party_id
    left join batch b on b.id = c.batch
    where c.party_id = any (array(select party_id from member))
      and (b.state is null or b.state not in ('undone', 'dropped'))
    order by m.of_party, c.purpose, c.channel, c.at desc, c.id desc
  ), consents as (
    select of_party,
      sum(1 << ((array_position($2::text[], purpose) - 1) * ${consentChannels.length}
        + array_position($3::text[], channel) - 1)) bits
    from word
    where state = 'granted'
    group by of_party
  )
  select p.party_id,
    concat_ws(E'\\t', p.party_id, p.kind, coalesce(p.gender, 'unknown'), coalesce(p.birth_year, 0), p.region,
      coalesce(p.owner, 0), translate(p.channel, E'\\t\\n\\r\\\\', '   /'),
      translate(coalesce(p.campaign, ''), E'\\t\\n\\r\\\\', '   /'), translate(coalesce(p.industry, ''), E'\\t\\n\\r\\\\', '   /'), coalesce(p.store, 0),
      '[' || coalesce(tags.list, '') || ']', coalesce(p.acquired_on, '1970-01-01'),
      coalesce(p.acquisition_cost::text, '\\N'), coalesce(p.referrer, 0), coalesce(consents.bits, 0),
      p.completeness, (p.updated_at at time zone 'UTC')::date, ${customNumbers}, p.source, coalesce(p.batch, 0), 0, p.version) line
  from party p
  left join tags on tags.of_party = p.party_id
  left join consents on consents.of_party = p.party_id
  where p.party_id = any ($1::integer[])`;

/** Brings these parties to ClickHouse as PostgreSQL has them now. Carrying twice does no harm. */
async function carryParties(services: Services, parties: readonly number[], token: string) {
  for (let from = 0; from < parties.length; from += blockRows) {
    const body = await linesOf(services.db, parties.slice(from, from + blockRows));
    if (body.byteLength > 0) await services.ch.insertTsv("party", columns, body, `${token}.${from}`);
  }
}

/** So much may wait for the engine's one writing session before no more is read. */
const mostWaiting = 64 << 20;

/** Inserts that PostgreSQL does not wait for: the next block is read while the engine still writes something else. */
class Sending {
  private readonly waiting: { bytes: number; done: Promise<void> }[] = [];
  private bytes = 0;

  async add(bytes: number, done: Promise<void>): Promise<void> {
    done.catch(() => {});
    this.waiting.push({ bytes, done });
    this.bytes += bytes;
    while (this.bytes > mostWaiting) await this.first();
  }

  /** Waits for every one of them, also where one failed: nothing may be written behind who cleans up. */
  async all(): Promise<void> {
    const ended = await Promise.allSettled(this.waiting.splice(0).map((one) => one.done));
    const failed = ended.find((one) => one.status === "rejected");
    if (failed) throw failed.reason;
  }

  private async first() {
    const one = this.waiting.shift();
    if (!one) return;
    this.bytes -= one.bytes;
    await one.done;
  }
}

async function linesOf(db: Db, parties: readonly number[]): Promise<Uint8Array> {
  const found = await rawQuery<{ party_id: number; line: string }>(db, linesOfParties, [
    numberArray(parties),
    textArray(consentPurposes),
    textArray(consentChannels),
  ]);
  return Buffer.from(found.rows.map((row) => `${bucketOf(row.party_id)}\t${row.line}\n`).join(""), "utf8");
}

/** Outbox rows `party`: `{ parties: [ids] }`, or `{ batch }` for everyone of an import. */
export const partyCarrier: Carrier = async (services, rows) => {
  const token = `party ${rows[0]?.id} ${rows.at(-1)?.id}`;
  const parties = new Set<number>();
  const batches: number[] = [];
  for (const row of rows) {
    const payload = row.payload as { parties?: number[]; batch?: number };
    for (const party of payload.parties ?? []) parties.add(party);
    if (payload.batch === undefined) continue;
    batches.push(payload.batch);
    await carryPartiesOfBatch(services, payload.batch, `${token} ${row.id}`);
  }
  await carryParties(
    services,
    [...parties].sort((a, b) => a - b),
    token,
  );
  return { parties: [...parties], batches };
};

/**
 * Copies everyone whom a batch made, block by block in bounded memory; answers how many. Meant to be called while the
 * batch is still hidden, so that nothing is seen before everything is there.
 */
export async function carryPartiesOfBatch(
  services: Services,
  batch: number,
  token: string,
  progress?: (parties: number) => Promise<void>,
): Promise<number> {
  let last = 0;
  let count = 0;
  const sending = new Sending();
  try {
    for (;;) {
      const found = await rawQuery<{ party_id: number }>(
        services.db,
        "select party_id from party where batch = $1 and party_id > $2 order by party_id limit $3",
        [batch, last, blockRows],
      );
      const ids = found.rows.map((row) => row.party_id);
      if (ids.length === 0) break;
      const body = await linesOf(services.db, ids);
      if (body.byteLength > 0)
        await sending.add(
          body.byteLength,
          services.ch.insertTsv("party", columns, body, `${token} ${ids[0]}.0`),
        );
      last = ids.at(-1)!;
      count += ids.length;
      await progress?.(count);
    }
  } catch (error) {
    await sending.all().catch(() => {});
    throw error;
  }
  await sending.all();
  return count;
}

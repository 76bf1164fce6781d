import type { Trx } from "../platform/database.ts";
import type { JobContext } from "../platform/jobs.ts";
import { rawQuery } from "./rawQuery.ts";
import type { Suspicion } from "./schema.ts";
import { numberArray, textArray } from "./sqlArray.ts";
import { weights } from "./suspicions.ts";

/**
 * What two files must share, and how many may share it before it says nothing: a phone that thirty people gave is the
 * shop's own, a name that twenty people of one town bear is a common name.
 */
const rules: readonly { reason: Suspicion; key: string; where: string; most: number }[] = [
  { reason: "same_phone", key: "phone", where: "phone is not null", most: 8 },
  { reason: "same_email", key: "email", where: "email is not null", most: 8 },
  {
    reason: "same_name_birthday",
    key: "name || '|' || birthday",
    where: "name is not null and birthday_kind in ('solar', 'lunar')",
    most: 4,
  },
  {
    reason: "same_name_address",
    key: "name || '|' || address",
    where: "name is not null and address is not null",
    most: 4,
  },
  {
    reason: "same_name_phone_tail",
    key: "name || '|' || phone_tail",
    where: "name is not null and phone_tail is not null",
    most: 4,
  },
  {
    reason: "same_organisation",
    key: "lower(regexp_replace(name, '[\\s()（）.,，]|有限责任公司|有限公司|co\\.?,? ?ltd\\.?', '', 'gi'))",
    where: "kind = 'organisation' and name is not null",
    most: 6,
  },
  {
    reason: "same_name_region",
    key: "name || '|' || region",
    where: "kind = 'person' and name is not null and region > 0",
    most: 2,
  },
];

/** A name and a town are no hint where birthday, gender or a telephone number say that they are two. */
const contradict = `
  (a.gender is not null and b.gender is not null and a.gender <> b.gender)
  or (a.birthday is not null and b.birthday is not null and a.birthday_kind = b.birthday_kind and a.birthday <> b.birthday)
  or (a.phone is not null and b.phone is not null and a.phone <> b.phone)`;

/** Everyone whom an import made or changed. */
const touchedBy = (batch: string) => `select party_id from party where batch = ${batch}
    union select party_id from party_change where batch = ${batch}`;

/** With an import, only what the people whom it touched share with anybody: `$1` hidden batches, `$2` the import's. */
const pairsOf = (rule: (typeof rules)[number], one: boolean) => `
  with visible as (
    select p.party_id, ${rule.key} as key
    from party p
    where ${rule.where}
      and p.erased_at is null
      and (p.batch is null or p.batch <> all($1::integer[]))
      ${one ? `and ${rule.key} in (select ${rule.key} from party where ${rule.where} and party_id in (${touchedBy("$2::integer")}))` : "and $2::integer is null"}
  ), shared as (
    select array_agg(party_id order by party_id) members
    from visible
    group by key
    having count(*) between 2 and ${rule.most}
  )
  select a.party_id a, b.party_id b
  from shared
  cross join lateral unnest(members) as ua (id)
  cross join lateral unnest(members) as ub (id)
  join party a on a.party_id = ua.id
  join party b on b.party_id = ub.id
  where ua.id < ub.id
    ${one ? `and (ua.id in (${touchedBy("$2::integer")}) or ub.id in (${touchedBy("$2::integer")}))` : ""}
    ${rule.reason === "same_name_region" ? `and not (${contradict})` : ""}
  limit 200000`;

/** Looks at everyone, or only at pairs that touch the people whom one import made or changed. */
export const suspectDuplicates = {
  says: { zh: "查找疑似重复的客户", en: "Looking for customers who may be the same" },
  async run({ services, report }: JobContext, payload: { batch?: number }): Promise<{ pairs: number }> {
    const hidden = await rawQuery<{ id: number }>(
      services.db,
      "select id from batch where state in ('staged', 'undone', 'dropped')",
    );
    let pairs = 0;
    const one = payload.batch !== undefined;
    if (one) {
      const touched = await rawQuery(services.db, `${touchedBy("$1::integer")} limit 1`, [payload.batch]);
      if (touched.rows.length === 0) return { pairs };
    }
    for (const [step, rule] of rules.entries()) {
      await report(step, rules.length);
      const found = await rawQuery<{ a: number; b: number }>(services.db, pairsOf(rule, one), [
        numberArray(hidden.rows.map((row) => row.id)),
        payload.batch ?? null,
      ]);
      for (let from = 0; from < found.rows.length; from += 5000) {
        const block = found.rows.slice(from, from + 5000).map((row) => ({ ...row, reason: rule.reason }));
        pairs += await services.db.transaction().execute((trx) => suspectPairs(trx, block));
      }
    }
    return { pairs };
  },
};

/**
 * Adds pairs to the review list. Pairs already judged stay judged, and those already merged are left out; another
 * reason for an open pair raises its score.
 */
export async function suspectPairs(
  trx: Trx,
  pairs: readonly { a: number; b: number; reason: Suspicion }[],
): Promise<number> {
  const ordered = pairs
    .filter((pair) => pair.a !== pair.b)
    .map((pair) => (pair.a < pair.b ? pair : { ...pair, a: pair.b, b: pair.a }));
  if (ordered.length === 0) return 0;
  const done = await rawQuery(
    trx,
    `insert into duplicate_suspect (a, b, score, reasons)
     select u.a, u.b, 1 - exp(sum(ln(1 - u.weight))), jsonb_agg(u.reason order by u.reason)
     from (select distinct * from unnest($1::integer[], $2::integer[], $3::text[], $4::float8[])
       as v (a, b, reason, weight)) u
     left join merge ma on ma.party_id = u.a
     left join merge mb on mb.party_id = u.b
     where coalesce(ma.customer_id, u.a) <> coalesce(mb.customer_id, u.b)
     group by u.a, u.b
     on conflict (a, b) do update set
       score = 1 - (1 - duplicate_suspect.score) * (1 - excluded.score),
       reasons = duplicate_suspect.reasons || excluded.reasons
     where duplicate_suspect.state = 'open'
       and not duplicate_suspect.reasons @> excluded.reasons`,
    [
      numberArray(ordered.map((pair) => pair.a)),
      numberArray(ordered.map((pair) => pair.b)),
      textArray(ordered.map((pair) => pair.reason)),
      numberArray(ordered.map((pair) => weights[pair.reason])),
    ],
  );
  return done.changed;
}

import { sql } from "kysely";
import type { Trx } from "../platform/database.ts";

/** Saved views that look for these people by name or number: what is looked for goes, the view stays. Before the erasing. */
export async function forgetInViews(trx: Trx, parties: readonly number[]): Promise<void> {
  const ids = sql`${[...parties]}::int[]`;
  await sql`
    with known as (
      select name as word from party where party_id = any(${ids})
      union select pinyin from party where party_id = any(${ids})
      union select phone from party where party_id = any(${ids})
      union select regexp_replace(phone, '^\\+86', '') from party where party_id = any(${ids})
      union select email from party where party_id = any(${ids})
      union select member_no from party where party_id = any(${ids})),
    naming as (
      select v.id, jsonb_object_agg(entry.key, entry.value) filter (where not exists (
        select from known where length(word) > 1 and position(lower(word) in lower(entry.value #>> '{}')) > 0)) as state
      from saved_view as v, jsonb_each(v.state) as entry
      group by v.id)
    update saved_view as v set state = coalesce(naming.state, '{}')
    from naming
    where naming.id = v.id and v.state <> coalesce(naming.state, '{}')`.execute(trx);
}

import { sql } from "kysely";
import type { Trx } from "../platform/database.ts";

/**
 * Saved views that search for these people by name or number: what is searched for goes, the view stays. Only the search itself is
 * looked at: a short name or a number is part of many other words. Before the erasing.
 */
export async function forgetInViews(trx: Trx, parties: readonly number[]): Promise<void> {
  const ids = sql`${[...parties]}::int[]`;
  await sql`
    with known as (
      select name as word from party where party_id = any(${ids})
      union select pinyin from party where party_id = any(${ids})
      union select phone from party where party_id = any(${ids})
      union select regexp_replace(phone, '^\\+86', '') from party where party_id = any(${ids})
      union select landline from party where party_id = any(${ids})
      union select email from party where party_id = any(${ids})
      union select member_no from party where party_id = any(${ids})
      union select value from party_identifier where party_id = any(${ids})),
    searching as (
      select id, lower(trim(state ->> 'q')) as said from saved_view where state ? 'q')
    update saved_view as v set state = v.state - 'q'
    from searching
    where searching.id = v.id and exists (
      select from known
      where lower(word) = said or lower(word) = any(regexp_split_to_array(said, '\\s+'))
        or (length(word) > 1 and word !~ '^[ -~]*$' and position(lower(word) in said) > 0))`.execute(trx);
}

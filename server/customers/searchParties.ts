import { type RawBuilder, sql } from "kysely";
import type { Db } from "../platform/database.ts";
import type { Actor } from "../verb.ts";
import { inHiddenBatch } from "./onCustomer.ts";
import { hiddenColumns } from "./refuseMasked.ts";

export const mostFound = 10_000;

/**
 * The customers that a text finds, through any of their merged files, best known first: exact number, then names.
 * A whole number of another system is found too. Digits are a telephone tail or a member number, Latin letters pinyin or initials, 汉字 a name from either end.
 */
export async function searchParties(
  db: Db,
  actor: Actor,
  text: string,
  limit = mostFound,
): Promise<{ ids: number[]; capped: boolean }> {
  const ways = waysOf(text.trim(), actor);
  if (ways.length === 0) return { ids: [], capped: false };
  const found = await sql<{ id: number }>`
    select coalesce(m.customer_id, hit.party_id) id
    from (${sql.join(
      ways.map((way) => sql`(${way} limit ${limit + 1})`),
      sql` union `,
    )}) hit
    left join merge m on m.party_id = hit.party_id
    group by 1
    order by 1 desc
    limit ${limit + 1}`.execute(db);
  const ids = found.rows.map((row) => row.id);
  if (ids.length > 0 || !longEnough(text) || actor.masked.has("name"))
    return { ids: ids.slice(0, limit), capped: ids.length > limit };
  // The middle of a name: no index helps, so only when nothing else was found.
  const inside = await sql<{ id: number }>`
    select coalesce(m.customer_id, p.party_id) id
    from party p
    left join merge m on m.party_id = p.party_id
    where p.name like ${`%${escaped(text.trim())}%`} and not ${inHiddenBatch("p")}
    group by 1
    order by 1 desc
    limit ${limit + 1}`.execute(db);
  return { ids: inside.rows.map((row) => row.id).slice(0, limit), capped: inside.rows.length > limit };
}

const longEnough = (text: string) => /[\u3400-\u9fff]/.test(text) || text.trim().length >= 3;
const escaped = (text: string) => text.replace(/[\\%_]/g, "\\$&");
const reversed = (text: string) => [...text].reverse().join("");

function waysOf(text: string, actor: Actor): RawBuilder<unknown>[] {
  if (text === "") return [];
  const ways: RawBuilder<unknown>[] = [];
  const like = (column: RawBuilder<unknown>, start: string) => sql`
    select p.party_id from party p
    where ${column} collate "C" like ${`${escaped(start)}%`} and not ${inHiddenBatch("p")}`;
  const lower = text.toLowerCase();
  ways.push(like(sql`p.member_no`, text));
  if (text.toUpperCase() !== text) ways.push(like(sql`p.member_no`, text.toUpperCase()));
  const numbers = [text, text.toUpperCase()];
  if (!hiddenColumns(actor).has("external"))
    ways.push(sql`
    select p.party_id
    from source s
    cross join unnest(${numbers}::text[]) as u (text)
    join party_identifier i on i.kind = 'external' and i.value = s.id || ':' || u.text
    join party p on p.party_id = i.party_id
    where not ${inHiddenBatch("p")}`);
  const digits = text.replace(/[\s-]/g, "");
  if (/^\+?\d{3,15}$/.test(digits) && !actor.masked.has("phone"))
    ways.push(like(sql`reverse(p.phone)`, reversed(digits.replace(/^\+/, ""))));
  if (/^[\w.+-]+@[\w.-]*$/.test(lower) && !actor.masked.has("email")) ways.push(like(sql`p.email`, lower));
  if (!actor.masked.has("name") && !/^[\d+-]+$/.test(digits)) {
    ways.push(like(sql`p.name`, text), like(sql`reverse(p.name)`, reversed(text)));
    const letters = lower.replace(/[\s'’·-]/g, "").replaceAll("ü", "v");
    if (/^[a-z0-9]+$/.test(letters)) {
      ways.push(like(sql`p.pinyin`, letters));
      if (letters.length <= 8) ways.push(like(sql`p.initials`, letters));
    }
  }
  return ways;
}

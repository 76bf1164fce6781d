import { sql } from "kysely";
import { actorOfMember, hiddenFieldsOfMember, type MemberRow } from "../../platform/actors.ts";
import type { Db, Trx } from "../../platform/database.ts";
import type { Language } from "../../refuse.ts";
import type { Actor } from "../../verb.ts";
import { inSight } from "../inSight.ts";

export interface Receiver {
  person: number;
  name: string;
  email: string;
  language: Language;
  /** As whom the letter is computed: with the role and the sight that he has now. */
  actor: Actor;
}

/** Colleagues who sign in and have an address, of these or of all. */
export async function possibleReceivers(db: Db | Trx, persons?: readonly number[]): Promise<Receiver[]> {
  const some = persons ? sql`and member.person = any(${[...persons]}::int[])` : sql``;
  const { rows } = await sql<MemberRow & { email: string; language: Language }>`
    select member.person, member.name, member.role, member.scope, member.language, "user".email,
      ${hiddenFieldsOfMember}
    from member join "user" on "user".id = member.user_id
    where member.disabled_at is null and "user".email <> '' ${some}
    order by member.person`.execute(db);
  return rows.map(({ person, name, email, language, ...row }) => ({
    person,
    name,
    email,
    language,
    actor: actorOfMember({ person, name, ...row }, "job"),
  }));
}

export async function seesDashboard(db: Db | Trx, { actor }: Receiver, dashboard: number): Promise<boolean> {
  const seen = await inSight(db, actor).where("dashboard.id", "=", dashboard).executeTakeFirst();
  return seen !== undefined && actor.may.has("metrics:read");
}

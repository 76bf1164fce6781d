import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Actor } from "../verb.ts";
import { maskable, masksOf, permissionsOf, type Role, rowScope, type StoredScope } from "./roles.ts";
import type { Services } from "./services.ts";

/** Somebody who has not signed in: may do only what is open, and sees no customer. */
export const nobody: Actor = {
  id: "anonymous",
  person: null,
  name: "",
  role: "viewer",
  may: new Set(["open"]),
  scope: { all: false, owners: [], regions: [] },
  masked: new Set(maskable),
  via: "session",
};

/** Whoever can read the data directory: the command line on this machine. */
export const commandLine: Actor = {
  id: "cli",
  person: null,
  name: "CLI",
  role: "administrator",
  may: permissionsOf("administrator"),
  scope: { all: true },
  masked: new Set(),
  via: "cli",
};

export interface MemberRow {
  person: number;
  name: string;
  role: Role;
  scope: StoredScope;
  hidden_fields?: number[];
}

/** The company's own fields that a member's role is not shown. */
export const hiddenFieldsOfMember = sql<number[]>`array(
  select custom_field.id::int from custom_field where member.role = any(custom_field.hidden_from))`.as(
  "hidden_fields",
);

/** A member as he is now: role, sight and masks. */
export function actorOfMember(member: MemberRow, via: Actor["via"] = "session"): Actor {
  return {
    id: `person:${member.person}`,
    person: member.person,
    name: member.name,
    role: member.role,
    may: permissionsOf(member.role),
    scope: rowScope(member.scope, member.person),
    masked: masksOf(member.role),
    ...(member.hidden_fields?.length ? { hiddenFields: member.hidden_fields } : {}),
    via,
  };
}

/** The member behind a user of the auth library, unless he was disabled. */
export async function actorOfUser(services: Services, userId: string): Promise<Actor | undefined> {
  const member = await services.db
    .selectFrom("member")
    .select(["person", "name", "role", "scope", hiddenFieldsOfMember])
    .where("user_id", "=", userId)
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  return member && actorOfMember(member);
}

/** A person as the jobs he started see him: with the role that he has now. */
export async function actorOfPerson(services: Services, person: number): Promise<Actor | undefined> {
  const member = await services.db
    .selectFrom("member")
    .select(["person", "name", "role", "scope", hiddenFieldsOfMember])
    .where("person", "=", person)
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  return member && actorOfMember(member, "job");
}

export const keyPrefix = "pk_";

export function keyHash(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

/** An API key is its owner as he is now, narrowed to the key's verbs: who loses a role takes his keys along. */
export async function actorOfKey(services: Services, key: string): Promise<Actor | undefined> {
  const now = services.clock();
  const row = await services.db
    .selectFrom("api_key")
    .innerJoin("member", "member.person", "api_key.person")
    .select(["api_key.id", "api_key.name as key_name", "api_key.verbs", "api_key.last_used_at"])
    .select(["member.person", "member.name", "member.role", "member.scope", hiddenFieldsOfMember])
    .where("api_key.hash", "=", keyHash(key))
    .where("api_key.revoked_at", "is", null)
    .where("api_key.expires_at", ">", now)
    .where("member.disabled_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const owner = actorOfMember(row, "key");
  if (!owner.may.has("keys:own")) return undefined;
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > 60_000) {
    await services.db.updateTable("api_key").set({ last_used_at: now }).where("id", "=", row.id).execute();
  }
  return { ...owner, id: `key:${row.id}`, name: `${row.name} (${row.key_name})`, only: new Set(row.verbs) };
}

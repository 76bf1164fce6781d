import { sql } from "kysely";
import type { Db, Trx } from "../platform/database.ts";
import type { Actor } from "../verb.ts";
import type { DashboardLine } from "./schema.ts";

/** Dashboards that someone sees: his own, those shared with him, and for administrators those of people who left. */
export function inSight(db: Db | Trx, actor: Actor) {
  return db
    .selectFrom("dashboard")
    .innerJoin("member", "member.person", "dashboard.owner")
    .select([
      "dashboard.id",
      "dashboard.name",
      "dashboard.owner",
      "dashboard.shared",
      "dashboard.roles",
      "dashboard.version",
      "dashboard.updated_at",
      "member.name as owner_name",
      sql<boolean>`member.disabled_at is not null`.as("left"),
    ])
    .where("dashboard.deleted_at", "is", null)
    .where((eb) =>
      eb.or([
        eb("dashboard.owner", "=", actor.person ?? 0),
        eb("dashboard.shared", "=", "everyone"),
        eb.and([
          eb("dashboard.shared", "=", "roles"),
          sql<boolean>`${actor.role}::text = any(dashboard.roles)`,
        ]),
        ...(actor.may.has("users:manage") ? [eb("member.disabled_at", "is not", null)] : []),
      ]),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof inSight>["executeTakeFirstOrThrow"]>>;

/** As it is told to whoever sees it. */
export function headOf(row: Row, actor: Actor): Omit<DashboardLine, "tiles"> {
  return {
    id: row.id,
    name: row.name,
    owner: row.owner_name,
    mine: row.owner === actor.person,
    left: row.left,
    shared: row.shared,
    roles: row.roles as DashboardLine["roles"],
    updatedAt: row.updated_at.toISOString(),
  };
}

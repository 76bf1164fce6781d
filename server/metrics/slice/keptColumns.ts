import { sql } from "kysely";
import type { Db } from "../../platform/database.ts";
import type { GroupDimension } from "../schema.ts";
import type { EventKind } from "./events.ts";

/** Under which kind of file each event is imported. */
const fileOf: Readonly<Record<EventKind, string>> = {
  interaction: "interactions",
  opportunity: "opportunities",
  opportunity_stage: "opportunityStages",
  invoice: "invoices",
  payment: "payments",
  membership_term: "memberships",
  answer: "answers",
  complaint: "complaints",
  referral: "referrals",
  spend: "spend",
  observation: "observations",
  delivery: "deliveries",
};

/**
 * Columns that imports in force kept without a field of their own, by the kind of event that they lie with: what a figure
 * of that event can be sliced by beside its named slices.
 */
export async function keptColumns(db: Db): Promise<Map<EventKind, GroupDimension[]>> {
  const { rows } = await sql<{ kind: string; name: string }>`
    select distinct i.kind, kept.name
    from import i
    cross join lateral jsonb_array_elements_text(i.options -> 'keep') as kept (name)
    where i.state = 'done' and kept.name <> ''
    order by i.kind, kept.name
    limit 500`.execute(db);
  return new Map(
    (Object.keys(fileOf) as EventKind[]).map((event) => [
      event,
      rows.flatMap(({ kind, name }): GroupDimension[] => (kind === fileOf[event] ? [`group:${name}`] : [])),
    ]),
  );
}

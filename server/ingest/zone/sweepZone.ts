import type { Services } from "../../platform/services.ts";
import { dropChange, settleDays } from "./clearDays.ts";

/** Changes whose job has ended without them: what is in force is settled, what is not is taken back. */
export async function sweepZone(services: Services): Promise<void> {
  const open = await services.db
    .selectFrom("zone_change")
    .leftJoin("job_run", "job_run.id", "zone_change.job")
    .select(["zone_change.id", "zone_change.state"])
    .where("zone_change.state", "in", ["staged", "visible", "dropped"])
    .where((eb) =>
      eb.or([eb("job_run.state", "in", ["done", "failed", "cancelled"]), eb("job_run.id", "is", null)]),
    )
    .execute();
  for (const { id, state } of open) {
    if (state === "visible") await settleDays(services, id);
    else await dropChange(services, id);
  }
}

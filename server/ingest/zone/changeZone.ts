import type { Job, JobContext } from "../../platform/jobs.ts";
import type { Services } from "../../platform/services.ts";
import { Refusal } from "../../refuse.ts";
import { totalLater } from "../orders/totalOrders.ts";
import { dropChange, settleDays, takeBackDays } from "./clearDays.ts";
import { commitZone } from "./commitZone.ts";
import { contacts, dayGroups } from "./dayGroups.ts";
import { stageDays } from "./stageDays.ts";

/**
 * Gives every row with a time of day the business day that it has in the new zone. The rows lie in the engine under both
 * days until one transaction makes the new ones visible, with the setting; a try that was killed begins anew.
 */
export const changeZone: Job = {
  says: { zh: "更换营业时区", en: "Change the business time zone" },
  async run(context: JobContext, { id }: { id: number }) {
    const { services } = context;
    const change = await changeOf(services, id);
    if (change.state === "gone" || change.state === "done") return change.counts;
    if (change.state === "dropped") {
      await dropChange(services, id);
      return {};
    }
    try {
      const counts = change.state === "staged" ? await moveDays(context, id, change.to_zone) : change.counts;
      await settleDays(services, id);
      await services.db.transaction().execute((trx) => totalLater(trx, context.person, services.clock()));
      return counts;
    } finally {
      services.committed.emit("committed", "changeZone");
    }
  },
  async gaveUp(services, { id }: { id: number }) {
    if ((await changeOf(services, id)).state === "staged") await dropChange(services, id);
  },
};

async function moveDays(context: JobContext, id: number, to: string): Promise<Record<string, unknown>> {
  const { services, signal } = context;
  const { ch } = services;
  try {
    await context.report(1, 100, { zh: "准备", en: "Getting ready" });
    // From here on every question knows of the change; those that do not yet are waited for.
    await ch.questionsBegun();
    await takeBackDays(ch, id);
    const groups = await dayGroups(services.db, to);
    const files = groups.filter((group) => !group.batches.includes(contacts));
    for (const [n, group] of files.entries())
      await stageDays(ch, id, group, { signal }, (share) =>
        context.report(5 + ((n + share) / files.length) * 85, 100, {
          zh: "按新时区写入（还看不见）",
          en: "Writing under the new days (not visible yet)",
        }),
      );
    await context.report(92, 100, { zh: "核对，然后生效", en: "Comparing counts, then making it visible" });
    const counts = await commitZone(context, id);
    services.committed.emit("facts");
    return counts;
  } catch (error) {
    // What was refused or cancelled is taken back at once; what broke is taken back by the next try.
    if (error instanceof Refusal || signal.reason instanceof Refusal) await dropChange(services, id);
    throw error;
  }
}

async function changeOf(services: Services, id: number) {
  return services.db
    .selectFrom("zone_change")
    .select(["state", "to_zone", "counts"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

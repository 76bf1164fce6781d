import { z } from "zod";
import { mailSettings } from "../../platform/mail/mailSettings.ts";
import { refuse } from "../../refuse.ts";
import { start } from "../../verb.ts";
import { onDashboard } from "../schema.ts";
import { settledReceivers } from "./settledReceivers.ts";

export const sendDashboardNow = start({
  may: "metrics:read",
  http: "POST /dashboards/:id/sending",
  says: { zh: "现在把看板发到自己的邮箱", en: "Send a dashboard to oneself by mail, now" },
  input: onDashboard,
  output: z.object({ jobId: z.string() }),
  async run(context, { id }) {
    const { by, name } = await settledReceivers(context, { id, receivers: undefined });
    if (!(await mailSettings(context.db))) throw refuse("platform.mail_not_set");
    context.audit({ target: `dashboard:${id}`, summary: { name } });
    return { jobId: await context.enqueue("sendDashboardNow", { dashboard: id, person: by }) };
  },
});

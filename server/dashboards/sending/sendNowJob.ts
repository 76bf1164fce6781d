import type { Job } from "../../platform/jobs.ts";
import { sendMail } from "../../platform/mail/sendMail.ts";
import { refuse } from "../../refuse.ts";
import { composeLetter } from "../letter/composeLetter.ts";
import { possibleReceivers } from "./receivers.ts";

/** A dashboard to whoever asked for it. Broken off while the letter went out, it is not sent again. */
export const sendDashboardNow: Job = {
  says: { zh: "把看板发到自己的邮箱", en: "Sending a dashboard to oneself" },
  async run({ services, run, attempt, signal, report }, payload: { dashboard: number; person: number }) {
    if (attempt > 1 && (await hadBegun(services.db, run))) throw refuse("dashboards.letter_unsure");
    const [receiver] = await possibleReceivers(services.db, [payload.person]);
    if (!receiver) throw refuse("platform.no_own_email");
    const mail = await composeLetter(services, { dashboard: payload.dashboard, receiver, signal });
    await report(1, 2);
    await sendMail(services, mail);
    return { to: receiver.email };
  },
};

async function hadBegun(db: Parameters<typeof possibleReceivers>[0], run: string): Promise<boolean> {
  const row = await db.selectFrom("job_run").select("progress").where("id", "=", run).executeTakeFirst();
  return Number(row?.progress ?? 0) > 0;
}

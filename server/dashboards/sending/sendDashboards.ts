import { auditRow } from "../../platform/audit.ts";
import type { Job } from "../../platform/jobs.ts";
import { mailSettings } from "../../platform/mail/mailSettings.ts";
import { mayHaveArrived, sendMail } from "../../platform/mail/sendMail.ts";
import type { Services } from "../../platform/services.ts";
import { Refusal, refuse } from "../../refuse.ts";
import { composeLetter } from "../letter/composeLetter.ts";
import { said } from "../said.ts";
import { beginSending, claim, giveUpStopped, giveUpUnsure, note } from "./claims.ts";
import { type DueLetter, dueLetters } from "./dueLetters.ts";
import { possibleReceivers, type Receiver } from "./receivers.ts";

/**
 * To each receiver what is due, computed as him. A letter that fails keeps nobody else from his; it is tried again at the
 * next looks, unless it may have arrived.
 */
export const sendDashboards: Job = {
  says: { zh: "定时发送看板", en: "Sending dashboards on their schedules" },
  async run({ services, run, signal }) {
    const server = await mailSettings(services.db);
    if (!server) return { sent: 0, failed: 0 };
    await giveUpUnsure(services, run);
    const letters = await dueLetters(services);
    let sent = 0;
    let failed = 0;
    for (const letter of letters) {
      signal.throwIfAborted();
      let receiver: Receiver | undefined;
      let claimed = false;
      let begun = false;
      try {
        claimed = await claim(services, letter, run);
        if (!claimed) continue;
        [receiver] = await possibleReceivers(services.db, [letter.person]);
        if (!receiver) throw refuse("dashboards.receiver_gone");
        const mail = await composeLetter(services, { ...letter, receiver, signal });
        begun = await beginSending(services, letter);
        if (!begun) continue;
        await sendMail(services, mail, server);
      } catch (error) {
        if (!begun) signal.throwIfAborted();
        if (claimed)
          await note(services, letter, {
            state: "failed",
            error: said(reason(error)),
            final: mayHaveArrived(error),
          });
        services.log.warn({ err: error, ...letter }, "a dashboard could not be sent");
        failed++;
        continue;
      }
      // Outside of the above: a letter that went out is never noted as failed.
      await note(services, letter, { state: "sent" });
      await auditLetter(services, letter, receiver);
      sent++;
    }
    await giveUpStopped(services, run);
    return { sent, failed };
  },
};

function reason(error: unknown): Refusal {
  if (mayHaveArrived(error)) return refuse("dashboards.letter_unsure");
  return error instanceof Refusal ? error : refuse("dashboards.letter_failed");
}

async function auditLetter(services: Services, letter: DueLetter, { actor }: Receiver) {
  const { schedule, person, day, dashboard } = letter;
  await services.db.transaction().execute((trx) =>
    auditRow(trx, {
      name: "sendDashboards",
      actor,
      now: services.clock(),
      entry: { target: `dashboard:${dashboard}`, summary: { schedule, person, day } },
    }),
  );
}

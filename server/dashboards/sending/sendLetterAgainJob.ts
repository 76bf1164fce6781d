import type { Job } from "../../platform/jobs.ts";
import { mayHaveArrived, sendMail } from "../../platform/mail/sendMail.ts";
import { Refusal, refuse } from "../../refuse.ts";
import { composeLetter } from "../letter/composeLetter.ts";
import { said } from "../said.ts";
import { giveUpUnsure, note } from "./claims.ts";
import { dueLetterOf } from "./dueLetters.ts";
import { possibleReceivers } from "./receivers.ts";
import { beginAgain } from "./takenAgain.ts";

/** A letter that somebody asked for once more. Broken off while it went out, it is given up again and says so. */
export const sendLetterAgain: Job = {
  says: { zh: "再发一次看板", en: "Sending a dashboard again" },
  async run(
    { services, run, signal },
    { schedule, person }: { dashboard: number; schedule: number; person: number },
  ) {
    const { db, clock } = services;
    await giveUpUnsure(services, run);
    const letter = await dueLetterOf(db, { schedule, person, run });
    if (!letter) return { sent: 0 };
    let begun = false;
    try {
      const [receiver] = await possibleReceivers(db, [person]);
      if (!receiver) throw refuse("dashboards.receiver_gone");
      const mail = await composeLetter(services, { ...letter, receiver, signal });
      begun = await beginAgain(db, letter, run, clock());
      if (!begun) throw refuse("dashboards.letter_stopped");
      await sendMail(services, mail);
    } catch (error) {
      if (!begun) signal.throwIfAborted();
      const why = mayHaveArrived(error)
        ? refuse("dashboards.letter_unsure")
        : error instanceof Refusal
          ? error
          : refuse("dashboards.letter_failed");
      await note(services, letter, { state: "failed", error: said(why), final: true });
      services.log.warn({ err: error, ...letter }, "a dashboard could not be sent again");
      throw why;
    }
    await note(services, letter, { state: "sent" });
    return { sent: 1 };
  },
};

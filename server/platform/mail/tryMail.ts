import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { start } from "../../verb.ts";
import { mailSettings } from "./mailSettings.ts";

export const tryMail = start({
  may: "users:manage",
  http: "POST /mail-server/try",
  says: { zh: "给自己试发一封邮件", en: "Send a mail to oneself to try the mail server" },
  input: z.object({}),
  output: z.object({ jobId: z.string() }),
  async run({ db, actor, language, enqueue }) {
    if (!(await mailSettings(db))) throw refuse("platform.mail_not_set");
    const own = await db
      .selectFrom("member")
      .innerJoin("user", "user.id", "member.user_id")
      .select("user.id")
      .where("member.person", "=", actor.person ?? 0)
      .executeTakeFirst();
    if (!own) throw refuse("platform.no_own_email");
    return { jobId: await enqueue("tryMail", { person: actor.person, language }) };
  },
});

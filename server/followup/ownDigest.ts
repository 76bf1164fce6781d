import { z } from "zod";
import { mailSettings } from "../platform/mail/mailSettings.ts";
import { refuse } from "../refuse.ts";
import { read, write } from "../verb.ts";
import { digestMail } from "./sendDigests.ts";

export const readDigest = read({
  may: "followup:read",
  http: "GET /today/mail",
  says: { zh: "今日清单要不要发到我的邮箱", en: "Whether today's list comes to me by mail" },
  input: z.object({}),
  output: z.object({ wanted: z.boolean(), possible: z.boolean() }),
  async run({ db, actor }) {
    const [declined, server] = await Promise.all([
      db
        .selectFrom("mail_opt_out")
        .select("mail")
        .where("person", "=", actor.person ?? -1)
        .where("mail", "=", digestMail)
        .executeTakeFirst(),
      mailSettings(db),
    ]);
    return { wanted: !declined, possible: server !== undefined };
  },
});

export const saveDigest = write({
  may: "followup:read",
  http: "PUT /today/mail",
  says: { zh: "收或不收今日清单邮件", en: "Take or decline today's list by mail" },
  input: z.object({ wanted: z.boolean() }),
  output: z.object({}),
  async run({ db, actor, now, audit }, { wanted }) {
    if (actor.person === null) throw refuse("platform.needs_person");
    if (wanted)
      await db
        .deleteFrom("mail_opt_out")
        .where("person", "=", actor.person)
        .where("mail", "=", digestMail)
        .execute();
    else
      await db
        .insertInto("mail_opt_out")
        .values({ person: actor.person, mail: digestMail, at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    audit({ target: "today:mail", summary: { wanted } });
    return {};
  },
});

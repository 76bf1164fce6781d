import { z } from "zod";
import { write } from "../../verb.ts";
import { saveSetting } from "../settings.ts";
import { mailSettings } from "./mailSettings.ts";

export const saveMailServer = write({
  may: "users:manage",
  http: "PUT /mail-server",
  says: {
    zh: "设置发信服务器；不填密码则保留原来的",
    en: "Set the mail server; without a password the old one stays",
  },
  secret: true,
  input: z.object({
    /** Empty: no mail is sent any more. */
    host: z
      .string()
      .trim()
      .max(253)
      .regex(/^[A-Za-z0-9.:-]*$/),
    port: z.int().min(1).max(65535).default(465),
    tls: z.boolean().default(true),
    user: z.string().max(254).default(""),
    password: z.string().max(500).optional(),
    from: z.email().max(254).optional(),
  }),
  output: z.object({}),
  async run({ db, now, actor, seal, audit }, { password, from, ...server }) {
    const before = await mailSettings(db);
    const value =
      server.host === ""
        ? null
        : {
            ...server,
            from: from ?? before?.from ?? server.user,
            sealedPassword: password === undefined ? (before?.sealedPassword ?? "") : seal(password),
          };
    await saveSetting(db, { key: "mail", value, now, by: actor.id });
    audit({ target: "mail", summary: { host: server.host, port: server.port, user: server.user } });
    return {};
  },
});

import { z } from "zod";
import { read } from "../../verb.ts";
import { mailSettings } from "./mailSettings.ts";

export const readMailServer = read({
  may: "settings:write",
  http: "GET /mail-server",
  says: { zh: "发信服务器（不含密码）", en: "The mail server, without its password" },
  input: z.object({}),
  output: z.object({
    server: z
      .object({
        host: z.string(),
        port: z.number(),
        tls: z.boolean(),
        user: z.string(),
        hasPassword: z.boolean(),
        from: z.string(),
      })
      .nullable(),
  }),
  async run({ db }) {
    const found = await mailSettings(db);
    if (!found) return { server: null };
    const { sealedPassword, ...server } = found;
    return { server: { ...server, hasPassword: sealedPassword !== "" } };
  },
});

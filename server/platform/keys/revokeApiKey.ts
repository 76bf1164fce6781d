import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";

export const revokeApiKey = write({
  may: "keys:own",
  http: "DELETE /keys/:id",
  says: { zh: "撤销 API 密钥", en: "Revoke an API key" },
  input: z.object({ id: z.uuid() }),
  output: z.object({}),
  async run({ db, now, actor, audit }, { id }) {
    const revoked = await db
      .updateTable("api_key")
      .set({ revoked_at: now })
      .where("id", "=", id)
      .where("revoked_at", "is", null)
      .$if(!actor.may.has("users:manage"), (query) => query.where("person", "=", actor.person ?? 0))
      .returning("id")
      .executeTakeFirst();
    if (!revoked) throw refuse("platform.no_such_key");
    audit({ target: `key:${id}` });
    return {};
  },
});

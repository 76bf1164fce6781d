import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";

export const withdrawInvitation = write({
  may: "users:manage",
  http: "DELETE /invitations/:id",
  says: { zh: "撤回邀请", en: "Withdraw an invitation" },
  input: z.object({ id: z.uuid() }),
  output: z.object({}),
  async run({ db, audit }, { id }) {
    const gone = await db
      .deleteFrom("invitation")
      .where("id", "=", id)
      .where("used_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!gone) throw refuse("platform.link_used");
    audit({ target: `invitation:${id}` });
    return {};
  },
});

import { z } from "zod";
import { read } from "../verb.ts";
import { viewPages, viewShape } from "./views.ts";

export const listViews = read({
  may: "customers:read",
  http: "GET /views",
  says: { zh: "保存过的视图", en: "Saved views" },
  input: z.object({ page: z.enum(viewPages) }),
  output: z.object({ views: z.array(viewShape) }),
  async run({ db, actor }, { page }) {
    const rows = await db
      .selectFrom("saved_view as v")
      .innerJoin("member", "member.person", "v.person")
      .select(["v.id", "v.name", "v.state", "v.shared", "v.person", "member.name as by"])
      .where("v.page", "=", page)
      .where((eb) => eb.or([eb("v.person", "=", actor.person ?? 0), eb("v.shared", "=", true)]))
      .orderBy("v.name")
      .orderBy("v.id")
      .execute();
    return {
      views: rows.map(({ person, ...row }) => ({
        ...row,
        state: z.record(z.string(), z.unknown()).parse(row.state),
        mine: person === actor.person,
      })),
    };
  },
});

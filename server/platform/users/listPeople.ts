import { z } from "zod";
import { read } from "../../verb.ts";
import { roleShape } from "../schema.ts";

export const listPeople = read({
  may: "customers:read",
  http: "GET /people",
  says: { zh: "同事名单（可作为负责人或被提到）", en: "Colleagues who can own customers or be mentioned" },
  input: z.object({}),
  output: z.object({ people: z.array(z.object({ person: z.number(), name: z.string(), role: roleShape })) }),
  async run({ db }) {
    const people = await db
      .selectFrom("member")
      .select(["person", "name", "role"])
      .where("disabled_at", "is", null)
      .orderBy("person")
      .execute();
    return { people };
  },
});

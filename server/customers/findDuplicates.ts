import { z } from "zod";
import { start } from "../verb.ts";

export const findDuplicates = start({
  may: "customers:merge",
  http: "POST /duplicates/find",
  says: { zh: "重新查找疑似重复", en: "Look for possible duplicates again" },
  input: z.object({}),
  output: z.object({ jobId: z.string() }),
  run: async ({ enqueue }) => ({ jobId: await enqueue("suspectDuplicates", {}) }),
});

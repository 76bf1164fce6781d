import { z } from "zod";

export const viewPages = ["customers", "quality", "duplicates"] as const;
export const viewShape = z.object({
  id: z.string(),
  name: z.string(),
  /** What the page keeps in its address, and which columns it shows. */
  state: z.record(z.string(), z.unknown()),
  shared: z.boolean(),
  mine: z.boolean(),
  by: z.string(),
});

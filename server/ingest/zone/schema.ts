import { z } from "zod";

const pair = z.object({ zh: z.string(), en: z.string() });

export const zoneInput = z.object({ zone: z.string().max(60) });

export const zonePreview = z.object({
  from: z.string(),
  to: z.string(),
  orders: z.object({
    /** Orders that fall on another day, and those of them that fall in another month. */
    day: z.number(),
    month: z.number(),
  }),
  /** Order lines in all, and those that know only a day and so keep it. */
  lines: z.object({ all: z.number(), withoutTime: z.number() }),
  /** What happened beside orders, by kind, as far as any of it moves. */
  events: z.array(z.object({ kind: z.string(), title: pair, day: z.number(), month: z.number() })),
  /** Sold amount per month, in the company's currency: the months that it moves most in. */
  months: z.array(z.object({ month: z.iso.date(), before: z.number(), after: z.number() })),
  /** Months whose sold amount moves at all. */
  monthsMoved: z.number(),
  /** About how long the change takes. */
  seconds: z.number(),
});

export const zoneChanges = z.object({
  /** The newest first. */
  changes: z.array(
    z.object({
      id: z.number(),
      from: z.string(),
      to: z.string(),
      /** `under way`: nothing of it is seen yet; `done`: in force. */
      state: z.enum(["underWay", "done"]),
      at: z.string(),
      by: z.string().nullable(),
      /** Rows that got another day. */
      rows: z.number(),
      job: z.string().nullable(),
    }),
  ),
});

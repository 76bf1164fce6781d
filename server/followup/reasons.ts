import { z } from "zod";
import type { Pair } from "../refuse.ts";
import { type ReasonCode, reasonCodes } from "./schema.ts";

/** Why somebody stands on the list, as it is kept: a code and the figures of that day. */
export const reasonShape = z.object({
  code: z.enum(reasonCodes),
  silent: z.number().nullable().default(null),
  usual: z.number().nullable().default(null),
  day: z.string().nullable().default(null),
  score: z.number().nullable().default(null),
});
export type Reason = z.output<typeof reasonShape>;

const whole = (n: number | null) => (n === null ? "–" : String(Math.round(n)));

/** One sentence, spoken. */
export function reasonText(reason: Reason): Pair {
  const { silent, usual, day, score } = reason;
  const say: Record<ReasonCode, Pair> = {
    promise: { zh: `答应 ${day} 前办好的事还没办。`, en: `What was promised by ${day} is still open.` },
    agreed: { zh: `约好 ${day} 再联系。`, en: `You agreed to be in touch on ${day}.` },
    complaint: {
      zh: `${day} 的投诉还没了结，先问问满意没有。`,
      en: `The complaint of ${day} is not settled; ask about it first.`,
    },
    detractor: {
      zh: `${day} 打了 ${whole(score)} 分，不愿推荐我们。`,
      en: `On ${day} gave us ${whole(score)} and would not recommend us.`,
    },
    late: {
      zh: `停买 ${whole(silent)} 天，平常 ${whole(usual)} 天来一次。`,
      en: `Silent for ${whole(silent)} days; usually every ${whole(usual)}.`,
    },
    second: {
      zh: `第一次买后过了 ${whole(silent)} 天，还没来第二次。`,
      en: `${whole(silent)} days after the first purchase, and no second yet.`,
    },
    silent: { zh: `${whole(silent)} 天没有联系过。`, en: `Not contacted for ${whole(silent)} days.` },
    rhythm: { zh: `到了该联系的时候。`, en: `It is time to be in touch.` },
  };
  return say[reason.code];
}

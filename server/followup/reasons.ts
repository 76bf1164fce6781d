import { z } from "zod";
import type { Pair } from "../refuse.ts";
import { type ReasonCode, reasonCodes } from "./schema.ts";

/** Why somebody stands on the list, as it is kept: a code and the figures of that day. */
export const reasonShape = z.object({
  code: z.enum(reasonCodes),
  /** Days without a purchase, and the usual days between two; of a contact rhythm, days without a contact and the most allowed. */
  silent: z.number().nullable().default(null),
  usual: z.number().nullable().default(null),
  day: z.string().nullable().default(null),
  score: z.number().nullable().default(null),
  /** What was expected, where the experience fell short of it. */
  expected: z.number().nullable().default(null),
  /** Chance that he is still a customer. */
  alive: z.number().nullable().default(null),
  /** By what share he spends less than usual. */
  drop: z.number().nullable().default(null),
  /** A complaint's day of settlement; null while it is open. */
  resolved: z.string().nullable().default(null),
  /** Put off by a colleague, from which day to which. */
  putOff: z.object({ from: z.string(), to: z.string() }).nullable().default(null),
});
export type Reason = z.output<typeof reasonShape>;

const whole = (n: number | null) => (n === null ? "–" : String(Math.round(n)));

/** Marks as they were given: a scale may have halves. */
const points = (n: number | null) => (n === null ? "–" : String(Math.round(n * 10) / 10));

const percent = (share: number | null) => (share === null ? "–" : `${Math.round(share * 100)}%`);

/** One sentence, spoken; where somebody put the customer off, that comes first. */
export function reasonText(reason: Reason): Pair {
  const { putOff } = reason;
  const why = sentence(reason);
  return putOff === null
    ? why
    : {
        zh: `${putOff.from} 改到 ${putOff.to}。${why.zh}`,
        en: `Put off on ${putOff.from} to ${putOff.to}. ${why.en}`,
      };
}

function sentence(reason: Reason): Pair {
  const { silent, usual, day, score, expected, alive, drop, resolved } = reason;
  const say: Record<ReasonCode, Pair> = {
    promise: { zh: `答应 ${day} 前办好的事还没办。`, en: `What was promised by ${day} is still open.` },
    agreed: { zh: `约好 ${day} 再联系。`, en: `You agreed to be in touch on ${day}.` },
    complaint:
      resolved === null
        ? {
            zh: `${day} 的投诉还没了结，先问问怎么样了。`,
            en: `The complaint of ${day} is not settled; ask about it first.`,
          }
        : {
            zh: `${day} 的投诉 ${resolved} 办结了，问问满意没有。`,
            en: `The complaint of ${day} was settled on ${resolved}; ask whether to satisfaction.`,
          },
    detractor: {
      zh: `${day} 打了 ${whole(score)} 分，不愿推荐我们。`,
      en: `On ${day} gave us ${whole(score)} and would not recommend us.`,
    },
    disappointed: {
      zh: `${day} 说实际体验 ${points(score)} 分，比期望的 ${points(expected)} 分差很多。`,
      en: `On ${day} rated the experience ${points(score)}, far below the ${points(expected)} that was expected.`,
    },
    risk: {
      zh: `高价值客户，仍是客户的可能只剩 ${percent(alive)}：停买 ${whole(silent)} 天${usual === null ? "" : `，平常 ${whole(usual)} 天来一次`}。`,
      en: `Of high value, and only ${percent(alive)} likely to be still a customer: silent for ${whole(silent)} days${usual === null ? "" : `; usually every ${whole(usual)}`}.`,
    },
    lapsed: {
      zh: `停买 ${whole(silent)} 天，平常 ${whole(usual)} 天来一次：沉默很久了。`,
      en: `Silent for ${whole(silent)} days, which were usually ${whole(usual)}: lost from sight.`,
    },
    late: {
      zh: `停买 ${whole(silent)} 天，平常 ${whole(usual)} 天来一次。`,
      en: `Silent for ${whole(silent)} days; usually every ${whole(usual)}.`,
    },
    second: {
      zh: `第一次买后过了 ${whole(silent)} 天，还没来第二次。`,
      en: `${whole(silent)} days after the first purchase, and no second yet.`,
    },
    less: {
      zh: `还在来，但近 60 天比自己平常少花 ${percent(drop)}，比之前哪一段都少。`,
      en: `Still comes, but spent ${percent(drop)} less than usual in 60 days, less than in any stretch before.`,
    },
    silent: {
      zh: `还没有人联系过，按策略最多隔 ${whole(usual)} 天。`,
      en: `Nobody has been in touch yet; the strategy says every ${whole(usual)} days at least.`,
    },
    rhythm: {
      zh: `上次联系是 ${whole(silent)} 天前，按策略最多隔 ${whole(usual)} 天。`,
      en: `Last contacted ${whole(silent)} days ago; the strategy says every ${whole(usual)} days at least.`,
    },
  };
  return say[reason.code];
}

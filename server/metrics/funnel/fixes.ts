import type { Pair } from "../../refuse.ts";
import type { Funnel, FunnelStep } from "./schema.ts";

type Fix = Funnel["fixes"][number];

const titles: Record<Fix["what"], Pair> = {
  contact: { zh: "调整沟通频率", en: "Change how often you are in contact" },
  recommend: { zh: "优化产品推荐", en: "Recommend a better fitting product" },
  service: { zh: "增加个性化服务", en: "Give more personal service" },
};

/** Where one group is contacted this much less often, or stays this much longer, it is said. */
const clearly = { fewer: 0.8, longer: 1.2, opportunities: 10 };
const round = (value: number) => Math.round(value * 10) / 10;

/**
 * What may help at a stage that loses many: the three that there are, first the one that the data speak for. Early on it
 * is what was offered that decides, later the person. None of it is proven to help before it has been tried against
 * doing nothing.
 */
export function fixesFor(
  step: FunnelStep,
  last: number,
  contacts: Funnel["contacts"],
  causes: Funnel["causes"],
): Fix[] {
  const early = step.step <= last / 2;
  const usual: Fix[] = [
    {
      what: "recommend",
      title: titles.recommend,
      why: early
        ? { zh: "早期阶段多半看推荐的是否合适。", en: "Early on it mostly matters whether the offer fits." }
        : { zh: "报价前再确认一次需要。", en: "Ask once more what is needed before the offer." },
    },
    {
      what: "service",
      title: titles.service,
      why: early
        ? { zh: "固定一位同事接待，少转手。", en: "Keep one colleague in charge, and hand over less." }
        : {
            zh: "后期阶段多半看人：专人答疑、上门、试用。",
            en: "Late it mostly is the person: answers, visits, a trial.",
          },
    },
  ];
  if (!early) usual.reverse();
  const top = causes[0];
  const head = usual[0]!;
  if (top)
    usual[0] = {
      ...head,
      why: {
        zh: `${head.why.zh}丢单最多的原因：${top.cause}（${top.lost} 个）。`,
        en: `${head.why.en} Most often lost for: ${top.cause} (${top.lost}).`,
      },
    };
  const contact = contactFix(step, contacts);
  return contact.spoken ? [contact.fix, ...usual] : [...usual, contact.fix];
}

function contactFix(step: FunnelStep, contacts: Funnel["contacts"]): { fix: Fix; spoken: boolean } {
  const fix = (why: Pair, spoken: boolean) => ({
    fix: { what: "contact" as const, title: titles.contact, why },
    spoken,
  });
  const [went, lost] = [contacts?.wentOn, contacts?.lost];
  if (went?.per30Days != null && lost?.per30Days != null) {
    const enough = Math.min(went.opportunities, lost.opportunities) >= clearly.opportunities;
    const why = {
      zh: `在这一阶段里，走下去的每 30 天联系 ${round(went.per30Days)} 次，丢掉的 ${round(lost.per30Days)} 次。`,
      en: `In this stage those that went on had ${round(went.per30Days)} contacts in 30 days, those lost ${round(lost.per30Days)}.`,
    };
    return fix(why, enough && lost.per30Days < went.per30Days * clearly.fewer);
  }
  const [now, before] = [step.medianDays, step.before?.medianDays ?? null];
  if (now !== null && before !== null && now > before * clearly.longer)
    return fix(
      {
        zh: `在这一阶段停留的中位数从 ${round(before)} 天变成 ${round(now)} 天，先把间隔缩短。`,
        en: `The median stay in this stage went from ${round(before)} to ${round(now)} days: shorten the gaps first.`,
      },
      true,
    );
  return fix(
    {
      zh: "没有能对上的互动记录，还看不出联系多少与丢单的关系；导入互动后会比较。",
      en: "There are no interactions to match, so contact and loss cannot be compared; import them and they are.",
    },
    false,
  );
}

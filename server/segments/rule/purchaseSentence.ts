import { marginNames, measureNames, rfmNames } from "../messages.ts";
import type { Speech } from "./eventSentence.ts";
import type { PurchaseCondition } from "./PurchasePass.ts";
import type { Condition, Goods, Measure } from "./schema.ts";

/** Conditions on purchases in words. */
export function purchaseText(on: PurchaseCondition, speech: Speech): string {
  const { say } = speech;
  switch (on.kind) {
    case "bought":
      return bought(on, speech);
    case "margin": {
      const test = speech.test(on.test, on.measure === "rate" ? "rate" : "money");
      const name = say(marginNames[on.measure]);
      const span = speech.span(on.within);
      const all = Object.keys(on.goods).length === 0;
      const goods = goodsIn(on.goods, speech);
      return say({
        zh: `${span}${all ? "" : `买${goods}的`}${name}${test}`,
        en: `${name}${all ? "" : ` on ${goods}`}${span} ${test}`,
      });
    }
    case "share": {
      const of = measureNames[on.measure];
      return say({
        zh: `${speech.span(on.within)}的${of.zh}里，${goodsIn(on.goods, speech)}占${speech.test(on.test, "rate")}`.replace(
          /^的/,
          "全部",
        ),
        en: `${speech.test(on.test, "rate")} of ${of.en}${speech.span(on.within)} was ${goodsIn(on.goods, speech)}`,
      });
    }
    case "firstPurchase":
      return say({
        zh: `${speech.when(on.within)}首次买${goodsIn(on.goods, speech)}`,
        en: `first bought ${goodsIn(on.goods, speech)} ${speech.when(on.within)}`,
      });
    case "lastPurchase":
      return say({
        zh: `最近一次买${goodsIn(on.goods, speech)}是在${speech.when(on.within)}`,
        en: `last bought ${goodsIn(on.goods, speech)} ${speech.when(on.within)}`,
      });
    case "rhythm":
      return say({
        zh: `未购天数${speech.test(on.test)} 倍于自己通常的间隔`,
        en: `silent for ${speech.test(on.test)} times their own usual gap`,
      });
    case "sequence":
      return sequence(on, speech);
    case "rfm": {
      const parts = [
        ...(on.classes ? [speech.either(on.classes.map((one) => rfmNames[one]))] : []),
        ...(["r", "f", "m"] as const).flatMap((letter) =>
          on[letter] ? [`${letter.toUpperCase()} ${[...on[letter]].sort().join("/")}`] : [],
        ),
      ];
      if (parts.length === 0) return say({ zh: "有 RFM 得分", en: "has an RFM score" });
      return say({ zh: `RFM 是${parts.join("，")}`, en: `RFM ${parts.join(", ")}` });
    }
  }
}

function bought(on: Extract<Condition, { kind: "bought" }>, speech: Speech): string {
  const { say } = speech;
  const goods = goodsIn(on.goods, speech);
  const span = speech.span(on.within);
  const { is } = on.test;
  const value = on.test.value;
  const never =
    (is === "equals" && value === 0) ||
    (is === "lessThan" && value === 1) ||
    (is === "atMost" && value === 0);
  const countsBuying = ["orders", "days", "lines"].includes(on.measure);
  if (countsBuying && never)
    return say({ zh: `${span}没有买过${goods}`, en: `bought ${noneOf(on.goods, speech)}${span}` });
  if (countsBuying && ((is === "atLeast" && value === 1) || (is === "moreThan" && value === 0)))
    return say({ zh: `${span}买过${goods}`, en: `bought ${goods}${span}` });
  const amount = on.measure === "amount" || on.measure === "averageOrder" ? "money" : "plain";
  const test = speech.test(on.test, amount);
  const zh: Record<Measure, string> = {
    orders: `买${goods}${test} 单`,
    days: `有${test} 天买${goods}`,
    lines: `买${goods}${test} 行`,
    amount: `买${goods}的金额${test}`,
    quantity: `买${goods}${test} 件`,
    averageOrder: `买${goods}平均每单${test}`,
    products: `买过的${goods}里不同商品${test} 种`,
    categories: `买过的${goods}里不同类目${test} 个`,
    returns: `退${goods}${test} 次`,
  };
  const en: Record<Measure, string> = {
    orders: `bought ${goods} in ${test} orders`,
    days: `bought ${goods} on ${test} days`,
    lines: `bought ${test} lines of ${goods}`,
    amount: `spent ${test} on ${goods}`,
    quantity: `bought ${test} pieces of ${goods}`,
    averageOrder: `spent ${test} per order on ${goods}`,
    products: `bought ${test} different products of ${goods}`,
    categories: `bought ${test} different categories of ${goods}`,
    returns: `returned ${goods} ${test} times`,
  };
  return speech.language === "zh" ? `${span}${zh[on.measure]}` : `${en[on.measure]}${span}`;
}

function sequence(on: Extract<Condition, { kind: "sequence" }>, speech: Speech): string {
  const { say } = speech;
  const steps = on.steps.map((goods) => goodsIn(goods, speech));
  const within = say({ zh: `${on.withinDays} 天内`, en: `within ${on.withinDays} days` });
  const span = speech.span(on.within);
  if (on.ending === "bought")
    return say({
      zh: `${span}买了${steps.join(`，${within}又买`)}`,
      en: `bought ${steps.join(`, then ${within} `)}${span}`,
    });
  const before = steps.slice(0, -1);
  return say({
    zh: `${span}买了${before.join(`，${within}又买`)}，之后 ${on.withinDays} 天没有买${steps.at(-1)!}`,
    en: `bought ${before.join(`, then ${within} `)}${span}, but ${noneOf(on.steps.at(-1)!, speech)} ${within} after`,
  });
}

/** 东西, “乳品” or “乳品”（在湖东店）. */
export function goodsIn(goods: Goods, speech: Speech): string {
  const text = bare(goods, speech);
  return text.startsWith("thing") ? `any${text}` : text;
}

function bare(goods: Goods, speech: Speech): string {
  const { say } = speech;
  const what = [
    ...(goods.categories ? [speech.quoted(goods.categories)] : []),
    ...(goods.brands
      ? [say({ zh: `${speech.quoted(goods.brands)}品牌`, en: `brand ${speech.quoted(goods.brands)}` })]
      : []),
    ...(goods.skus
      ? [speech.quoted(goods.skus.map((sku) => speech.names.products.get(sku) ?? `#${sku}`))]
      : []),
  ];
  const where = [
    ...(goods.stores ? [speech.known(goods.stores, speech.names.stores)] : []),
    ...(goods.channels ? [speech.quoted(goods.channels)] : []),
  ];
  if (speech.language === "zh")
    return `${what.length === 0 ? "东西" : what.join("的")}${where.length === 0 ? "" : `（在${where.join("、")}）`}`;
  return `${what.length === 0 ? "thing" : what.join(" of ")}${where.length === 0 ? "" : ` at ${where.join(" through ")}`}`;
}

function noneOf(goods: Goods, speech: Speech): string {
  const text = bare(goods, speech);
  return text.startsWith("thing") ? `no${text}` : `no ${text}`;
}

import type { Pair } from "../refuse.ts";
import { type Day, daysBetween, daysOf } from "./businessDays.ts";
import { recommendNames, rfmNames, valueLevelNames } from "./messages.ts";
import type { Finding } from "./rule/evaluate.ts";
import type { PlainCondition } from "./rule/plain.ts";
import { forecastUnits, type RfmClass, type ValueLevel } from "./rule/schema.ts";
import type { Names } from "./rule/sentence.ts";
import type { Fraction } from "./rule/testNumber.ts";

interface Shown {
  value: Pair | null;
  measured: { value: number; threshold: number } | null;
}

const plain = (pair: string): Pair => ({ zh: pair, en: pair });

/** What a condition saw of a customer, in words, and as a number against its threshold where it has one. */
export function findingText(
  on: PlainCondition,
  { value }: Finding,
  names: Names,
  { today, forecastOn }: { today: Day; forecastOn: Day | null },
): Shown {
  if (value === null) return { value: null, measured: null };
  if (
    on.kind === "firstPurchase" ||
    on.kind === "lastPurchase" ||
    on.kind === "acquired" ||
    on.kind === "lastContact"
  ) {
    const day = String(value);
    const ago = daysBetween(day, today);
    const days = daysOf(on.within, today);
    const border = days.to ?? days.from;
    return {
      value: { zh: `${day}，${ago} 天前`, en: `${day}, ${ago} ${ago === 1 ? "day" : "days"} ago` },
      measured: border ? { value: ago, threshold: daysBetween(border, today) + (days.to ? 1 : 0) } : null,
    };
  }
  if (on.kind === "ownField") return ownValue(on, value, names);
  if (typeof value !== "string" && "test" in on) {
    const number = asNumber(value);
    return {
      value:
        on.kind === "forecast"
          ? asForecast(inUnit(on, number, names), forecastOn)
          : inUnit(on, number, names),
      measured: { value: number, threshold: on.test.value },
    };
  }
  if (on.kind === "rfm") {
    const [name = "", scores = ""] = String(value).split(" ");
    const title = rfmNames[name as RfmClass];
    return { value: { zh: `${title.zh} ${scores}`, en: `${title.en} ${scores}` }, measured: null };
  }
  if (on.kind === "level") return { value: valueLevelNames[value as ValueLevel], measured: null };
  if (on.kind === "recommends")
    return { value: recommendNames[value as keyof typeof recommendNames], measured: null };
  if (on.kind === "membership" && value !== "") return { value: plain(String(value)), measured: null };
  if (on.kind === "region") {
    const code = String(value);
    return { value: { zh: names.region(code, "zh"), en: names.region(code, "en") }, measured: null };
  }
  return { value: null, measured: null };
}

/** A forecast carries the day it was made for. */
function asForecast(said: Pair, on: Day | null): Pair {
  return on ? { zh: `${said.zh}（${on} 的预测）`, en: `${said.en} (forecast of ${on})` } : said;
}

function ownValue(
  { field, ask }: Extract<PlainCondition, { kind: "ownField" }>,
  value: NonNullable<Finding["value"]>,
  names: Names,
): Shown {
  if (typeof value !== "string") {
    const number = asNumber(value);
    const threshold = ask.as === "number" ? ask.test.value : null;
    return {
      value: plain(new Intl.NumberFormat("en-US", { maximumFractionDigits: 4 }).format(number)),
      measured: threshold === null ? null : { value: number, threshold },
    };
  }
  if (ask.as === "yesno")
    return { value: value === "yes" ? { zh: "是", en: "yes" } : { zh: "否", en: "no" }, measured: null };
  const choice = names.fields.get(field)?.choices.find((one) => String(one.id) === value);
  return {
    value: ask.as === "choice" && choice ? { zh: choice.zh, en: choice.en } : plain(value),
    measured: null,
  };
}

const asNumber = ({ of, per }: Fraction) => Number(of) / Number(per) / 10_000;

function inUnit(on: PlainCondition, number: number, names: Names): Pair {
  if (
    on.kind === "share" ||
    (on.kind === "margin" && on.measure === "rate") ||
    (on.kind === "forecast" && forecastUnits[on.figure] === "rate")
  )
    return plain(`${Number((number * 100).toFixed(1))}%`);
  const digits = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 }).format(number);
  if (
    on.kind === "acquisitionCost" ||
    (on.kind === "forecast" && forecastUnits[on.figure] === "money") ||
    on.kind === "margin" ||
    ((on.kind === "opportunity" || on.kind === "bill") && on.measure === "amount") ||
    (on.kind === "bought" && ["amount", "averageOrder"].includes(on.measure))
  )
    return { zh: names.money(digits, "zh"), en: names.money(digits, "en") };
  const units: Record<string, Pair> = {
    orders: { zh: `${digits} 单`, en: `${digits} orders` },
    days: { zh: `${digits} 天`, en: `${digits} days` },
    lines: { zh: `${digits} 行`, en: `${digits} lines` },
    quantity: { zh: `${digits} 件`, en: `${digits} pieces` },
    products: { zh: `${digits} 种`, en: `${digits} products` },
    categories: { zh: `${digits} 个类目`, en: `${digits} categories` },
    returns: { zh: `${digits} 次`, en: `${digits} returns` },
    rhythm: { zh: `${digits} 倍`, en: `${digits} times` },
    age: { zh: `${digits} 岁`, en: `aged ${digits}` },
    forecast: { zh: `${digits} 次`, en: `${digits} purchases` },
    contacted: { zh: `${digits} 次`, en: `${digits} contacts` },
    complained: { zh: `${digits} 次`, en: `${digits} complaints` },
    opportunity: { zh: `${digits} 笔`, en: digits === "1" ? "1 opportunity" : `${digits} opportunities` },
    bill: { zh: `${digits} 笔`, en: digits === "1" ? "1 bill" : `${digits} bills` },
    mark: { zh: `${digits} 分`, en: `${digits} of 5` },
    completeness: { zh: `${digits} 分`, en: `${digits} of 100` },
  };
  return units[on.kind === "bought" ? on.measure : on.kind] ?? plain(digits);
}

import type { Language } from "../refuse.ts";
import { factDetailNames, factTextNames, factWords } from "./facts/messages.ts";
import type { WholeEvent } from "./wholeEvents.ts";

const figures = ["minutes", "cost", "score", "amount", "amount_original", "reward"] as const;
const inMoney = new Set<string>(["cost", "amount", "amount_original", "reward"]);

/** One thing that happened, in lines: what it is said to be, its figure, and each of its free texts. */
export function eventRows(event: WholeEvent, language: Language, money: Intl.NumberFormat): string[] {
  const between = language === "zh" ? "：" : ": ";
  const name = (field: string) => factDetailNames[field]?.[language] ?? field;
  const word = (own: string) => factWords[own]?.[language] ?? own;
  const details = Object.entries(event.details).flatMap(([field, own]) => {
    if (field === "disputed") return own === "1" ? [name(field)] : [];
    const said = word(own);
    return said === "" ? [] : [`${name(field)}${between}${said}`];
  });
  const known: Readonly<Record<string, unknown>> = event;
  const amounts = figures.flatMap((field) => {
    const figure = known[field];
    if (typeof figure !== "number") return [];
    return [`${name(field)}${between}${inMoney.has(field) ? money.format(figure) : figure}`];
  });
  const original =
    "original" in event && event.original ? [`${event.original.amount} ${event.original.currency}`] : [];
  const first = [...details, ...amounts, ...original].join(language === "zh" ? "；" : "; ");
  const texts = Object.entries(event.texts ?? {}).map(
    ([field, text]) => `${factTextNames[field]?.[language] ?? field}${between}${text}`,
  );
  return [...(first === "" ? [] : [first]), ...texts];
}

import { fieldNames } from "../../server/customers/messages.ts";
import { consentChannels, consentPurposes } from "../../server/customers/schema.ts";
import type { Output } from "../call.ts";
import { levelNames } from "../kit/LevelMark.tsx";
import type { Language, Pair } from "../phrase.ts";
import type { FilterKey } from "./listAddress.ts";
import { type OwnField, ownWords } from "./ownFields.ts";
import { channelNames, genderNames, kindNames, purposeNames } from "./words.ts";

export type Choices = Output<"customerChoices">;

export const filterNames: Record<Exclude<FilterKey, "q">, Pair> = {
  level: { zh: "价值", en: "Value" },
  kind: { zh: "类型", en: "Kind" },
  gender: { zh: "性别", en: "Gender" },
  owner: { zh: "负责人", en: "Owner" },
  region: { zh: "地区", en: "Region" },
  store: { zh: "门店", en: "Store" },
  channel: { zh: "来源渠道", en: "Channel" },
  tag: { zh: "标签", en: "Tag" },
  notag: { zh: "没有标签", en: "Without tag" },
  consent: { zh: "联系许可", en: "Consent" },
  complete: { zh: "档案完整 %", en: "Completeness %" },
  missing: { zh: "缺字段", en: "Missing" },
  stale: { zh: "多少天没更新", en: "Days unchanged" },
  odd: { zh: "前后矛盾", en: "Contradictory" },
  unreachable: { zh: "联系不上", en: "Unreachable" },
  acquired: { zh: "获客日期", en: "Acquired" },
  orders: { zh: "订单数", en: "Orders" },
  amount: { zh: "累计消费", en: "Total spent" },
  year: { zh: "近 12 个月消费", en: "12-month spend" },
  average: { zh: "平均客单", en: "Average order" },
  first: { zh: "首购日期", en: "First purchase" },
  last: { zh: "最近购买", en: "Last purchase" },
};

/** What a filter is set to, in words. */
export function filterWords(
  key: FilterKey,
  text: string,
  language: Language,
  choices: Choices | undefined,
): string {
  const join = (parts: readonly string[]) => parts.join(language === "zh" ? "、" : ", ");
  const names = (find: (part: string) => string | undefined) =>
    join(text.split(",").map((part) => find(part) ?? part));
  const nobody = language === "zh" ? "无人" : "nobody";
  switch (key) {
    case "owner":
      return names((part) =>
        part === "0" ? nobody : choices?.people.find((one) => String(one.person) === part)?.name,
      );
    case "store":
      return names((part) => choices?.stores.find((one) => String(one.id) === part)?.name);
    case "tag":
    case "notag":
      return names((part) => choices?.tags.find((one) => String(one.id) === part)?.name);
    case "region":
      return names((part) => choices?.regions.find((one) => one.code === part)?.title[language]);
    case "level":
      return names((part) => levelNames[part as keyof typeof levelNames]?.[language]);
    case "gender":
      return names((part) => genderNames[part as keyof typeof genderNames]?.[language]);
    case "kind":
      return kindNames[text as keyof typeof kindNames]?.[language] ?? text;
    case "missing":
      return fieldNames[text]?.[language] ?? text;
    case "consent": {
      const [purpose, channel, granted] = text.split(".");
      const p = consentPurposes.find((one) => one === purpose);
      const c = consentChannels.find((one) => one === channel);
      if (!p || !c) return text;
      const word = granted === "0" ? { zh: "没有同意", en: "not granted" } : { zh: "已同意", en: "granted" };
      return `${purposeNames[p][language]} · ${channelNames[c][language]} ${word[language]}`;
    }
    case "odd":
    case "unreachable":
      return "";
    case "complete":
    case "orders":
    case "amount":
    case "year":
    case "average":
    case "acquired":
    case "first":
    case "last":
      return spanWords(text);
    default:
      return text;
  }
}

/** What a filter on a field of the company's own is set to, in words. */
export function ownFilterWords(field: OwnField, text: string, language: Language): string {
  const rest = text.slice(2);
  const zh = language === "zh";
  switch (text[0]) {
    case "n":
    case "d":
      return spanWords(rest);
    case "o":
      return rest
        .split(",")
        .map((id) => ownWords(field, id, language))
        .join(zh ? "、" : ", ");
    case "y":
      return ownWords(field, rest === "1" ? "yes" : "no", language);
    case "f":
      if (rest === "1") return zh ? "有值" : "filled in";
      return zh ? "空着" : "empty";
    default:
      return zh ? `含“${rest}”` : `has “${rest}”`;
  }
}

function spanWords(text: string): string {
  const [from = "", to = ""] = text.split("~");
  if (from && to) return `${from} – ${to}`;
  return from ? `≥ ${from}` : `≤ ${to}`;
}

import type { Goods, NumberTest, RuleNode, Span } from "../../server/segments/rule/schema.ts";
import { choicesOutput } from "../../server/segments/schema.ts";

/** What a small shop has to choose from, with names in both languages. */
export const shop = choicesOutput.parse({
  categories: ["牛奶", "咖啡", "零食", "Milk", "Coffee", "Snacks", "Baby food"],
  brands: ["晨光", "Sunrise"],
  channels: ["app", "门店", "Online"],
  acquisitionChannels: [],
  stores: [
    { id: 1, name: "湖东店" },
    { id: 2, name: "Lakeside" },
  ],
  owners: [],
  tags: [
    { id: 5, name: "企微好友" },
    { id: 6, name: "VIP" },
  ],
  regions: [
    { code: "32", title: { zh: "江苏省", en: "Jiangsu" } },
    { code: "33", title: { zh: "浙江省", en: "Zhejiang" } },
    { code: "3205", title: { zh: "苏州市", en: "Suzhou" } },
  ],
  segments: [
    { id: 1001, name: "核心常客" },
    { id: 1002, name: "Core regulars" },
  ],
  contactChannels: [],
  campaigns: [],
  surveys: [],
  causes: [],
  programmes: [],
  tiers: [],
  ownFields: [],
  forecastOn: null,
  masked: [],
});

const signs = { atLeast: ">=", atMost: "<=", moreThan: ">", lessThan: "<", equals: "=" } as const;

/** A rule on one line, so that a table of sentences can be read: kind, what it names, the test, @ the time. */
export function inShort(node: RuleNode | null): string {
  if (!node) return "-";
  if (node.kind === "all" || node.kind === "any") return `${node.kind}(${node.of.map(inShort).join("; ")})`;
  if (node.kind === "not") return `not ${inShort(node.of)}`;
  const rest = Object.entries(node)
    .filter(([key]) => !["kind", "test", "within", "goods", "of", "days", "steps"].includes(key))
    .map(([, value]) => (Array.isArray(value) ? value.join("/") : String(value)));
  const named = (of: Goods) => Object.values(of).flat().join("|");
  const goods =
    "goods" in node ? named(node.goods) : "steps" in node ? node.steps.map(named).join(" > ") : "";
  const test = "test" in node ? testInShort(node.test) : "";
  const time = "within" in node ? timeInShort(node.within) : "";
  return [node.kind, ...rest, goods, test, time].filter((part) => part !== "").join(" ");
}

const testInShort = (test: NumberTest) =>
  test.is === "between" ? `${test.value}..${test.and}` : `${signs[test.is]}${test.value}`;

function timeInShort(span: Span): string {
  switch (span.kind) {
    case "last":
      return `@${span.count}${span.unit}`;
    case "ago":
      return `@ago${span.to}`;
    case "calendar":
      return `@${span.period}`;
    case "dates":
      return `@${span.from ?? ""}..${span.to ?? ""}`;
    default:
      return "";
  }
}

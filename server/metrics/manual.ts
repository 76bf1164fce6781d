import type { Language, Pair } from "../refuse.ts";
import { metricInfo } from "./listMetrics.ts";
import { type Metric, settled } from "./metric.ts";
import type { Unit } from "./schema.ts";
import { dimensionOf } from "./slice/dimensions.ts";

const units: Readonly<Record<Unit, Pair>> = {
  customers: { zh: "人", en: "customers" },
  orders: { zh: "单", en: "orders" },
  money: { zh: "金额（公司币种）", en: "money, in the company’s currency" },
  moneyEach: { zh: "金额（每人或每单）", en: "money, each" },
  rate: { zh: "百分比", en: "per cent" },
  times: { zh: "次", en: "times" },
  days: { zh: "天", en: "days" },
  products: { zh: "件", en: "products" },
  lines: { zh: "行", en: "lines" },
  points: { zh: "分", en: "points" },
  minutes: { zh: "分钟", en: "minutes" },
};

const better: Readonly<Record<Metric["betterWhen"], Pair>> = {
  higher: { zh: "越高越好", en: "higher" },
  lower: { zh: "越低越好", en: "lower" },
  neither: { zh: "无所谓高低", en: "neither" },
};

const words = {
  index: { zh: "指标", en: "Metrics" },
  about: {
    zh: "本目录由指标目录生成；程序、界面和接口读的是同一份定义。数字怎么看、口径怎么选，见[数字与口径](../figures.md)。",
    en: "These pages are made from the catalogue of metrics that the program, its pages and its API read. How to read figures and choose definitions: [Figures and definitions](../figures.md).",
  },
  metric: { zh: "指标", en: "Metric" },
  says: { zh: "说的是", en: "What it says" },
  formula: { zh: "公式", en: "Formula" },
  numerator: { zh: "分子", en: "Numerator" },
  denominator: { zh: "分母", en: "Denominator" },
  unit: { zh: "单位", en: "Unit" },
  better: { zh: "怎样算好", en: "Better when" },
  lines: { zh: "看哪些订单行", en: "Which lines" },
  purchases: {
    zh: "已识别客户的购买行，退货、取消、零价按页面口径",
    en: "purchases of known customers; returns, cancelled and zero-price lines as chosen on the page",
  },
  everything: {
    zh: "全部订单行，含未识别和已取消的",
    en: "every order line, nobody’s and cancelled ones included",
  },
  events: {
    zh: "订单以外的事实（互动、机会、账单、调查、会员等）；也用到购买时按页面口径",
    en: "facts beside orders (contacts, opportunities, bills, answers, memberships …); purchases, where used, as chosen on the page",
  },
  open: { zh: "时期还没结束时", en: "While the period is open" },
  partial: { zh: "给出到目前为止的数", en: "the part so far" },
  nothing: { zh: "不给数", en: "no figure" },
  interval: { zh: "区间", en: "Interval" },
  balance: { zh: "95% 正态区间（推荐者与贬损者之差）", en: "95 % normal interval of the balance" },
  wilson: { zh: "95% 威尔逊区间", en: "95 % Wilson interval" },
  choices: { zh: "口径选择", en: "Choices" },
  default: { zh: "（默认）", en: " (default)" },
  slices: { zh: "可按此切开", en: "Can be cut by" },
  caveats: { zh: "注意", en: "Mind" },
  also: { zh: "一起看", en: "See also" },
  sql: { zh: "计算用的 SQL", en: "The SQL" },
  name: { zh: "接口里的名字", en: "Name in the API" },
  back: { zh: "全部指标", en: "All metrics" },
} as const satisfies Record<string, Pair>;

/** The manual's pages of figures: file name → Markdown, in one language. */
export function manualPages(catalogue: readonly Metric[], language: Language): Map<string, string> {
  const say = (pair: Pair) => pair[language];
  const index = [
    `# ${say(words.index)}`,
    say(words.about),
    table(
      [say(words.metric), say(words.says), say(words.formula)],
      catalogue.map((metric) => [
        `[${say(metric.title)}](${metric.name}.md)`,
        say(metric.says),
        say(metric.formula.text),
      ]),
    ),
  ];
  return new Map([
    ["README.md", joined(index)],
    ...catalogue.map((metric) => [`${metric.name}.md`, metricPage(metric, say)] as const),
  ]);
}

function metricPage(metric: Metric, say: (pair: Pair) => string): string {
  const { formula, choices, caveats, also, dimensions: slices } = metricInfo(metric);
  const facts: [Pair, string][] = [
    [words.numerator, say(formula.numerator)],
    ...(formula.denominator ? [[words.denominator, say(formula.denominator)] as [Pair, string]] : []),
    [words.unit, say(units[metric.unit])],
    [words.better, say(better[metric.betterWhen])],
    [
      words.lines,
      say(metric.events ? words.events : metric.lines === "everything" ? words.everything : words.purchases),
    ],
    [words.open, say(words[metric.whileOpen])],
    ...(metric.proportion ? [[words.interval, say(words.wilson)] as [Pair, string]] : []),
    ...(metric.balance ? [[words.interval, say(words.balance)] as [Pair, string]] : []),
    [words.slices, slices.map((name) => say(dimensionOf(name).title)).join(say({ zh: "、", en: ", " }))],
    ...(also.length > 0
      ? [
          [
            words.also,
            also.map(({ name, title }) => `[${say(title)}](${name}.md)`).join(say({ zh: "、", en: ", " })),
          ] as [Pair, string],
        ]
      : []),
    [words.name, `\`${metric.name}\``],
  ];
  return joined([
    `# ${say(metric.title)}`,
    say(metric.says),
    `> ${say(formula.text)}`,
    table(
      ["", ""],
      facts.map(([title, value]) => [say(title), value]),
    ),
    ...(choices.length > 0
      ? [`## ${say(words.choices)}`, ...choices.map((choice) => choiceList(choice, say))]
      : []),
    `## ${say(words.caveats)}`,
    caveats.map((caveat) => `- ${say(caveat)}`).join("\n"),
    [...sqlLinks(metric, say), `[${say(words.back)}](README.md)`].join(" · "),
  ]);
}

/** The default's question first, and the general one where that is another. */
function sqlLinks(metric: Metric, say: (pair: Pair) => string): string[] {
  const files = new Set([
    metric.fileFor?.(settled(metric, {}) ?? {}, { marked: true, single: true, plain: true }) ?? metric.name,
    metric.name,
  ]);
  return [...files].map(
    (file) => `[${say(words.sql)} ${file}.sql](../../../server/metrics/${metric.name}/${file}.sql)`,
  );
}

function choiceList(choice: Metric["choices"][number], say: (pair: Pair) => string): string {
  const options = choice.options.map(
    ({ title }, at) => `  - ${say(title)}${at === 0 ? say(words.default) : ""}`,
  );
  return [`- ${say(choice.title)}`, ...options].join("\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const joined = (blocks: readonly string[]) => `${blocks.join("\n\n")}\n`;

import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { provinces } from "../../server/geo/schema.ts";
import { course } from "../test-fixtures/course.ts";
import { cohortShares, rfmCells, weeks } from "../test-fixtures/rows.ts";
import { tokensOf } from "../theme/tokens.ts";
import { agreementDots } from "./agreementDots.ts";
import { cohortTable } from "./cohortTable.ts";
import { concentrationCurve } from "./concentrationCurve.ts";
import { dayBars } from "./dayBars.ts";
import { dumbbell } from "./dumbbell.ts";
import { init } from "./echarts.ts";
import { funnelBars } from "./funnelBars.ts";
import { groupBars } from "./groupBars.ts";
import { groupDots } from "./groupDots.ts";
import { heatSvg } from "./heatSvg.ts";
import { histogram } from "./histogram.ts";
import type { Look } from "./look.ts";
import type { Option } from "./option.ts";
import { provinceColumns, provinceGrid } from "./provinceGrid.ts";
import { quadrant } from "./quadrant.ts";
import { revenueBars } from "./revenueBars.ts";
import { rfmTable } from "./rfmTable.ts";
import { sankeySvg } from "./sankeySvg.ts";
import { seriesLines } from "./seriesLines.ts";
import { type TileMap, tileMapSvg } from "./tileMap.ts";
import { trackingLines } from "./trackingLines.ts";
import { trendLine } from "./trendLine.ts";
import { zeroBars } from "./zeroBars.ts";

const light: Look = { language: "zh", currency: "CNY", tokens: tokensOf("light") };
const dark: Look = { language: "en", currency: "CNY", tokens: tokensOf("dark") };

function svgOf(option: Option, look: Look, width = 560, height = 240): string {
  // No chart moves, whether or not the reader has asked for less motion.
  expect(option.animation).toBe(false);
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption({ ...option, backgroundColor: look.tokens.surface });
  const svg = chart.renderToSVGString();
  chart.dispose();
  // Ids count up over the whole process; the picture must not depend on which test ran before.
  const classes = new Map<string, string>();
  const own = (name: string) => classes.get(name) ?? classes.set(name, `cls-${classes.size}`).get(name)!;
  return `${svg
    .replace(/\bzr\d+-/g, "zr-")
    .replace(/\bcls-\d+/g, own)
    .replaceAll("><", ">\n<")}\n`;
}

const golden = (name: string) => fileURLToPath(new URL(`./golden/${name}.svg`, import.meta.url));

const curve = Array.from({ length: 21 }, (_, i) => ({ customers: i / 20, revenue: 1 - (1 - i / 20) ** 3 }));
const bands = [9, 14, 15, 12, 10, 8, 7, 6, 5, 4, 3, 3, 2, 1, 1].map((share, i) => ({
  from: i * 300,
  to: i === 14 ? null : (i + 1) * 300,
  customers: share * 100,
}));
const history = [33.8, 34.6, 35.1, 37.2, 36.1, 36.9, 38.1, 40.2, null, 39, 39.4, 41.2].map((value, i) => ({
  at: new Date(Date.UTC(2024, 2 + 3 * i, 1)).toISOString().slice(0, 10),
  value: value === null ? null : value / 100,
  open: false,
}));
const causes = [
  { name: "客户数", amount: 523_000, better: "favourable" },
  { name: "频次", amount: 410_000, better: "favourable" },
  { name: "客单价", amount: -114_000, better: "unfavourable" },
] as const;

describe.each([
  ["light", light],
  ["dark", dark],
] as const)("in %s", (mode, look) => {
  test("revenue: stacked, last week hatched, previous period dashed", async () => {
    await expect(svgOf(revenueBars(weeks, look), look)).toMatchFileSnapshot(golden(`revenueBars-${mode}`));
  });
  test("history: a gap where the ratio is undefined, a grey band over the open period", async () => {
    const points = [...history, { at: "2027-03-01", value: 0.2, open: true }];
    await expect(svgOf(trendLine(points, "rate", look), look, 500, 130)).toMatchFileSnapshot(
      golden(`trendLine-${mode}`),
    );
  });
  test("causes: bars from the zero line", async () => {
    await expect(svgOf(zeroBars(causes, 10_000, look), look, 420, 72)).toMatchFileSnapshot(
      golden(`zeroBars-${mode}`),
    );
  });
  test("concentration: the curve over the diagonal, the top fifth marked", async () => {
    await expect(svgOf(concentrationCurve(curve, 0.488, look), look, 420, 240)).toMatchFileSnapshot(
      golden(`concentrationCurve-${mode}`),
    );
  });
  test("customer value: the bands of the top fifth are darker", async () => {
    await expect(svgOf(histogram(bands, look), look, 420, 220)).toMatchFileSnapshot(
      golden(`histogram-${mode}`),
    );
  });
  test("days: mean and median where they lie, the chosen class darker, an open class at the end", async () => {
    const bars = [2, 9, 14, 8, 6, 3, 2, 1].map((facts, i) => ({
      from: i * 10,
      below: i === 7 ? null : (i + 1) * 10,
      facts,
    }));
    const spread = { bars, mean: 31.4, median: 26, things: "商机", chosen: 3 };
    await expect(svgOf(dayBars(spread, look), look, 560, 220)).toMatchFileSnapshot(golden(`dayBars-${mode}`));
  });
  test("tracking: what came, what was expected, and what was known on grey", async () => {
    const weeks = Array.from({ length: 30 }, (_, i) => ({
      day: new Date(Date.UTC(2026, 3, 5 + 7 * i)).toISOString().slice(0, 10),
      actual: 900 + ((i * 37) % 120) + (i === 22 ? 260 : 0),
      expected: 930 + 4 * i,
      ahead: i >= 15,
    }));
    await expect(svgOf(trackingLines(weeks, look), look)).toMatchFileSnapshot(golden(`tracking-${mode}`));
  });
  test("agreement: ten dots along the diagonal", async () => {
    const points = Array.from({ length: 10 }, (_, i) => ({
      name: `${i + 1}`,
      said: i * 0.45,
      came: i * 0.45 + ((i % 3) - 1) * 0.1,
      count: 100,
    }));
    await expect(
      svgOf(
        agreementDots(points, (value) => value.toFixed(1), look),
        look,
        300,
        240,
      ),
    ).toMatchFileSnapshot(golden(`agreement-${mode}`));
  });
  test("groups over months: everyone dashed, a gap where nothing is known, grey over the open month", async () => {
    await expect(svgOf(seriesLines(course, "rate", look), look, 720, 300)).toMatchFileSnapshot(
      golden(`seriesLines-${mode}`),
    );
  });
  test("what each line is held against: lighter and dashed, at the same places, and named at the end of one alone", async () => {
    const before = course.series.map(({ points }) =>
      points.map((point, at) => {
        const value = points[Math.min(at, 4)]!.value;
        return { ...point, value: at === 1 || value === null ? null : value - 0.05 };
      }),
    );
    const compared = { name: "2025-06 至 11", titles: course.titles, points: before };
    await expect(
      svgOf(seriesLines({ ...course, compared }, "rate", look), look, 720, 300),
    ).toMatchFileSnapshot(golden(`comparedLines-${mode}`));
    const alone = {
      ...course,
      series: course.series.slice(0, 1),
      compared: { ...compared, points: before.slice(0, 1) },
    };
    await expect(svgOf(seriesLines(alone, "rate", look), look, 720, 300)).toMatchFileSnapshot(
      golden(`comparedLine-${mode}`),
    );
  });
  test("what happened in a month is a dotted line with the beginning of its sentence", async () => {
    const marks = [
      { at: 1, text: "07-15 天心湖畔店开业" },
      { at: 2, text: "08-01 会员日改到周三，门店和小程序同时" },
      { at: 2, text: "08-20 断货" },
    ];
    await expect(svgOf(seriesLines({ ...course, marks }, "rate", look), look, 720, 300)).toMatchFileSnapshot(
      golden(`annotated-${mode}`),
    );
  });
  test("groups side by side: the open month hatched", async () => {
    await expect(svgOf(groupBars(course, "rate", look), look, 720, 300)).toMatchFileSnapshot(
      golden(`groupBars-${mode}`),
    );
  });
  test("before and now: hollow and filled, with the way between", async () => {
    const rows = [
      { name: "高价值", before: 0.702, now: 0.726 },
      { name: "潜力", before: 0.431, now: 0.459 },
      { name: "低价值", before: 0.151, now: 0.148 },
      { name: "未知", before: null, now: 0.2 },
    ];
    await expect(svgOf(dumbbell(rows, "rate", look), look, 560, 176)).toMatchFileSnapshot(
      golden(`dumbbell-${mode}`),
    );
  });
  test("funnel: bars of what came in, the compared period as a mark, the leak in vermilion", async () => {
    const bars = [
      { name: "线索进来", reached: 400, share: 1, before: 1 },
      { name: "已接洽", reached: 300, share: 0.75, before: 0.775, leak: "settled" as const },
      { name: "已报价", reached: 120, share: 0.3, before: 0.5425, leak: "open" as const },
      { name: "赢单", reached: 60, share: 0.15, before: null },
    ];
    await expect(svgOf(funnelBars(bars, look), look, 560, 176)).toMatchFileSnapshot(golden(`funnel-${mode}`));
  });
  test("funnel of one period: bars of what entered each stage, with what share of it went on", async () => {
    const bars = [
      {
        name: "已接洽",
        reached: 400,
        share: 1,
        before: null,
        says: { end: "400 · 下一步 75.0%", lines: [] },
      },
      {
        name: "已报价",
        reached: 318,
        share: 0.795,
        before: null,
        says: { end: "318 · 下一步 40.3%", lines: [] },
      },
    ];
    const option = funnelBars(bars, look, { end: 148, people: false });
    await expect(svgOf(option, look, 560, 100)).toMatchFileSnapshot(golden(`stages-${mode}`));
  });
  test("quadrant: four quarters, cut at the medians, dots beyond the end on the edge", async () => {
    const dots = Array.from({ length: 60 }, (_, i) => {
      const [x, y] = [((i * 37) % 61) * 2, ((i * 53) % 67) * 40];
      const corner = x > 40 ? (y > 900 ? "worth" : "hard") : y > 900 ? "easy" : "quiet";
      return { corner, x, y } as const;
    });
    const axis = (name: string, cut: number, end: number) => ({ name, cut, end, write: String });
    const words = { worth: "值得", hard: "吃力", easy: "省心", quiet: "安静" };
    const option = quadrant({ dots, x: axis("分钟", 40, 100), y: axis("元", 900, 2200), names: words }, look);
    await expect(svgOf(option, look, 560, 320)).toMatchFileSnapshot(golden(`quadrant-${mode}`));
  });
  test("groups between two figures: lines at the middle and at a bar that was set, names free of each other", async () => {
    const named = ["抖音投放", "朋友推荐", "小程序裂变", "公众号", "地推扫码", "门店自然到店", "（未填）"];
    const dots = named.map((name, i) => ({
      name,
      x: [0.21, 0.46, 0.33, 0.35, 0.24, 0.44, 0.34][i]!,
      y: [182, 340, 226, 231, 150, 390, 229][i]!,
      size: [900, 400, 350, 200, 180, 1200, 4][i]!,
    }));
    const x = { name: "复购率", cut: 0.34, set: false, write: (n: number) => `${Math.round(n * 100)}%` };
    const y = { name: "客单价", cut: 250, set: true, write: String };
    const size = { name: "客户数", write: String };
    const option = groupDots({ dots, x, y, size, people: true }, look);
    await expect(svgOf(option, look, 560, 320)).toMatchFileSnapshot(golden(`groupDots-${mode}`));
  });
  test("provinces: one tile each, ranks as colours, an open one hatched, an unknown one empty", async () => {
    const map: TileMap = {
      columns: provinceColumns,
      tiles: provinces.map(({ code, sign, en }, i) => {
        const step = i === 12 ? null : i % 5 === 3 ? undefined : i % 8;
        return {
          key: String(code),
          name: look.language === "zh" ? sign : en,
          short: sign,
          ...provinceGrid.get(code)!,
          before: look.language === "zh" || typeof step !== "number" ? "" : "¥",
          value: typeof step === "number" ? String(320 + 17 * i) : "–",
          step,
          says: en,
        };
      }),
      beside: [{ key: "0", name: "省份未知或在境外", value: "1,204", says: "" }],
      ends: { low: "320", high: "881" },
    };
    await expect(tileMapSvg(map, look)).toMatchFileSnapshot(golden(`tileMap-${mode}`));
  });
  test("cohorts: more is further from the page, the open diagonal is hatched", async () => {
    await expect(heatSvg(cohortTable(cohortShares, look), look)).toMatchFileSnapshot(
      golden(`cohorts-${mode}`),
    );
  });
  test("a triangle with a month that is not over, one that is cut, and a figure that nobody knows", async () => {
    const cell = (step: number | null | undefined, ...lines: string[]) => ({ step, lines });
    const table = {
      corner: "首购月",
      columns: ["0 月", "1 月", "2 月"],
      rows: [
        { name: "2026-01", cells: [cell(undefined), cell(2, "1.2万"), cell(null, "3,400")] },
        { name: "2026-02", cells: [cell(7, "18.6万"), cell(null, "0")] },
        { name: "2026-03", cells: [cell(undefined, "–")] },
      ],
    };
    await expect(heatSvg(table, look)).toMatchFileSnapshot(golden(`triangle-${mode}`));
  });
  test("flow: bands as thick as what goes along them, coloured by where they come from, the rest grey", async () => {
    const flow = {
      froms: ["门店", "小程序", "rest"],
      tos: ["高价值", "潜力客户（长名字放不下就截短）", "低价值"],
      cells: [
        { from: "门店", to: "高价值", size: 420 },
        { from: "门店", to: "低价值", size: 180 },
        { from: "小程序", to: "高价值", size: 90 },
        { from: "小程序", to: "潜力客户（长名字放不下就截短）", size: 210 },
        { from: "rest", to: "低价值", size: 1 },
      ],
    };
    const named = (key: string) => ({
      name: key === "rest" ? "其他 3 组" : key,
      value: "320 人",
      colour: key === "rest" ? undefined : flow.froms.indexOf(key),
    });
    await expect(sankeySvg(flow, named, look)).toMatchFileSnapshot(golden(`sankey-${mode}`));
  });
  test("RFM: customers and money per head in each cell", async () => {
    const cells = rfmCells.map(({ r, f, customers, each }) => ({
      r,
      f,
      customers,
      amount: customers * each,
    }));
    await expect(heatSvg(rfmTable(cells, look), look)).toMatchFileSnapshot(golden(`rfm-${mode}`));
  });
});

test("a drawing is well-formed: no quote of a font's name ends an attribute early", () => {
  const tags = svgOf(revenueBars(weeks, light), light).match(/<[^/!?][^>]*>/g) ?? [];
  expect(tags.length).toBeGreaterThan(20);
  const whole = /^<[\w:-]+(\s+[\w:-]+="[^"<]*")*\s*\/?>$/;
  expect(tags.filter((tag) => !whole.test(tag))).toEqual([]);
});

test("an open week is hatched and an undefined quarter is a gap", () => {
  expect(svgOf(revenueBars(weeks, light), light)).toContain("<pattern");
  const line =
    svgOf(trendLine(history, "rate", light), light).match(/<path[^>]*stroke="#14694F"[^>]*>/g) ?? [];
  expect(line.some((path) => (path.match(/M/g) ?? []).length > 1)).toBe(true);
});

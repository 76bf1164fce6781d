import { z } from "zod";
import { csvBytes } from "../customers/csvBytes.ts";
import { xlsxSheet } from "../customers/xlsxSheet.ts";
import { lineBlocks } from "../platform/lineBlocks.ts";
import type { StreamContext } from "../stream.ts";
import { download } from "../stream.ts";
import { forecastSelection } from "./forecastSelection.ts";
import { namesOfCustomers } from "./namesOfCustomers.ts";
import { forecastFilter } from "./schema.ts";
import { type ScoreRow, scoreNames } from "./scoreOf.ts";

type Cell = string | number | null;

const blockRows = 2000;

/** The member number comes first: pasted or imported, the list finds the same customers again. */
const titles = {
  zh: [
    "会员号",
    "客户编号",
    "原编号",
    "姓名",
    "负责人",
    "还在的概率",
    "30天内买的概率",
    "90天预计次数",
    "6个月预计次数",
    "12个月预计次数",
    "预计每次金额",
    "90天预计消费",
    "6个月预计消费",
    "12个月CLV",
    "CLV下限",
    "CLV上限",
    "12个月毛利",
    "晚了几倍",
    "算到",
  ],
  en: [
    "member number",
    "customer id",
    "original number",
    "name",
    "owner",
    "P(alive)",
    "P(buys in 30 days)",
    "purchases in 90 days",
    "purchases in 6 months",
    "purchases in 12 months",
    "expected order",
    "spend in 90 days",
    "spend in 6 months",
    "12-month CLV",
    "CLV low",
    "CLV high",
    "12-month profit",
    "late by",
    "as of",
  ],
} as const;

/** `/api/files/forecast/csv` or `xlsx`: everybody a list of forecasts finds, with intervals, in bounded memory. */
export const forecastDownload = download({
  may: "customers:export",
  says: { zh: "导出预测名单为 CSV 或 XLSX", en: "Export a list of forecasts as CSV or XLSX" },
  input: forecastFilter.extend({ id: z.enum(["csv", "xlsx"]) }),
  async open(context, { id: format, ...filter }) {
    const { language, audit } = context;
    const selection = await forecastSelection(context, filter);
    const blocks = blocksOf(context, selection);
    await audit({ target: `forecast:${selection.run.id}`, summary: { format, ...filter } });
    return {
      name: `forecast-${selection.run.asOf}.${format}`,
      type:
        format === "csv"
          ? "text/csv; charset=utf-8"
          : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      body: format === "csv" ? csvBytes(blocks) : xlsxSheet(language === "zh" ? "预测" : "Forecast", blocks),
    };
  },
});

async function* blocksOf(
  context: StreamContext,
  { run, sql, order, params }: Awaited<ReturnType<typeof forecastSelection>>,
): AsyncGenerator<Cell[][]> {
  yield [[...titles[context.language]]];
  const pieces = context.ch.stream(`select ${scoreNames}\n${sql}\n${order}`, params, {
    format: "JSONEachRow",
    signal: context.signal,
  });
  for await (const lines of lineBlocks(pieces, blockRows)) {
    const rows = lines.map((line) => JSON.parse(line) as ScoreRow);
    const named = await namesOfCustomers(
      context,
      rows.map((row) => row.customer_id),
    );
    yield rows.map((row) => {
      const { memberNo, publicId, sourceNo, name, owner } = named(row.customer_id);
      return [
        memberNo,
        publicId,
        sourceNo,
        name,
        owner,
        row.p_alive,
        row.buys_30,
        row.purchases_90,
        row.purchases_180,
        row.purchases_365,
        row.order_value,
        row.spend_90,
        row.spend_180,
        row.clv_365,
        row.clv_365_low,
        row.clv_365_high,
        row.profit_365,
        row.lateness,
        run.asOf,
      ];
    });
  }
}

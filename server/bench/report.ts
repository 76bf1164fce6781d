import type { Phase, Used } from "./benchProduct.ts";
import type { FigureTime } from "./figures.ts";
import type { FirstPage } from "./firstPage.ts";
import type { ForecastTime } from "./forecast.ts";
import type { Imported } from "./importFile.ts";
import type { OrderFile } from "./largeFiles.ts";
import type { PageTime } from "./pages.ts";
import type { Loaded } from "./plainLoad.ts";
import type { Machine } from "./processes.ts";
import type { SegmentTimes } from "./segmentTimes.ts";

export interface Report {
  customers: number;
  machine: Machine;
  load: { before: number; after: number };
  file?: OrderFile;
  plain?: Loaded;
  orders?: Imported;
  people?: Imported;
  peaksOfImport?: Used;
  peaksOfPages?: Used;
  pages?: PageTime[];
  firstPage?: FirstPage;
  figures?: FigureTime[];
  forecast?: ForecastTime;
  segments?: SegmentTimes;
}

/** What an import may cost of the plain load, what the product's own process may hold, and what people may wait for. */
const bars = {
  importRatio: 2.5,
  ownBytes: 2 ** 30,
  refitSeconds: 60,
  statisticsSeconds: 10,
  lcpMs: 1500,
  scriptBytes: 350 * 1024,
  segmentRatio: 1.5,
  estimateMs: 300,
  metricRatio: 1.3,
  coldDashboardMs: 4000,
  keptDashboardMs: 200,
};

/** The report for people to read. */
export function table(report: Report): string {
  const { machine, load } = report;
  const lines = [
    "",
    `${machine.cpu}, ${machine.cores} cores, ${machine.memory}, Node ${machine.node}; ` +
      `load average ${load.before} before, ${load.after} after`,
  ];
  if (report.file) {
    const { rows, orders, bytes } = report.file;
    lines.push(`${report.customers} customers, ${orders} orders, ${rows} lines, ${megabytes(bytes)}`);
  }
  if (report.orders) lines.push("", ...importLines(report));
  if (report.forecast) {
    const { model, compared, refitted, statistics } = report.forecast;
    lines.push(
      "",
      row("models compared, everyone scored", `${compared.toFixed(1)} s, ${model}`),
      row(
        "refit, everyone scored and kept",
        `${refitted.toFixed(1)} s (bar ${bars.refitSeconds}) ${verdict(refitted <= bars.refitSeconds)}`,
      ),
      row(
        "  of which statistics",
        `${statistics.toFixed(1)} s (bar ${bars.statisticsSeconds}) ${verdict(statistics <= bars.statisticsSeconds)}`,
      ),
    );
  }
  if (report.people)
    lines.push(
      "",
      row("import of customers", `${report.people.seconds.toFixed(1)} s`),
      ...report.people.phases.map(phaseLine),
    );
  if (report.pages) {
    lines.push("", `${"pages".padEnd(44)}${"p50".padStart(9)}${"p99".padStart(9)}      bar`);
    for (const page of report.pages)
      lines.push(
        `${page.what.padEnd(44)}${ms(page.p50)}${ms(page.p99)}${page.bar ? `   ${page.of} ≤ ${page.bar} ms ${verdict(page[page.of ?? "p50"] <= page.bar)}` : ""}`,
      );
    if (report.peaksOfPages) lines.push(row("peak memory", usedBytes(report.peaksOfPages)));
  }
  if (report.firstPage) lines.push("", ...firstPageLines(report.firstPage));
  if (report.figures) {
    lines.push(
      "",
      `${"figures, best of three: clock (processor)".padEnd(44)}${"product".padStart(20)}${"by hand".padStart(20)}    ratio`,
    );
    lines.push(...report.figures.map(figureLine));
  }
  if (report.segments) lines.push("", ...segmentLines(report.segments));
  return `${lines.join("\n")}\n`;
}

function segmentLines(found: SegmentTimes): string[] {
  const under: Record<string, number> = {
    ratio: bars.segmentRatio,
    "estimate p95, ms": bars.estimateMs,
  };
  return Object.entries(found).map(([name, value]) => {
    const bar = under[name];
    return row(
      name === "ratio" ? "five conditions against the query by hand" : name,
      `${value}${bar === undefined ? "" : ` (bar ${bar}) ${verdict(value <= bar)}`}`,
    );
  });
}

function figureLine({ what, product, byHand, ratio }: FigureTime): string {
  const bar = { "12 tiles, cold": bars.coldDashboardMs, "12 tiles, kept": bars.keptDashboardMs }[what];
  const against =
    byHand && ratio !== null
      ? `${both(byHand)}    × ${ratio.toFixed(2)} ${verdict(ratio <= bars.metricRatio)}`
      : "";
  const under = bar === undefined ? "" : ` (bar ${bar} ms) ${verdict(product.wall <= bar)}`;
  return `${what.padEnd(44)}${both(product)}${against}${under}`;
}

function firstPageLines(found: FirstPage): string[] {
  if ("skipped" in found) return [row("first page after sign-in", found.skipped)];
  const { lcp, script, charts, before, loads, what } = found;
  return [
    row("first page after sign-in, empty cache", `${loads} loads on loopback, painted last: ${what}`),
    row(
      "  largest contentful paint",
      `median ${lcp.median.toFixed(0)} ms, worst ${lcp.worst.toFixed(0)} ms (bar ${bars.lcpMs}) ${verdict(lcp.worst <= bars.lcpMs)}`,
    ),
    row(
      "  JavaScript, gzipped",
      `${(script / 1024).toFixed(0)} KB (bar ${bars.scriptBytes / 1024}) ${verdict(script <= bars.scriptBytes)}; charts ${(charts / 1024).toFixed(0)} KB; ${(before / 1024).toFixed(0)} KB of all before that paint`,
    ),
  ];
}

function importLines({ plain, orders, peaksOfImport }: Report): string[] {
  if (!orders) return [];
  const { cpu } = orders;
  const all = cpu.server + cpu.clickhouse + cpu.postgres;
  const lines: string[] = [];
  if (plain) {
    const ratio = orders.seconds / plain.seconds;
    lines.push(
      row("plain load", `${plain.seconds.toFixed(1)} s, ${plain.cpu.toFixed(1)} s of processor`),
      row("import of orders", `${orders.seconds.toFixed(1)} s, ${all.toFixed(1)} s of processor`),
      row("ratio", `× ${ratio.toFixed(2)} (bar ${bars.importRatio}) ${verdict(ratio <= bars.importRatio)}`),
    );
  } else lines.push(row("import of orders", `${orders.seconds.toFixed(1)} s`));
  lines.push(...orders.phases.map(phaseLine));
  lines.push(
    row(
      "processor",
      `server ${cpu.server.toFixed(1)} s, ClickHouse ${cpu.clickhouse.toFixed(1)} s, PostgreSQL ${cpu.postgres.toFixed(1)} s`,
    ),
    row("upload before it", `${orders.upload.toFixed(1)} s`),
  );
  if (peaksOfImport)
    lines.push(
      row(
        "peak memory",
        `${usedBytes(peaksOfImport)} (server: bar ${megabytes(bars.ownBytes)}) ${verdict(peaksOfImport.server <= bars.ownBytes)}`,
      ),
    );
  return lines;
}

const row = (what: string, value: string) => `${what.padEnd(44)}${value}`;
const ms = (value: number) => `${value.toFixed(0)} ms`.padStart(9);
const both = ({ wall, cpu }: FigureTime["product"]) =>
  `${wall.toFixed(0)} (${cpu.toFixed(0)}) ms`.padStart(20);
const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
const verdict = (good: boolean) => (good ? "✓" : "✗");
const usedBytes = (used: Used) =>
  `server ${megabytes(used.server)}, ClickHouse ${megabytes(used.clickhouse)}, PostgreSQL ${megabytes(used.postgres)} (its shared pages counted in each of its processes)`;

const phaseLine = ({ name, seconds, cpu }: Phase) =>
  row(
    `  ${name}`,
    `${seconds.toFixed(1)} s; processor: server ${cpu.server.toFixed(1)}, engine ${cpu.clickhouse.toFixed(1)}, PostgreSQL ${cpu.postgres.toFixed(1)} s`,
  );

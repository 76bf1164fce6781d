/**
 * How fast the product is on this machine, against the engine alone in the same run:
 * `npm run bench -- [--customers 100000] [--only import,figures,models,pages,browser,segments] [--json] [--data DIR]`.
 * The last fills a store of its own. A folder that is named is kept, with the generated file and the imported rows; with --reuse the rows of the run before are measured again.
 */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { BenchProduct } from "./benchProduct.ts";
import { measureFigures } from "./figures.ts";
import { measureFirstPage } from "./firstPage.ts";
import { measureForecast } from "./forecast.ts";
import { importFile } from "./importFile.ts";
import { customerFile, orderFile } from "./largeFiles.ts";
import { measurePages } from "./pages.ts";
import { plainLoad } from "./plainLoad.ts";
import { loadAverage, machine } from "./processes.ts";
import { type Report, table } from "./report.ts";
import { measureSegments } from "./segmentTimes.ts";

const { values: options } = parseArgs({
  options: {
    customers: { type: "string", default: "100000" },
    only: { type: "string", default: "import,figures,models,pages,browser,segments" },
    data: { type: "string" },
    reuse: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});
const customers = Number(options.customers);
if (!Number.isSafeInteger(customers) || customers < 100 || customers > 10_000_000)
  throw new RangeError(`--customers must be from 100 to 10,000,000: ${options.customers}`);
const wanted = new Set(options.only.split(","));
const folder = options.data ?? mkdtempSync(join(tmpdir(), "perennial-bench-"));
mkdirSync(folder, { recursive: true });
// Started as root, PostgreSQL runs as an account of its own, which has to get through.
if (!options.data) chmodSync(folder, 0o711);
const data = join(folder, "data");
const tell = (text: string) => {
  if (!options.json) process.stdout.write(text);
};

const report: Report = { customers, machine: machine(), load: { before: loadAverage(), after: 0 } };
const bundle = fileURLToPath(new URL("../../.build/server/main.js", import.meta.url));
try {
  tell(`${customers} customers in ${folder}\n`);
  if ([...wanted].some((part) => part !== "segments")) await measureProduct();
  if (wanted.has("segments")) {
    tell("segments …\n");
    report.segments = await measureSegments(customers, join(folder, "segments"));
  }
  report.load.after = loadAverage();
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : table(report));
} finally {
  if (!options.data) rmSync(folder, { recursive: true, force: true });
}

async function measureProduct(): Promise<void> {
  const orders = await orderFile(join(folder, "orders.csv"), customers);
  report.file = orders;
  tell(`order file: ${orders.rows} lines, ${(orders.bytes / 1e6).toFixed(0)} MB\n`);
  if (wanted.has("import")) {
    tell("the engine alone …\n");
    report.plain = await plainLoad(join(folder, "plain"), orders.path);
    rmSync(join(folder, "plain"), { recursive: true, force: true });
  }
  const reuse = options.reuse && existsSync(data);
  if (!reuse) rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const product = new BenchProduct(data, bundle);
  await product.start();
  try {
    if (!reuse) {
      tell("the product …\n");
      report.orders = await importFile(product, "orders", orders.path);
      report.peaksOfImport = product.peaks();
      checkRows(report.orders.rows, orders.rows);
    }
    if (wanted.has("models")) {
      tell("forecasts …\n");
      report.forecast = await measureForecast(product);
    }
    if (wanted.has("pages")) {
      if (!reuse) {
        tell("names and telephone numbers of the same customers …\n");
        const file = await customerFile(join(folder, "customers.csv"), customers);
        report.people = await importFile(product, "customers", file);
      }
      tell("pages …\n");
      report.pages = await measurePages(product, folder, Number(options.seed));
      report.peaksOfPages = product.peaks();
    }
    if (wanted.has("browser")) {
      tell("the first page in a browser …\n");
      report.firstPage = await measureFirstPage(product);
    }
  } finally {
    await product.stop();
  }
  if (wanted.has("figures")) {
    tell("figures …\n");
    report.figures = await measureFigures(data);
  }
}

/** A fast import that loses rows is no import. */
function checkRows(imported: Record<string, number>, wantedRows: number): void {
  if (imported.new !== wantedRows)
    throw new Error(`${wantedRows} lines in the file, imported ${JSON.stringify(imported)}`);
}

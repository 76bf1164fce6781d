import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FactField } from "../../fact.ts";
import { EmbeddedClickHouse } from "../../platform/clickhouse/embedded.ts";
import { silent } from "../../platform/logger.ts";
import { clean } from "./clean.ts";
import { Layers } from "./Layers.ts";
import { lit } from "./sql.ts";
import { typed } from "./typed.ts";

const folder = mkdtempSync(join(tmpdir(), "perennial-fields-"));
const engine = new EmbeddedClickHouse({ directory: folder, log: silent, readers: 1 });
beforeAll(() => engine.start());
afterAll(async () => {
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

const options = { zone: "Asia/Shanghai", dateOrder: "dmy", decimalComma: false, latestYear: 2026 } as const;
const field = (type: FactField["type"], name = "x"): FactField => ({
  name,
  says: { zh: "", en: "" },
  type,
  synonyms: [],
  example: "",
});

async function ask(type: FactField["type"], values: readonly string[]) {
  const steps = new Layers("s");
  const made = typed(field(type), "c", steps, options);
  const from = Layers.nest(`(select arrayJoin([${values.map(lit).join(", ")}]) as c)`, [steps]);
  return engine.rows<{ c: string; value: string; error: string }>(
    `select c, toString(${made.value}) as value, ${made.error} as error from ${from}`,
  );
}

/** The cells that the short way holds for plain, with what it makes of them. */
async function askShort(type: FactField["type"], values: readonly string[]) {
  const short = clean(field(type), "c", options);
  if (!short) throw new Error(`${type} has no short way`);
  const cells = (list: readonly string[]) => `(select arrayJoin([${list.map(lit).join(", ")}]) as c)`;
  const tested = await engine.rows<{ c: string; plain: number }>(
    `select c, toUInt8(${short.test}) as plain from ${cells(values)}`,
  );
  const plain = tested.filter((r) => Number(r.plain) === 1).map((r) => r.c);
  return engine.rows<{ c: string; value: string }>(
    `select c, toString(${short.value}) as value from ${cells(plain)}`,
  );
}

const odd = [
  "",
  " ",
  "-",
  "--",
  "N/A",
  "NA",
  "na",
  "null",
  "NULL",
  "None",
  "nan",
  "无",
  "0",
  "00123",
  "1.0",
  "13085.0",
  "1E5",
  "1.38E+10",
  "'00123",
  '="1"',
  "Total",
  "subtotal",
  "合计",
  "Ａ１",
  "a b",
  "a  b",
  " a",
  "a ",
  "'=x",
  "=1+1",
  "/",
  "\\",
  "12",
  "-12.5",
  "+3",
  "1,299.00",
  "¥5",
  "(5)",
  "5-",
  "1.23456",
  "99999999999999",
  "2026-03-05",
  "2026-03-05 14:05:06",
  "2026-02-30",
  "2026-3-5",
  "0000-00-00",
  "2026-03-05 24:00:00",
  "1969-12-31",
  "2026年3月5日",
  "20260305",
  "46086",
  "1772690700",
  "abc-def_9",
  "中文",
  "中 文",
  "x".repeat(130),
  "a\tb",
  "#N/A",
  "\u3000中",
  "A\u00a0B",
];

test.each(["code", "text", "money", "quantity", "whole", "moment"] as const)(
  "%s: where the short way holds a cell for plain, it gives what the long way gives, and no error",
  async (type) => {
    const long = new Map((await ask(type, odd)).map((r) => [r.c, r]));
    const short = await askShort(type, odd);
    expect(short.length).toBeGreaterThan(0);
    for (const { c, value } of short) expect(long.get(c)).toEqual({ c, value, error: "" });
  },
);

test("dates in Chinese and English forms, with their errors", async () => {
  const rows = await ask("moment", [
    "2026年3月5日",
    "2026/3/5 14:05",
    "05-Mar-26",
    "3/5/2026",
    "46086",
    "2026-03-05T14:05:06Z",
    "5/13/2026",
    "2026-02-30",
    "2026-03-05 25:00",
    "昨天",
    "2026年3月5日 下午2:05",
  ]);
  expect(rows.map((r) => (r.error === "" ? r.value : r.error))).toEqual([
    "2026-03-04 16:00:00",
    "2026-03-05 06:05:00",
    "2026-03-04 16:00:00",
    "2026-05-02 16:00:00",
    "2026-03-04 16:00:00",
    "2026-03-05 14:05:06",
    "date_day_month",
    "date_impossible",
    "time_impossible",
    "date_unknown",
    "2026-03-05 06:05:00",
  ]);
});

test("amounts, phones and birthdays, with their errors", async () => {
  const money = await ask("money", [
    "1,299.00元",
    "￥1，299．5",
    "(120.5)",
    "1.2万",
    "12%",
    "100-200",
    "abc",
  ]);
  expect(money.map((r) => r.error || r.value)).toEqual([
    "1299",
    "1299.5",
    "-120.5",
    "12000",
    "number_percent",
    "number_range",
    "number_unknown",
  ]);
  const phones = await ask("phone", [
    "138 1234 4271",
    "+86 138-1234-4271",
    "0512-67321234",
    "138123442",
    "138****1234",
    "张三",
    "+1 415 555 2671",
    "1.38E+10",
  ]);
  expect(phones.map((r) => r.error || r.value)).toEqual([
    "+8613812344271",
    "+8613812344271",
    "+8651267321234",
    "phone_length",
    "phone_masked",
    "phone_letters",
    "+14155552671",
    "excel_shortened",
  ]);
  const days = await ask("birthday", [
    "1974-08",
    "1988/3/12",
    "90后",
    "农历1974年八月十五",
    "1974",
    "03-12",
    "1850-01-01",
  ]);
  expect(days.map((r) => r.error || r.value)).toEqual([
    "month|1974-08",
    "solar|1988-03-12",
    "birthday_decade",
    "lunar|1974-八-十五",
    "year|1974",
    "birthday_no_year",
    "birthday_out_of_range",
  ]);
});

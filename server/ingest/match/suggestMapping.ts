import type { Fact, FactField } from "../../fact.ts";
import type { Mapping } from "../options.ts";
import type { PreviewRow, Reading } from "../read/reading.ts";

export interface Suggestion {
  mapping: Mapping;
  /** Why a column is left out, by column name: it follows from other data, or nothing is called so. */
  left: Record<string, "derived" | "unknown">;
}

const traditional =
  "訂單號時間會員名稱數額價錢電話機郵編碼戶購買實類區縣聯繫備註顧業務門貨總計優發狀態開關創級積點餘簽縮歲齡職標";
const simplified =
  "订单号时间会员名称数额价钱电话机邮编码户购买实类区县联系备注顾业务门货总计优发状态开关创级积点余签缩岁龄职标";
const simpler = new Map([...traditional].map((character, n) => [character, [...simplified][n] ?? character]));

/** Case, blanks, punctuation, units in brackets and traditional characters do not matter. */
function bareName(name: string): string {
  return [...name.toLowerCase()]
    .map((character) => simpler.get(character) ?? character)
    .join("")
    .replace(/[(（[【].*?[)）\]】]/g, "")
    .replace(/[\s_\-./:：·*#'"’]+/g, "");
}

/** Which column is which field: by what it is called, then by what it holds. Each column and field is used once. */
export function suggestMapping(fact: Fact, reading: Reading, preview: readonly PreviewRow[]): Suggestion {
  const derived = new Set(fact.derived.map(bareName));
  const left: Suggestion["left"] = {};
  const candidates: { field: FactField; column: string; score: number }[] = [];
  for (const [at, column] of reading.columns.entries()) {
    const bare = bareName(column);
    // In JSON a name tells the way to it: in orders.amount the last part is the name.
    const inner =
      reading.container.startsWith("json") && column.includes(".")
        ? bareName(column.slice(column.lastIndexOf(".") + 1))
        : undefined;
    if (derived.has(bare)) {
      left[column] = "derived";
      continue;
    }
    const values = preview.map((r) => (r.cells[at] ?? "").trim()).filter((v) => v !== "");
    for (const [order, field] of fact.fields.entries()) {
      if (field.called && !field.called.test(column)) continue;
      const named = Math.max(
        nameScore(bare, field),
        inner === undefined ? 0 : nameScore(inner, field) - 0.02,
      );
      if (named === 0) continue;
      const held = values.length === 0 ? 0.5 : values.filter((v) => holds(v, field)).length / values.length;
      if (held < 0.3) continue;
      candidates.push({ field, column, score: named + held * 0.3 - order * 0.0001 - at * 0.00001 });
    }
  }
  candidates.push(...byValues(fact, reading, preview, derived));
  candidates.sort((a, b) => b.score - a.score);
  const mapping: Mapping = {};
  const used = new Set<string>();
  for (const { field, column, score } of candidates) {
    if (score < 0.5 || mapping[field.name] !== undefined || used.has(column)) continue;
    mapping[field.name] = column;
    used.add(column);
  }
  for (const column of reading.columns) if (!used.has(column) && !left[column]) left[column] = "unknown";
  return { mapping, left };
}

function nameScore(bare: string, field: FactField): number {
  let best = 0;
  for (const [rank, synonym] of field.synonyms.entries()) {
    const other = bareName(synonym);
    if (bare === other) best = Math.max(best, 1 - rank * 0.002);
    else if (other.length >= 2 && bare.length <= 30 && /[\u4e00-\u9fff]/.test(other) && bare.includes(other))
      best = Math.max(best, 0.55 + (other.length / bare.length) * 0.2);
    else if (other.length >= 5 && bare.includes(other))
      best = Math.max(best, 0.5 + (other.length / bare.length) * 0.2);
  }
  return best;
}

/** Headerless files: shapes that leave little doubt. */
function byValues(
  fact: Fact,
  reading: Reading,
  preview: readonly PreviewRow[],
  derived: ReadonlySet<string>,
): { field: FactField; column: string; score: number }[] {
  const found: { field: FactField; column: string; score: number }[] = [];
  for (const [at, column] of reading.columns.entries()) {
    if (derived.has(bareName(column))) continue;
    const nameless = /^#\d+$/.test(column);
    const values = preview.map((r) => (r.cells[at] ?? "").trim()).filter((v) => v !== "");
    if (values.length < 3) continue;
    const share = (test: RegExp) => values.filter((v) => test.test(v)).length / values.length;
    const put = (name: string, score: number) => {
      const field = fact.fields.find((f) => f.name === name);
      if (field) found.push({ field, column, score });
    };
    if (share(/^(\+?86[- ]?)?1[3-9]\d[\d -]{8,10}$/) > 0.9) put("phone", 0.8);
    if (share(/^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i) > 0.9) put("email", 0.8);
    if (share(dateShape) > 0.95 && nameless) put("ordered_at", 0.7);
    if (share(/^(男|女|male|female)$/i) > 0.9) put("gender", 0.7);
    if (!nameless || fact.kind !== "orders") continue;
    if (share(/^-?\d+\.\d{1,2}$/) > 0.9) put("amount", 0.65);
    else if (share(/^-?\d{1,3}$/) > 0.95 && at > 0) put("quantity", 0.6);
    else if (at === 0) put("customer_ref", 0.55);
  }
  return found;
}

const dateShape =
  /^((19|20)\d{2}\s*[-/.年]?\s*\d{1,2}\s*[-/.月]?\s*\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[-\s]?[A-Za-z]{3,9}[-\s,]*\d{2,4}|[A-Za-z]{3,9}\s+\d{1,2},?\s+\d{4}|[2-7]\d{4}(\.\d+)?$|1\d{9}$|\d{13}$)/;
const numberShape = /^[-+(¥￥$€£]*\s*[\d０-９][\d０-９,，.．\s]*(元|万|亿|%|CNY|RMB)?\)?-?$/i;

/** Whether a value can be of the field's type at all; the real check is SQL. */
function holds(value: string, field: FactField): boolean {
  switch (field.type) {
    case "moment":
    case "day":
      return dateShape.test(value);
    case "money":
    case "quantity":
      return numberShape.test(value);
    case "whole":
      return /^\d+(\.0+)?$/.test(value);
    case "phone":
      return (value.match(/\d/g)?.length ?? 0) >= 6 && value.length < 40;
    case "email":
      return /[@＠]/.test(value);
    case "birthday":
      return /\d{2}|后|月/.test(value) && value.length < 30;
    case "gender":
      return value.length <= 8;
    case "currency":
      return value.length <= 6;
    case "text":
      // A name is no bare number.
      return field.name !== "customer_name" && field.name !== "name" ? true : !/^[\d.,-]+$/.test(value);
    default:
      return true;
  }
}

/** How the column writes days: decided by a value above 12; `mdy` where every value fits both. */
export function dateOrderOf(values: readonly string[]): { order: "dmy" | "mdy"; certain: boolean } {
  let dmy = 0;
  let mdy = 0;
  for (const value of values) {
    const parts = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}/.exec(value);
    if (!parts) continue;
    if (Number(parts[1]) > 12) dmy++;
    if (Number(parts[2]) > 12) mdy++;
  }
  if (dmy > mdy) return { order: "dmy", certain: mdy === 0 };
  return { order: "mdy", certain: mdy > 0 && dmy === 0 };
}

/** 1.234,56 somewhere and 1,234.56 nowhere. */
export function decimalCommaOf(values: readonly string[]): boolean {
  const comma = values.filter((v) => /\d,\d{1,2}$/.test(v.trim())).length;
  const point = values.filter((v) => /\.\d{1,2}$|,\d{3}(\D|$)/.test(v.trim())).length;
  return comma > 0 && point === 0;
}

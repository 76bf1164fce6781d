import type { Params } from "../platform/clickhouse/client.ts";
import type { CustomFilter } from "./schema.ts";

/**
 * What is asked of the company's own fields, as conditions on the customer view's map of numbers. Texts are looked
 * for in PostgreSQL.
 */
export function customConditions(
  asked: readonly CustomFilter[],
  params: Record<string, Params[string]>,
): string[] {
  return asked.flatMap(({ field, filled, least, most, from, to, choices, yes }, n) => {
    const give = (name: string, type: string, value: Params[string]) => {
      params[`own${n}_${name}`] = value;
      return `{own${n}_${name}:${type}}`;
    };
    const number = give("field", "UInt16", field);
    const value = `custom[${number}]`;
    const tests = [
      ...(least === undefined ? [] : [`toFloat64(${value}) >= ${give("least", "Float64", least)}`]),
      ...(most === undefined ? [] : [`toFloat64(${value}) <= ${give("most", "Float64", most)}`]),
      ...(from === undefined ? [] : [`${value} >= ${give("from", "Int64", daysSince1970(from))}`]),
      ...(to === undefined ? [] : [`${value} < ${give("to", "Int64", daysSince1970(to))}`]),
      ...(choices ? [`has(${give("choices", "Array(UInt32)", choices)}, toUInt32(${value}))`] : []),
      ...(yes === undefined ? [] : [`${value} = ${yes ? 1 : 0}`]),
    ];
    const there = `mapContains(custom, ${number})`;
    if (filled === false) return [`not ${there}`];
    return [`(${[there, ...tests].join(" and ")})`];
  });
}

const daysSince1970 = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

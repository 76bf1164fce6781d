import type { Fact, FactField } from "../fact.ts";
import { clean } from "./fields/clean.ts";
import { Layers } from "./fields/Layers.ts";
import { lit, type Sql } from "./fields/sql.ts";
import { absent, type TypeOptions, typed } from "./fields/typed.ts";
import type { Fix, ImportOptions, Mapping } from "./options.ts";
import { flagCodes } from "./read/flagCodes.ts";
import type { Reading } from "./read/reading.ts";

/** When it holds, of which field, what. */
type Bad = [when: Sql, field: Sql, code: Sql];

export interface ValidateInput {
  fact: Fact;
  reading: Reading;
  mapping: Mapping;
  options: ImportOptions;
  /** What the file’s cells are read from (see `stage/cells.ts`). */
  cellsFrom: Sql;
  latestYear: number;
  /** Fields whose every cell was found plain: they take the short way. */
  clean?: ReadonlySet<string>;
  /** With the file's own cells, `c0` and on. */
  cells?: boolean;
}

/** Whether a wrong value makes its row unfit, or only leaves the field empty. */
export function rejects(field: FactField): boolean {
  if (field.required) return true;
  if (field.lenient) return false;
  if (field.type === "money" || field.type === "quantity" || field.type === "whole") return true;
  return field.type === "code" && field.name !== "original_order" && field.name !== "referrer";
}

/**
 * The one validator, for preview, check and bulk alike: a subselect with, per row, `row`, for each field `f_name` (typed
 * value), `e_name` (code of what is wrong, '' where nothing is), `h_name` (1 where the file gives something), and
 * `bad_field`, `bad_code` of the first thing that keeps the row out ('' for none).
 */
export function validated(input: ValidateInput): Sql {
  const { fact, reading, mapping, options, cellsFrom } = input;
  const types: TypeOptions = { ...options, latestYear: input.latestYear };
  const layers: Layers[] = [];
  const selected: Sql[] = [];
  const errors: Sql[] = [];
  const bad: Bad[] = Object.entries(flagCodes).map(([flag, code]) => [`flag = ${flag}`, "''", lit(code)]);
  for (const field of fact.fields) {
    const { name } = field;
    const column = columnOf(reading, mapping[name]);
    if (column === undefined) {
      selected.push(
        `${absent(field)} as f_${name}`,
        `'' as e_${name}`,
        `toUInt8(0) as h_${name}`,
        `'' as r_${name}`,
      );
      if (field.type === "moment" || field.type === "period") selected.push(`'day' as p_${name}`);
      continue;
    }
    const short = input.clean?.has(name) ? clean(field, column, types) : undefined;
    if (short) {
      selected.push(
        `${short.value} as f_${name}`,
        `'' as e_${name}`,
        `${short.filled ? "toUInt8(1)" : `toUInt8(${column} != '')`} as h_${name}`,
        `${column} as r_${name}`,
      );
      if (short.precision) selected.push(`${short.precision} as p_${name}`);
      if (field.required && !short.filled) bad.push([`h_${name} = 0`, lit(name), "'missing'"]);
      continue;
    }
    const fixes = options.fixes.filter((f) => f.field === name);
    const steps = new Layers(`s_${name}`);
    const cell = fixes.length > 0 ? steps.at(0, "fixed", fixedCell(column, fixes)) : column;
    const made = typed(field, cell, fixes.length > 0 ? steps.raised() : steps, types);
    layers.push(steps);
    const blanked = fixes.flatMap((f) => (f.how === "blank" ? [lit(f.code)] : []));
    const error =
      blanked.length > 0 ? `if((${made.error}) in (${blanked.join(", ")}), '', ${made.error})` : made.error;
    selected.push(
      `${made.value} as f_${name}`,
      `${error} as e_${name}`,
      `toUInt8(s_${name}_x != '') as h_${name}`,
      `${cell} as r_${name}`,
    );
    if (made.precision) selected.push(`${made.precision} as p_${name}`);
    errors.push(`(${lit(name)}, e_${name}, r_${name})`);
    const skipped = fixes.flatMap((f) => (f.how === "skip" ? [lit(f.code)] : []));
    if (field.required) bad.push([`h_${name} = 0`, lit(name), "'missing'"]);
    if (rejects(field)) bad.push([`e_${name} != ''`, lit(name), `e_${name}`]);
    else if (skipped.length > 0) bad.push([`e_${name} in (${skipped.join(", ")})`, lit(name), `e_${name}`]);
  }
  bad.push(...rowChecks(fact, mapping, input.latestYear));
  const source = `(select * from ${cellsFrom})`;
  if (input.cells) selected.push(...reading.columns.map((_, n) => `c${n}`));
  const values = `(select row, flag,\n  ${selected.join(",\n  ")}\nfrom ${Layers.nest(source, layers)})`;
  const all = errors.length > 0 ? `arrayFilter(e -> e.2 != '', [${errors.join(", ")}])` : "[]";
  // A number per reason first: choosing between texts for every row costs ten times as much.
  const reasons = bad.map(([when], n) => `${when}, ${n + 1}`).join(",\n  ");
  const pick = (part: 0 | 1) =>
    `if(bad_at = 0, '', multiIf(${bad.map(([, ...words], n) => `bad_at = ${n + 1}, ${words[part]}`).join(", ")}, ''))`;
  return `(select *, ${pick(0)} as bad_field, ${pick(1)} as bad_code, ${all} as errors
from (select *, toUInt16(multiIf(${reasons}, 0)) as bad_at from ${values}))`;
}

/** One cheap pass over the rows: which mapped columns are plain from top to bottom. */
export function cleanQuery(input: ValidateInput): { sql: Sql; fields: string[] } | undefined {
  const types: TypeOptions = { ...input.options, latestYear: input.latestYear };
  const tests = input.fact.fields.flatMap((field) => {
    const column = columnOf(input.reading, input.mapping[field.name]);
    const fixed = input.options.fixes.some((f) => f.field === field.name);
    const short = column === undefined || fixed ? undefined : clean(field, column, types);
    return short ? [{ name: field.name, sql: `countIf(not ${short.test}) = 0 as ${field.name}` }] : [];
  });
  if (tests.length === 0) return undefined;
  return {
    sql: `select ${tests.map((t) => t.sql).join(",\n  ")}\nfrom ${input.cellsFrom}`,
    fields: tests.map((t) => t.name),
  };
}

function columnOf(reading: Reading, name: string | undefined): Sql | undefined {
  if (name === undefined) return undefined;
  const at = reading.columns.indexOf(name);
  return at < 0 ? undefined : `c${at}`;
}

/** What no single field can tell. */
function rowChecks(fact: Fact, mapping: Mapping, latestYear: number): Bad[] {
  const has = (name: string) => mapping[name] !== undefined;
  if (fact.kind === "orders") {
    const money = ["amount", "unit_price", "paid_amount"].filter(has).map((f) => `h_${f} = 0`);
    return [
      [money.join(" and "), "'amount'", "'missing'"],
      [
        `f_ordered_at >= makeDateTime(${latestYear + 2}, 1, 1, 0, 0, 0, 'UTC')`,
        "'ordered_at'",
        "'date_far_future'",
      ],
      [
        "h_quantity and f_quantity = 0 and f_amount = 0 and f_unit_price = 0",
        "'quantity'",
        "'row_says_nothing'",
      ],
    ];
  }
  if (fact.kind === "customers") {
    const known = ["member_no", "customer_ref", "phone", "email", "name"]
      .filter(has)
      .map((f) => `f_${f} = ''`);
    return [[known.join(" and "), "''", "'customer_no_identity'"]];
  }
  if (fact.event) {
    const far: Bad[] = fact.fields
      .filter((f) => f.required && (f.type === "moment" || f.type === "period"))
      .map((f) => [
        `f_${f.name} >= makeDateTime(${latestYear + 2}, 1, 1, 0, 0, 0, 'UTC')`,
        lit(f.name),
        "'date_far_future'",
      ]);
    const named = fact.fields.filter((f) => f.identifies && has(f.name)).map((f) => `f_${f.name} = ''`);
    if (fact.event.needsParty) far.push([named.join(" and ") || "true", "''", "'fact_of_nobody'"]);
    return far;
  }
  const known = ["code", "name"].filter(has).map((f) => `f_${f} = ''`);
  return [[known.join(" and "), "'code'", "'missing'"]];
}

function fixedCell(column: Sql, fixes: readonly Fix[]): Sql {
  let cell = column;
  const values = fixes.flatMap((f) => (f.how === "value" ? [f] : []));
  if (values.length > 0)
    cell = `transform(${cell}, [${values.map((f) => lit(f.from)).join(", ")}], [${values.map((f) => lit(f.to)).join(", ")}], ${cell})`;
  const rows = fixes.flatMap((f) => (f.how === "row" ? [f] : []));
  if (rows.length > 0)
    cell = `if(row in (${rows.map((f) => f.row).join(", ")}), transform(row, [${rows.map((f) => f.row).join(", ")}], [${rows.map((f) => lit(f.to)).join(", ")}], ''), ${cell})`;
  return cell;
}

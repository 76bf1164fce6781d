import type { FactField } from "../../fact.ts";
import { lit, matches, type Sql } from "./sql.ts";
import type { TypeOptions } from "./typed.ts";

/** The short way for a column of which every cell is plain: a test for "plain", and the value without any mending. */
export interface Clean {
  test: Sql;
  value: Sql;
  /** No cell is empty. */
  filled: boolean;
  /** Only for moments. */
  precision?: Sql;
}

/**
 * Most columns of big files are plain from top to bottom: digits, ISO dates, codes. Where one cheap pass says so, the import
 * takes these expressions instead of the full ones, which give the same for such cells (a test holds the two together)
 * at a third of the time. An empty cell counts as plain only where it stays empty.
 */
export function clean(field: FactField, column: Sql, options: TypeOptions): Clean | undefined {
  switch (field.type) {
    case "code":
      return {
        test: `(length(${column}) <= 80 and ${matches(column, "^[A-Za-z_][A-Za-z0-9_-]*$|^\\d*$")} and ${column} not in (${notCodes.map(lit).join(", ")}))`,
        value: column,
        filled: false,
      };
    case "money":
    case "quantity":
      return options.decimalComma
        ? undefined
        : {
            test: matches(column, "^-?\\d{1,13}(\\.\\d{1,4})?$"),
            value: `toDecimal64(${column}, 4)`,
            filled: true,
          };
    case "whole":
      return { test: matches(column, "^\\d{1,15}$"), value: `toUInt64(${column})`, filled: true };
    case "moment": {
      const zone = lit(options.zone);
      const day = `parseDateTimeOrNull(${column}, '%Y-%m-%d', ${zone})`;
      const second = `parseDateTimeOrNull(${column}, '%Y-%m-%d %H:%i:%s', ${zone})`;
      const parsed = `if(length(${column}) = 10, ${day}, ${second})`;
      return {
        test: `ifNull(toYear(${parsed}) between 1970 and 2100, false)`,
        value: `toTimeZone(assumeNotNull(${parsed}), 'UTC')`,
        precision: `if(length(${column}) = 10, 'day', 'second')`,
        filled: true,
      };
    }
    case "text":
      return {
        test: `(lengthUTF8(${column}) <= 200 and not ${matches(column, "^[\\s\\x{3000}'-]|[\\s\\x{3000}]$|\\s\\s|[\\x00-\\x1f\\x{200b}\\x{feff}\\x{3000}\\x{fffd}\\x{a0}]|^/$|^N/A$|^(?i:null|none|nan|#n/a)$")})`,
        value: column,
        filled: false,
      };
    default:
      return undefined;
  }
}

/** Words of letters only that say "nothing" or stand in a row of totals. */
const notCodes = [
  ..."NA null NULL Null None nan NaN NaT".split(" "),
  ..."total Total TOTAL subtotal Subtotal".split(" "),
];

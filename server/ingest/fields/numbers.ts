import type { Layers } from "./Layers.ts";
import { cases, given, groups, matches, replaced, type Sql, type Typed } from "./sql.ts";

export interface NumberOptions {
  /** 1.234,56 instead of 1,234.56; the column's own values decide, or the user. */
  decimalComma: boolean;
}

const money = "[¥￥$€£₩\\s,，_']|人民币|RMB|CNY|USD|EUR|HKD|GBP|圆整|元整|元|圆|块";

/** Decimal(18, 4); more digits are rounded half away from zero. */
export function decimal(column: Sql, steps: Layers, { decimalComma }: NumberOptions): Typed {
  const x = steps.at(0, "x", given(column));
  // The common case: at most four decimals and no unit.
  const quick = steps.at(
    1,
    "quick",
    `if(${matches(x, "^-?\\d{1,13}(\\.\\d{1,4})?$")}, toDecimal64OrNull(${x}, 4), NULL)`,
  );
  const rest = steps.at(
    2,
    "rest",
    `if(isNull(${quick}), ${decimalComma ? `replaceAll(replaceAll(${x}, '.', ''), ',', '.')` : x}, '')`,
  );
  const cleaned = steps.at(3, "cleaned", replaced(rest, `(?i)${money}`, ""));
  const brackets = steps.at(4, "brackets", groups(cleaned, "^\\((.*)\\)$"));
  const signed = steps.at(
    5,
    "signed",
    `if(length(${brackets}) > 0, concat('-', ${brackets}[1]), ${cleaned})`,
  );
  const bare = replaced(signed, "(万|亿|[wW])$", "");
  const number = steps.at(
    6,
    "number",
    `if(endsWith(${bare}, '-'), concat('-', substring(${bare}, 1, length(${bare}) - 1)), ${bare})`,
  );
  const unit = `multiIf(match(${signed}, '万$|[wW]$'), 10000, endsWith(${signed}, '亿'), 100000000, 1)`;
  const wellFormed = steps.at(
    7,
    "formed",
    matches(number, "^[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,2})?$"),
  );
  const exact = steps.at(7, "exact", `toDecimal128OrNull(${number}, 10)`);
  const small = steps.at(7, "small", `abs(ifNull(toFloat64OrNull(${number}), 0)) * ${unit} < 1e13`);
  const slow = `if(${wellFormed} and ${small} and isNotNull(${exact}), toDecimal64(round(assumeNotNull(${exact}) * ${unit}, 4), 4), toDecimal64(0, 4))`;
  return {
    value: `if(isNotNull(${quick}), assumeNotNull(${quick}), ${slow})`,
    error: cases(
      [
        [`${x} = '' or isNotNull(${quick})`, "''"],
        [`endsWith(${x}, '%')`, "'number_percent'"],
        [
          `not ${wellFormed}`,
          `multiIf(${matches(x, "\\d\\s*[-~至到]\\s*\\d")}, 'number_range', ${matches(number, "^[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟角分整正点]+$")}, 'number_in_words', 'number_unknown')`,
        ],
        [`not ${small}`, "'number_too_large'"],
      ],
      "''",
    ),
  };
}

/** A whole number of at least zero, such as a line number. */
export function whole(column: Sql, steps: Layers): Typed {
  const x = steps.at(0, "x", replaced(given(column), "\\.0+$", ""));
  return {
    value: `toUInt64OrZero(${x})`,
    error: cases(
      [
        [`${x} = ''`, "''"],
        [`isNull(toUInt64OrNull(${x}))`, "'number_not_whole'"],
      ],
      "''",
    ),
  };
}

/** A number that a spreadsheet shortened to 1.38E+10 has lost its last digits for good. */
export const shortened = (x: Sql): Sql => matches(x, "^\\d(\\.\\d+)?[eE]\\+?\\d{2}$");

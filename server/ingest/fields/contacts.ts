import type { Layers } from "./Layers.ts";
import { shortened } from "./numbers.ts";
import { cases, given, groups, lit, matches, replaced, type Sql, type Typed } from "./sql.ts";

/**
 * A telephone number as E.164 (+8613812344271). Chinese mobiles and landlines are judged here; a number with the code
 * of another country is kept when its length can be right, and libphonenumber looks at it before it identifies anyone.
 */
export function phone(column: Sql, steps: Layers): Typed {
  const x = steps.at(0, "x", given(column));
  // Two numbers in a cell: the first counts.
  const one = steps.at(1, "one", `splitByRegexp('[;；,、|/]| 或 ', ${replaced(x, "\\.0$", "")})[1]`);
  const spaced = steps.at(2, "spaced", replaced(one, "[\\s().-]", ""));
  const digits = steps.at(3, "digits", replaced(spaced, "^(\\+86|0086)", ""));
  const national = steps.at(
    4,
    "national",
    `if(${matches(digits, "^86(1[3-9]\\d{9}|0?\\d{9,11})$")} and length(${digits}) >= 12, substring(${digits}, 3), ${digits})`,
  );
  const mobile = steps.at(5, "mobile", matches(national, "^0?1[3-9]\\d{9}$"));
  const landline = steps.at(5, "landline", matches(national, "^0[1-9]\\d{1,2}[2-9]\\d{6,7}$"));
  const service = steps.at(5, "service", matches(national, "^(400|800)\\d{7}$"));
  const foreign = steps.at(5, "foreign", matches(spaced, "^(\\+|00)[1-9]\\d{6,14}$"));
  return {
    value: cases(
      [
        [mobile, `concat('+86', right(${national}, 11))`],
        [landline, `concat('+86', substring(${national}, 2))`],
        [service, `concat('+86', ${national})`],
        [
          `${foreign} and not ${matches(spaced, "^(\\+86|0086)")}`,
          `concat('+', ${replaced(spaced, "^(\\+|00)", "")})`,
        ],
      ],
      "''",
    ),
    error: cases(
      [
        [`${x} = '' or ${mobile} or ${landline} or ${service}`, "''"],
        [`${foreign} and not ${matches(spaced, "^(\\+86|0086)")}`, "''"],
        [shortened(x), "'excel_shortened'"],
        [matches(x, "\\*|xxx|XXX"), "'phone_masked'"],
        [matches(spaced, "[^\\d+]"), "'phone_letters'"],
        [matches(national, "^[2-9]\\d{6,7}$"), "'phone_no_area'"],
      ],
      "'phone_length'",
    ),
  };
}

/** Lower case, full-width @ mended. */
export function email(column: Sql, steps: Layers): Typed {
  const x = steps.at(0, "x", `lower(${replaced(given(column), "^mailto:|[\\s<>]", "")})`);
  const right = matches(
    x,
    "^[^@\\s,;，；]{1,64}@[a-z0-9\\x{80}-\\x{10ffff}](?:[a-z0-9.\\x{80}-\\x{10ffff}-]{0,250})\\.[a-z\\x{80}-\\x{10ffff}]{2,24}$",
  );
  return {
    value: `if(${right} and position(${x}, '*') = 0, ${x}, '')`,
    error: cases(
      [
        [matches(x, "\\*"), "'email_masked'"],
        [`${x} = '' or ${right}`, "''"],
      ],
      "'email_malformed'",
    ),
  };
}

/** A number or code that stands for someone or something: kept as it is written, blanks and Excel's marks gone. */
export function code(column: Sql, steps: Layers, longest = 120): Typed {
  const x = steps.at(0, "x", given(column));
  const cleaned = steps.at(1, "cleaned", `replaceRegexpOne(${x}, '^(\\\\d+)\\\\.0+$', '\\\\1')`);
  const formula = steps.at(2, "formula", groups(cleaned, '^="?([^"]*)"?$'));
  const value = `if(length(${formula}) > 0, ${formula}[1], ${cleaned})`;
  return {
    value,
    error: cases(
      [
        [shortened(x), "'excel_shortened'"],
        [`lengthUTF8(${x}) > ${longest}`, "'text_too_long'"],
        [
          matches(x, "^(合计|总计|小计|汇总|[Gg]rand [Tt]otal|[Tt]otal|TOTAL|[Ss]ubtotal)[:：]?$"),
          "'total_row'",
        ],
        [matches(x, "^=.*[(+*/]"), "'formula_text'"],
        [matches(x, "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]"), "'control_characters'"],
      ],
      "''",
    ),
  };
}

/** Free text: names, titles, addresses. Full-width signs stay as they are written. */
export function text(column: Sql, steps: Layers, longest: number): Typed {
  const trimmed = steps.at(
    0,
    "x",
    `if(match(${column}, ${lit("^[!-~]+(?: [!-~]+)*$")}), ${column}, trimBoth(replaceRegexpAll(${column}, ${lit("[\\s\\x{3000}\\x{200b}\\x{feff}]+")}, ' ')))`,
  );
  // Exports of this product put an apostrophe before what a spreadsheet would take for a formula.
  const unmarked = `if(startsWith(${trimmed}, '\\''), replaceRegexpOne(${trimmed}, '^\\'([=+@-])', '\\\\1'), ${trimmed})`;
  return {
    value: `if(${trimmed} in ('-', '--', '/', 'N/A', 'NULL', 'null', 'None', 'nan', 'NaN', '#N/A'), '', ${unmarked})`,
    error: cases(
      [
        [`lengthUTF8(${trimmed}) > ${longest}`, "'text_too_long'"],
        [`position(${column}, '\ufffd') > 0`, "'text_undecodable'"],
        [matches(column, "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]"), "'control_characters'"],
      ],
      "''",
    ),
  };
}

import type { CustomerKey } from "../../customers/customersByKey.ts";
import { plainText } from "../../customers/plainWord.ts";
import { nothing } from "../../ingest/fields/sql.ts";

/** A cell as the key that it stands for, or what is wrong with it; an empty key is an empty cell. */
export type CellKey = { key: string; wrong?: undefined } | { key: ""; wrong: string };

const forNothing = new Set(nothing);

/**
 * One reading with the importer's (`ingest/fields`), which is SQL: a test holds the two together, so that a number means the
 * same customer here as it does there.
 */
export function cellKey(by: CustomerKey, cell: string): CellKey {
  const text = plainText(cell);
  if (text === "" || forNothing.has(text)) return { key: "" };
  if (by === "phone") return phone(text);
  if (by === "email") return email(text);
  const found = code(text);
  return by === "id" && found.wrong === undefined ? { key: found.key.toLowerCase() } : found;
}

/** A number that a spreadsheet shortened to 1.38E+10 has lost its last digits for good. */
const shortened = /^\d(\.\d+)?[eE]\+?\d{2}$/;

function phone(text: string): CellKey {
  const [first = ""] = text.replace(/\.0$/, "").split(/[;；,、|/]| 或 /);
  const spaced = first.replace(/[\s().-]/g, "");
  const digits = spaced.replace(/^(\+86|0086)/, "");
  const national =
    /^86(1[3-9]\d{9}|0?\d{9,11})$/.test(digits) && digits.length >= 12 ? digits.slice(2) : digits;
  if (/^0?1[3-9]\d{9}$/.test(national)) return { key: `+86${national.slice(-11)}` };
  if (/^0[1-9]\d{1,2}[2-9]\d{6,7}$/.test(national)) return { key: `+86${national.slice(1)}` };
  if (/^(400|800)\d{7}$/.test(national)) return { key: `+86${national}` };
  if (/^(\+|00)[1-9]\d{6,14}$/.test(spaced) && !/^(\+86|0086)/.test(spaced))
    return { key: `+${spaced.replace(/^(\+|00)/, "")}` };
  if (shortened.test(text)) return wrong("excel_shortened");
  if (/\*|xxx|XXX/.test(text)) return wrong("phone_masked");
  if (/[^\d+]/.test(spaced)) return wrong("phone_letters");
  return wrong(/^[2-9]\d{6,7}$/.test(national) ? "phone_no_area" : "phone_length");
}

function email(text: string): CellKey {
  const mail = text.replace(/^mailto:|[\s<>]/g, "").toLowerCase();
  if (mail.includes("*")) return wrong("email_masked");
  return /^[^@\s,;，；]{1,64}@[a-z0-9\x80-\u{10ffff}][a-z0-9.\x80-\u{10ffff}-]{0,250}\.[a-z\x80-\u{10ffff}]{2,24}$/u.test(
    mail,
  )
    ? { key: mail }
    : wrong("email_malformed");
}

function code(text: string): CellKey {
  if (shortened.test(text)) return wrong("excel_shortened");
  if ([...text].length > 120) return wrong("text_too_long");
  if (/^(合计|总计|小计|汇总|[Gg]rand [Tt]otal|[Tt]otal|TOTAL|[Ss]ubtotal)[:：]?$/.test(text))
    return wrong("total_row");
  if (/^=.*[(+*/]/.test(text)) return wrong("formula_text");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f]/.test(text)) return wrong("control_characters");
  const whole = text.replace(/^(\d+)\.0+$/, "$1");
  return { key: /^="?([^"]*)"?$/.exec(whole)?.[1] ?? whole };
}

const wrong = (code: string): CellKey => ({ key: "", wrong: code });

import { LunarDay } from "tyme4ts";

export interface Birthday {
  /** In the solar calendar; the first of the month or year where only that is known. */
  birthday: string | null;
  birthday_kind: "solar" | "lunar" | "month" | "year" | null;
  /** `1974-08-15`, or `1974--08-15` for a day in a leap month. */
  birthday_lunar: string | null;
  birth_year: number | null;
}

export const noBirthday: Birthday = {
  birthday: null,
  birthday_kind: null,
  birthday_lunar: null,
  birth_year: null,
};

const lunarMonths = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
const lunarDigits = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/**
 * `solar|1974-08-15`, `lunar|1974-08-15`, `lunar|1974-闰08-15`, `lunar|1974-八-十五`, `month|1974-08`, `year|1974`;
 * undefined where there is no such day.
 */
export function readBirthday(text: string): Birthday | undefined {
  const [kind, rest = ""] = text.split("|");
  if (kind === "solar") {
    if (!realDay(rest)) return undefined;
    return {
      birthday: rest,
      birthday_kind: "solar",
      birthday_lunar: null,
      birth_year: Number(rest.slice(0, 4)),
    };
  }
  if (kind === "month" && /^\d{4}-(0[1-9]|1[0-2])$/.test(rest))
    return {
      birthday: `${rest}-01`,
      birthday_kind: "month",
      birthday_lunar: null,
      birth_year: Number(rest.slice(0, 4)),
    };
  if (kind === "year" && /^\d{4}$/.test(rest))
    return {
      birthday: `${rest}-01-01`,
      birthday_kind: "year",
      birthday_lunar: null,
      birth_year: Number(rest),
    };
  if (kind === "lunar") return lunarBirthday(rest);
  return undefined;
}

/** What `readBirthday` reads: for forms, exports and the history of changes. */
export function writeBirthday(of: Birthday): string | null {
  if (of.birthday_kind === null || of.birthday === null) return null;
  if (of.birthday_kind === "lunar")
    return `lunar|${(of.birthday_lunar ?? "").replace(/^(\d{4})--/, "$1-闰")}`;
  const length = { solar: 10, month: 7, year: 4 }[of.birthday_kind];
  return `${of.birthday_kind}|${of.birthday.slice(0, length)}`;
}

function lunarBirthday(text: string): Birthday | undefined {
  const parts = /^(\d{4})-(闰?)(.+)-(.+)$/.exec(text);
  if (!parts) return undefined;
  const [, yearText, leap, monthText, dayText] = parts as unknown as [string, string, string, string, string];
  const year = Number(yearText);
  const month = lunarNumber(monthText, true);
  const day = lunarNumber(dayText, false);
  if (!month || !day) return undefined;
  try {
    const solar = LunarDay.fromYmd(year, leap ? -month : month, day)
      .getSolarDay()
      .toString();
    const birthday = isoOf(solar);
    if (birthday === undefined) return undefined;
    const two = (n: number) => String(n).padStart(2, "0");
    return {
      birthday,
      birthday_kind: "lunar",
      birthday_lunar: `${year}-${leap ? "-" : ""}${two(month)}-${two(day)}`,
      birth_year: Number(birthday.slice(0, 4)),
    };
  } catch {
    return undefined;
  }
}

function isoOf(solar: string): string | undefined {
  const parts = /^(\d+)年(\d+)月(\d+)日$/.exec(solar);
  return parts ? `${parts[1]}-${parts[2]!.padStart(2, "0")}-${parts[3]!.padStart(2, "0")}` : undefined;
}

function lunarNumber(text: string, month: boolean): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  if (month) {
    const named = { 冬: 11, 腊: 12, 一: 1 }[text];
    return named ?? (lunarMonths.indexOf(text) + 1 || undefined);
  }
  if (text === "初十" || text === "十") return 10;
  if (text === "二十" || text === "廿") return 20;
  if (text === "三十") return 30;
  const [first = "", second] = [...text];
  const digit = lunarDigits.indexOf(second ?? first) + 1;
  if (digit === 0) return undefined;
  if (second === undefined) return digit;
  const tens = { 初: 0, 十: 10, 廿: 20 }[first];
  if (tens !== undefined) return tens + digit;
  const last = text.replace(/^二十/, "");
  return text.startsWith("二十") && lunarDigits.includes(last)
    ? 20 + lunarDigits.indexOf(last) + 1
    : undefined;
}

function realDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

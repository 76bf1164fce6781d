import type { Pair } from "../../refuse.ts";
import { addDays } from "../businessDays.ts";
import { calendarNames, unitNames } from "../messages.ts";
import type { Span } from "./schema.ts";

/** When: in front of a Chinese condition, behind an English one. */
export function spanText(span: Span): Pair {
  switch (span.kind) {
    case "ever":
      return ever;
    case "last": {
      const { zh, en } = unitNames[span.unit];
      return {
        zh: `最近 ${span.count} ${zh}`,
        en: span.count === 1 ? `in the last ${en.slice(0, -1)}` : `in the last ${span.count} ${en}`,
      };
    }
    case "ago":
      return span.from === undefined
        ? { zh: ` ${span.to} 天以前`, en: `${span.to} or more days ago` }
        : { zh: ` ${span.from} 到 ${span.to} 天前`, en: `${span.from} to ${span.to} days ago` };
    case "calendar":
      return calendarNames[span.period];
    case "dates": {
      const last = span.to ? addDays(span.to, -1) : undefined;
      if (span.from && last) return { zh: ` ${span.from} 至 ${last} `, en: `from ${span.from} to ${last}` };
      if (span.from) return { zh: ` ${span.from} 起`, en: `since ${span.from}` };
      return last ? { zh: `截至 ${last} `, en: `up to ${last}` } : ever;
    }
  }
}

const ever: Pair = { zh: "任何时候", en: "at any time" };

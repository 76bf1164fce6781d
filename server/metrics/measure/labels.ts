import { regionTitle } from "../../geo/regions.ts";
import type { Db } from "../../platform/database.ts";
import type { Pair } from "../../refuse.ts";
import { classTitles } from "../rfm/classes.ts";
import type { Dimension } from "../schema.ts";
import { dimensionOf } from "../slice/dimensions.ts";
import { levelTitles } from "../structure/levels.ts";

const unknown: Pair = { zh: "未知", en: "Unknown" };
const inNone: Pair = { zh: "不在任何分群", en: "In no segment" };
const notBefore: Pair = { zh: "此前未购买", en: "No purchase before" };
const notMember: Pair = { zh: "没有会员记录", en: "No membership on record" };
const fixed: Readonly<Partial<Record<Dimension, Readonly<Record<string, Pair>>>>> = {
  gender: {
    female: { zh: "女", en: "Female" },
    male: { zh: "男", en: "Male" },
    other: { zh: "其他", en: "Other" },
    unknown,
  },
  customerKind: {
    person: { zh: "个人", en: "Persons" },
    organisation: { zh: "企业", en: "Firms" },
    "": unknown,
  },
  ageBand: {
    "0-17": { zh: "18 岁以下", en: "Under 18" },
    "18-24": { zh: "18–24 岁", en: "18–24" },
    "25-34": { zh: "25–34 岁", en: "25–34" },
    "35-44": { zh: "35–44 岁", en: "35–44" },
    "45-54": { zh: "45–54 岁", en: "45–54" },
    "55-64": { zh: "55–64 岁", en: "55–64" },
    "65+": { zh: "65 岁以上", en: "65 and over" },
  },
  disputed: { "1": { zh: "有争议", en: "Disputed" }, "0": { zh: "无争议", en: "Not disputed" }, "": unknown },
  valueClass: { ...classTitles, "": notBefore },
  memberProgramme: {
    "": notMember,
    "*": { zh: "会员，没有写哪个计划", en: "A member, programme not given" },
  },
  memberTier: { "": notMember, "*": { zh: "会员，没有写等级", en: "A member, tier not given" } },
  valueLevel: { ...levelTitles, "": notBefore },
};

/** What people call the values of a slice. */
export async function labelsOf(
  db: Db,
  dimension: Dimension,
  values: readonly string[],
): Promise<Map<string, Pair>> {
  const same = (text: string): Pair => (text === "" ? unknown : { zh: text, en: text });
  const kind = dimensionOf(dimension).labels;
  if (kind === "stores" || kind === "people" || kind === "staff") {
    const ids = values.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0);
    const names = ids.length === 0 ? [] : await namesOf(db, kind, ids);
    const byId = new Map(names.map((row) => [String(row.id), row.name]));
    return new Map(
      values.map((value) => [value, same(byId.get(value) ?? (value === "0" ? "" : `#${value}`))]),
    );
  }
  if (kind === "segments") {
    const ids = values.map(Number).filter((id) => id > 0);
    const rows =
      ids.length === 0
        ? []
        : await db.selectFrom("segment").select(["id", "name"]).where("id", "in", ids).execute();
    const byId = new Map(rows.map((row) => [String(row.id), row.name]));
    return new Map(
      values.map((value) => [value, value === "" ? inNone : same(byId.get(value) ?? `#${value}`)]),
    );
  }
  if (kind === "regions")
    return new Map(
      values.map((value) => {
        const title = regionTitle(Number(value));
        return [value, title.zh === "" ? same(value === "0" ? "" : value) : title];
      }),
    );
  if (kind === "fixed")
    return new Map(values.map((value) => [value, fixed[dimension]?.[value] ?? same(value)]));
  return new Map(values.map((value) => [value, same(value)]));
}

async function namesOf(
  db: Db,
  kind: "stores" | "people" | "staff",
  ids: number[],
): Promise<{ id: number; name: string }[]> {
  if (kind === "staff") return db.selectFrom("staff").select(["id", "name"]).where("id", "in", ids).execute();
  return kind === "stores"
    ? db.selectFrom("store").select(["id", "name"]).where("id", "in", ids).execute()
    : db.selectFrom("member").select(["person as id", "name"]).where("person", "in", ids).execute();
}

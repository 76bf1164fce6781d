import type { Pair } from "../../refuse.ts";
import { type Dimension, type GroupDimension, isGroup, type NamedDimension } from "../schema.ts";

export interface DimensionOf {
  title: Pair;
  /** Of the order line or of an event: a customer may lie in several slices. Of the customer: exactly one. */
  of: "line" | "customer" | "event";
  /** A text expression over order_line, or over the published view customer. */
  column?: string;
  /** Depends on the period too, or on purchases: joined outside the metric, by this. */
  needs?: "birthYear" | "firstPurchase" | "valueClass" | "valueLevel" | "membership" | "segment";
  labels: "as is" | "stores" | "regions" | "people" | "segments" | "staff" | "fixed";
}

/** Every way to cut a figure that has a name of its own. Identifiers in SQL come from here and from nowhere else. */
const dimensions: Readonly<Record<NamedDimension, DimensionOf>> = {
  store: { title: { zh: "门店", en: "Store" }, of: "line", column: "toString(store)", labels: "stores" },
  channel: { title: { zh: "渠道", en: "Channel" }, of: "line", column: "toString(channel)", labels: "as is" },
  category: {
    title: { zh: "商品类目", en: "Category" },
    of: "line",
    column: "toString(category)",
    labels: "as is",
  },
  orderProvince: {
    title: { zh: "收货省份", en: "Delivery province" },
    of: "line",
    column: "toString(intDiv(region, 10000) * 10000)",
    labels: "regions",
  },
  province: {
    title: { zh: "客户省份", en: "Province" },
    of: "customer",
    column: "toString(intDiv(region, 10000) * 10000)",
    labels: "regions",
  },
  city: {
    title: { zh: "客户城市", en: "City" },
    of: "customer",
    column: "toString(intDiv(region, 100) * 100)",
    labels: "regions",
  },
  district: {
    title: { zh: "客户区县", en: "District" },
    of: "customer",
    column: "toString(region)",
    labels: "regions",
  },
  owner: {
    title: { zh: "负责人", en: "Owner" },
    of: "customer",
    column: "toString(owner)",
    labels: "people",
  },
  acquisitionChannel: {
    title: { zh: "获客渠道", en: "Acquisition channel" },
    of: "customer",
    column: "toString(channel)",
    labels: "as is",
  },
  acquisitionCampaign: {
    title: { zh: "获客活动", en: "Acquisition campaign" },
    of: "customer",
    column: "toString(campaign)",
    labels: "as is",
  },
  customerKind: {
    title: { zh: "个人或企业", en: "Person or firm" },
    of: "customer",
    column: "toString(kind)",
    labels: "fixed",
  },
  industry: {
    title: { zh: "行业", en: "Industry" },
    of: "customer",
    column: "toString(industry)",
    labels: "as is",
  },
  gender: {
    title: { zh: "性别", en: "Gender" },
    of: "customer",
    column: "toString(gender)",
    labels: "fixed",
  },
  ageBand: {
    title: { zh: "年龄段（当时）", en: "Age band (then)" },
    of: "customer",
    needs: "birthYear",
    labels: "fixed",
  },
  cohort: {
    title: { zh: "首购月份", en: "First purchase month" },
    of: "customer",
    needs: "firstPurchase",
    labels: "as is",
  },
  valueClass: {
    title: { zh: "价值等级（当时）", en: "Value class (then)" },
    of: "customer",
    needs: "valueClass",
    labels: "fixed",
  },
  valueLevel: {
    title: { zh: "价值高低（当时）", en: "Value level (then)" },
    of: "customer",
    needs: "valueLevel",
    labels: "fixed",
  },
  memberProgramme: {
    title: { zh: "会员计划（当时）", en: "Member of (then)" },
    of: "customer",
    needs: "membership",
    labels: "fixed",
  },
  memberTier: {
    title: { zh: "会员等级（当时）", en: "Member’s tier (then)" },
    of: "customer",
    needs: "membership",
    labels: "fixed",
  },
  segment: {
    title: { zh: "分群（当时）", en: "Segment (then)" },
    of: "customer",
    needs: "segment",
    labels: "segments",
  },
  staff: {
    title: { zh: "员工", en: "Staff" },
    of: "event",
    labels: "staff",
  },
  team: {
    title: { zh: "团队", en: "Team" },
    of: "event",
    labels: "as is",
  },
  product: {
    title: { zh: "产品", en: "Product" },
    of: "event",
    labels: "as is",
  },
  stage: {
    title: { zh: "阶段", en: "Stage" },
    of: "event",
    labels: "as is",
  },
  cause: {
    title: { zh: "原因", en: "Cause" },
    of: "event",
    labels: "as is",
  },
  campaign: {
    title: { zh: "活动", en: "Campaign" },
    of: "event",
    labels: "as is",
  },
  kind: {
    title: { zh: "互动方式", en: "Kind of contact" },
    of: "event",
    labels: "as is",
  },
  topic: {
    title: { zh: "话题", en: "Topic" },
    of: "event",
    labels: "as is",
  },
  programme: {
    title: { zh: "会员计划", en: "Programme" },
    of: "event",
    labels: "as is",
  },
  tier: {
    title: { zh: "会员等级", en: "Tier" },
    of: "event",
    labels: "as is",
  },
  survey: {
    title: { zh: "调查", en: "Survey" },
    of: "event",
    labels: "as is",
  },
  asked: {
    title: { zh: "问的方面", en: "What was asked about" },
    of: "event",
    labels: "as is",
  },
  disputed: {
    title: { zh: "有无争议", en: "Disputed" },
    of: "event",
    labels: "fixed",
  },
};

/** What a slice is: one of the above, or a column that events keep, which is called what the file calls it. */
export function dimensionOf(name: Dimension): DimensionOf {
  if (!isGroup(name)) return dimensions[name as NamedDimension];
  const column = groupColumn(name);
  return { title: { zh: column, en: column }, of: "event", labels: "as is" };
}

const groupColumn = (name: GroupDimension): string => name.slice("group:".length);

/** A file's own words never stand in a statement as they are: neither as a name nor among its placeholders. */
export const hexOf = (name: GroupDimension): string => Buffer.from(groupColumn(name)).toString("hex");

/** Under which name a slice stands in a statement. */
export const sliceColumn = (name: Dimension): string =>
  isGroup(name) ? `slice_group_${hexOf(name)}` : `slice_${name}`;

export function lineColumn(name: Dimension): string {
  const { of, column } = dimensionOf(name);
  if (of !== "line" || !column) throw new RangeError(`${name} is no slice of the order line`);
  return column;
}

import type { ComponentType } from "react";
import type { IconName } from "./kit/Icon.tsx";
import type { Pair } from "./phrase.ts";

export type Group = "analyse" | "operate" | "evaluate" | "data";

export interface PageLine {
  path: string;
  name: Pair;
  /** The page's folder, loaded when it is first opened. */
  load(): Promise<{ Page: ComponentType }>;
  /** Needed to see it at all; the server asks again for each figure. */
  may: string;
  /** Where it stands in the navigation; left out, it is reached from another page. */
  place?: { icon: IconName; group?: Group; phone?: boolean };
  /** `G` then this letter goes there. */
  letter?: string;
  /** Extra words under which the search finds it. */
  words?: string;
}

/** Every page of the product: one line each, in the order of the navigation. */
export const pages: readonly PageLine[] = [
  {
    path: "/today",
    name: { zh: "今日", en: "Today" },
    load: () => import("./today/Page.tsx"),
    may: "followup:read",
    place: { icon: "calendar", phone: true },
    letter: "t",
    words: "jinri inbox tasks 待办 联系 跟进 follow up",
  },
  {
    path: "/overview",
    name: { zh: "总览", en: "Overview" },
    load: () => import("./overview/Page.tsx"),
    may: "metrics:read",
    place: { icon: "overview", phone: true },
    letter: "o",
    words: "zonglan 首页 home revenue 销售额",
  },
  {
    path: "/customers",
    name: { zh: "客户", en: "Customers" },
    load: () => import("./customers/Page.tsx"),
    may: "customers:read",
    place: { icon: "customers", phone: true },
    letter: "c",
    words: "kehu people list 名单 档案",
  },
  {
    path: "/customers/$customerId",
    name: { zh: "客户档案", en: "Customer file" },
    load: () => import("./customers/FilePage.tsx"),
    may: "customers:read",
  },
  {
    path: "/value",
    name: { zh: "价值", en: "Value" },
    load: () => import("./value/Page.tsx"),
    may: "metrics:read",
    place: { icon: "value", group: "analyse", phone: true },
    letter: "v",
    words: "jiazhi rfm clv ltv",
  },
  {
    path: "/structure",
    name: { zh: "结构", en: "Structure" },
    load: () => import("./structure/Page.tsx"),
    may: "metrics:read",
    place: { icon: "flow", group: "analyse" },
    letter: "y",
    words: "jiegou sankey migration 迁移 流动 升级 降级 等级",
  },
  {
    path: "/funnel",
    name: { zh: "漏斗", en: "Funnel" },
    load: () => import("./funnel/Page.tsx"),
    may: "metrics:read",
    place: { icon: "funnel", group: "analyse" },
    letter: "l",
    words: "loudou leads opportunities 线索 商机 转化 阶段 stage conversion win rate",
  },
  {
    path: "/interactions",
    name: { zh: "互动", en: "Interactions" },
    load: () => import("./interactions/Page.tsx"),
    may: "metrics:read",
    place: { icon: "talk", group: "analyse" },
    letter: "h",
    words: "hudong contacts effort quadrant 联系 回复 参与 象限 minutes reply",
  },
  {
    path: "/referrals",
    name: { zh: "推荐", en: "Referrals" },
    load: () => import("./referrals/Page.tsx"),
    may: "metrics:read",
    place: { icon: "tree", group: "analyse" },
    letter: "r",
    words: "tuijian referral viral k-factor word of mouth 口碑 转介绍 推荐树",
  },
  {
    path: "/categories",
    name: { zh: "品类", en: "Categories" },
    load: () => import("./penetration/Page.tsx"),
    may: "metrics:read",
    place: { icon: "grid", group: "analyse" },
    letter: "a",
    words: "pinlei penetration cross-sell 类目 渗透 缺口 搭配",
  },
  {
    path: "/trust",
    name: { zh: "能信吗", en: "Can I trust it" },
    load: () => import("./trust/Page.tsx"),
    may: "metrics:read",
    place: { icon: "flask", group: "analyse" },
    letter: "b",
    words: "nengxinma forecast model backtest 预测 模型 回看 检验",
  },
  {
    path: "/effect",
    name: { zh: "管理效果", en: "Effect" },
    load: () => import("./effect/Page.tsx"),
    may: "metrics:read",
    place: { icon: "quality", group: "evaluate" },
    letter: "m",
    words: "xiaoguo 复购 满意 忠诚 投诉 流失 口碑 互动 eight measures",
  },
  {
    path: "/nurture",
    name: { zh: "培育四项", en: "Nurturing" },
    load: () => import("./nurture/Page.tsx"),
    may: "metrics:read",
    place: { icon: "info", group: "evaluate" },
    letter: "n",
    words: "peiyu 转化 conversion 互动 周期 cycle",
  },
  {
    path: "/market",
    name: { zh: "市场", en: "Market" },
    load: () => import("./market/Page.tsx"),
    may: "metrics:read",
    place: { icon: "flag", group: "evaluate" },
    letter: "x",
    words: "shichang share competitors brand 份额 竞争 品牌 供应 缺货",
  },
  {
    path: "/explore",
    name: { zh: "探索", en: "Explore" },
    load: () => import("./explore/Page.tsx"),
    may: "metrics:read",
    place: { icon: "compass", group: "analyse" },
    letter: "e",
    words: "tansuo figures chart slice 指标 切片 图表 对比",
  },
  {
    path: "/dashboards",
    name: { zh: "看板", en: "Dashboards" },
    load: () => import("./dashboards/Page.tsx"),
    may: "metrics:read",
    place: { icon: "board", group: "analyse" },
    letter: "k",
    words: "kanban dashboard board 一页 收藏 共享",
  },
  {
    path: "/dashboards/$dashboardId",
    name: { zh: "看板", en: "Dashboard" },
    load: () => import("./dashboards/BoardPage.tsx"),
    may: "metrics:read",
  },
  {
    path: "/segments",
    name: { zh: "分群", en: "Segments" },
    load: () => import("./segments/Page.tsx"),
    may: "segments:read",
    place: { icon: "segments", group: "analyse" },
    letter: "f",
    words: "fenqun 人群 audience 名单 list rule 规则",
  },
  {
    path: "/segments/new",
    name: { zh: "新建分群", en: "New segment" },
    load: () => import("./segments/BuilderPage.tsx"),
    may: "segments:write",
  },
  {
    path: "/segments/groups",
    name: { zh: "自然分组", en: "Natural groups" },
    load: () => import("./segments/GroupsPage.tsx"),
    may: "segments:read",
  },
  {
    path: "/segments/$segmentId",
    name: { zh: "分群", en: "Segment" },
    load: () => import("./segments/FilePage.tsx"),
    may: "segments:read",
  },
  {
    path: "/segments/$segmentId/edit",
    name: { zh: "改分群", en: "Change segment" },
    load: () => import("./segments/BuilderPage.tsx"),
    may: "segments:write",
  },
  {
    path: "/strategies",
    name: { zh: "策略", en: "Strategies" },
    load: () => import("./strategies/Page.tsx"),
    may: "followup:read",
    place: { icon: "check", group: "operate" },
    letter: "p",
    words: "celue playbook 话术 节奏 offer",
  },
  {
    path: "/coverage",
    name: { zh: "覆盖", en: "Coverage" },
    load: () => import("./coverage/Page.tsx"),
    may: "followup:read",
    place: { icon: "table", group: "operate" },
    letter: "w",
    words: "fugai contacted rhythm 多久没联系",
  },
  {
    path: "/quality",
    name: { zh: "数据质量", en: "Data quality" },
    load: () => import("./customers/QualityPage.tsx"),
    may: "customers:read",
    place: { icon: "quality", group: "data" },
    letter: "q",
    words: "shuju zhiliang completeness missing stale 完整 缺失 过时",
  },
  {
    path: "/duplicates",
    name: { zh: "疑似重复", en: "Possible duplicates" },
    load: () => import("./customers/DuplicatesPage.tsx"),
    may: "customers:read",
    letter: "d",
    words: "chongfu merge 合并",
  },
  {
    path: "/import",
    name: { zh: "导入", en: "Import" },
    load: () => import("./ingest/Page.tsx"),
    may: "ingest:read",
    place: { icon: "import", group: "data" },
    letter: "i",
    words: "daoru upload 上传 excel csv 撤回 undo",
  },
  {
    path: "/settings",
    name: { zh: "设置", en: "Settings" },
    load: () => import("./settings/Page.tsx"),
    may: "session:read",
    place: { icon: "settings", group: "data" },
    letter: "s",
    words: "shezhi users 用户 api keys 密钥 audit 日志 company 公司",
  },
];

export const groupNames: Record<Group, Pair> = {
  analyse: { zh: "分析", en: "Analyse" },
  operate: { zh: "运营", en: "Operate" },
  evaluate: { zh: "评估", en: "Evaluate" },
  data: { zh: "数据", en: "Data" },
};

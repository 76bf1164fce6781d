import type { Pair } from "./phrase.ts";

const names: Readonly<Record<string, Pair>> = {
  administrator: { zh: "管理员", en: "Administrator" },
  manager: { zh: "主管", en: "Manager" },
  analyst: { zh: "分析", en: "Analyst" },
  sales: { zh: "销售", en: "Sales" },
  service: { zh: "客服", en: "Service" },
  viewer: { zh: "只读", en: "Viewer" },
};

export const roleNames = (role: string): Pair => names[role] ?? { zh: role, en: role };

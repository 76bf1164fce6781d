import type { Pair } from "../phrase.ts";

export const kinds = ["orders", "customers", "products"] as const;
export type Kind = (typeof kinds)[number];

export const kindNames: Record<Kind, Pair> = {
  orders: { zh: "订单", en: "Orders" },
  customers: { zh: "客户", en: "Customers" },
  products: { zh: "商品", en: "Products" },
};

export const stateNames: Record<string, Pair> = {
  draft: { zh: "没做完", en: "Draft" },
  checking: { zh: "正在检查", en: "Checking" },
  ready: { zh: "等您确认", en: "Ready" },
  running: { zh: "正在导入", en: "Importing" },
  done: { zh: "已导入", en: "Imported" },
  failed: { zh: "没有成功", en: "Failed" },
  cancelled: { zh: "已取消", en: "Cancelled" },
  undone: { zh: "已撤回", en: "Undone" },
};

import type { Pair } from "../phrase.ts";

const permissions: Readonly<Record<string, Pair>> = {
  "session:read": { zh: "登录，看自己的设置", en: "Sign in, own settings" },
  "metrics:read": { zh: "看指标", en: "See figures" },
  "metrics:sql": { zh: "看带数值的 SQL", en: "See SQL with values" },
  "customers:read": { zh: "看客户", en: "See customers" },
  "customers:write": { zh: "改客户", en: "Change customers" },
  "customers:merge": { zh: "合并客户", en: "Merge customers" },
  "customers:export": { zh: "导出客户", en: "Export customers" },
  "customers:erase": { zh: "删除个人信息", en: "Erase personal data" },
  "segments:read": { zh: "看分群", en: "See segments" },
  "segments:write": { zh: "改分群", en: "Change segments" },
  "ingest:read": { zh: "看导入", en: "See imports" },
  "ingest:write": { zh: "导入与撤回", en: "Import and undo" },
  "products:read": { zh: "看商品", en: "See products" },
  "products:write": { zh: "改商品", en: "Change products" },
  "settings:read": { zh: "看设置", en: "See settings" },
  "settings:write": { zh: "改设置", en: "Change settings" },
  "users:manage": { zh: "管理用户", en: "Manage users" },
  "keys:own": { zh: "用自己的 API 密钥", en: "Own API keys" },
  "audit:read": { zh: "看操作记录", en: "See the audit log" },
  "jobs:read": { zh: "看后台任务", en: "See jobs" },
  "backup:run": { zh: "备份", en: "Back up" },
};

const masked: Readonly<Record<string, Pair>> = {
  name: { zh: "姓名", en: "name" },
  phone: { zh: "电话", en: "phone" },
  email: { zh: "邮箱", en: "e-mail" },
  birthday: { zh: "生日", en: "birthday" },
  address: { zh: "地址", en: "address" },
  income: { zh: "收入", en: "income" },
};

/** A permission newer than this page is shown by its code. */
export const permissionNames = (code: string): Pair => permissions[code] ?? { zh: code, en: code };
export const maskedNames = (field: string): Pair => masked[field] ?? { zh: field, en: field };

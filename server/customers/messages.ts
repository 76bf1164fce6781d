import type { RefusalMessage } from "../refuse.ts";

export const refusals = {
  "customers.not_found": {
    status: 404,
    zh: "没有这位客户，或不在您可看的范围内。",
    en: "There is no such customer, or not among those you may see.",
  },
  "customers.masked": {
    status: 403,
    zh: "您的角色看不到{field}，不能按它搜索、筛选、排序、导出或修改。",
    en: "Your role does not see the field “{field}”: it cannot be searched, filtered, sorted, exported or changed.",
  },
  "customers.changed_meanwhile": {
    status: 409,
    zh: "这份档案刚被别人改过，请看过新内容再改。",
    en: "Someone else has just changed this file. Look at it again before you change it.",
  },
  "customers.erased": {
    status: 409,
    zh: "这位客户的个人信息已删除，不能再改。",
    en: "This customer’s personal data was erased; it cannot be changed any more.",
  },
  "customers.bad_value": {
    status: 422,
    zh: "{field}的值不对：{value}",
    en: "{field} cannot be “{value}”",
  },
  "customers.needs_name": {
    status: 422,
    zh: "至少要有姓名、手机、邮箱或会员号之一。",
    en: "A name, phone, e-mail or member number is needed.",
  },
  "customers.already_there": {
    status: 409,
    zh: "已有这样的客户：{name}",
    en: "There is already such a customer: {name}",
  },
  "customers.same_customer": {
    status: 409,
    zh: "两份档案已经是同一位客户。",
    en: "The two files are the same customer already.",
  },
  "customers.not_merged": {
    status: 409,
    zh: "这份档案没有并入别的客户。",
    en: "This file is not merged into another.",
  },
  "customers.too_many_merged": {
    status: 422,
    zh: "一位客户最多由 {most} 份档案合并而成。",
    en: "A customer may be made of at most {most} files.",
  },
  "customers.too_many_for_names": {
    status: 422,
    zh: "按姓名排序最多 {most} 位，现在有 {count} 位。请再缩小范围或换一种排序。",
    en: "Sorting by name works for up to {most} customers; these are {count}. Narrow the list or sort otherwise.",
  },
  "customers.file_too_large": {
    status: 413,
    zh: "附件最大 {most} MB。",
    en: "Attachments may be up to {most} MB.",
  },
  "customers.too_many_files": {
    status: 422,
    zh: "一位客户最多 {most} 个附件。",
    en: "A customer may have at most {most} attachments.",
  },
  "customers.no_such_file": { status: 404, zh: "没有这个附件。", en: "There is no such attachment." },
  "customers.no_such_note": { status: 404, zh: "没有这条记录。", en: "There is no such note." },
  "customers.not_your_note": {
    status: 403,
    zh: "只能改自己写的记录。",
    en: "Only your own notes can be changed.",
  },
  "customers.no_such_pair": {
    status: 404,
    zh: "没有这对疑似重复。",
    en: "There is no such pair of possible duplicates.",
  },
  "customers.no_such_view": { status: 404, zh: "没有这个视图。", en: "There is no such view." },
  "customers.no_such_owner": {
    status: 422,
    zh: "没有这位同事，或账号已停用。",
    en: "There is no such colleague, or the account is disabled.",
  },
  "customers.no_such_store": { status: 422, zh: "没有这家门店。", en: "There is no such store." },
  "customers.no_export": {
    status: 404,
    zh: "没有这个导出文件，或已过期。",
    en: "There is no such export, or it has expired.",
  },
  "customers.erase_confirm": {
    status: 422,
    zh: "请照原样输入会员号、姓名或客户编号以确认删除。",
    en: "Type the member number, name or customer id exactly to confirm.",
  },
} as const satisfies Record<string, RefusalMessage>;

import type { FactField } from "../../fact.ts";
import { code, email, phone, text } from "./contacts.ts";
import { dateTime } from "./dateTime.ts";
import type { Layers } from "./Layers.ts";
import { decimal, whole } from "./numbers.ts";
import { birthday, gender, word } from "./person.ts";
import { given, lit, type Sql, type Typed } from "./sql.ts";

export interface TypeOptions {
  zone: string;
  dateOrder: "dmy" | "mdy";
  decimalComma: boolean;
  /** The year of the business day of the import: no birthday is later. */
  latestYear: number;
}

const orderStatuses = {
  done: [
    "已完成",
    "完成",
    "交易成功",
    "已签收",
    "已收货",
    "已发货",
    "待收货",
    "已付款",
    "已支付",
    "待发货",
    "成功",
    "completed",
    "complete",
    "done",
    "shipped",
    "delivered",
    "paid",
    "processing",
    "fulfilled",
    "success",
    "closed won",
  ],
  unpaid: [
    "待付款",
    "未付款",
    "等待买家付款",
    "待支付",
    "未支付",
    "unpaid",
    "pending",
    "pending payment",
    "awaiting payment",
  ],
  cancelled: [
    "已取消",
    "取消",
    "交易关闭",
    "已关闭",
    "关闭",
    "作废",
    "已作废",
    "cancelled",
    "canceled",
    "void",
    "voided",
    "closed",
    "failed",
  ],
  returned: [
    "已退款",
    "退款",
    "已退货",
    "退货",
    "退款成功",
    "已退货退款",
    "退单",
    "refunded",
    "returned",
    "return",
    "refund",
    "chargeback",
  ],
} as const;

const consentWords = {
  granted: [
    "同意",
    "是",
    "允许",
    "接受",
    "已授权",
    "y",
    "yes",
    "true",
    "1",
    "granted",
    "opt-in",
    "subscribed",
  ],
  refused: [
    "拒绝",
    "否",
    "不同意",
    "不允许",
    "退订",
    "已退订",
    "n",
    "no",
    "false",
    "0",
    "refused",
    "opt-out",
    "unsubscribed",
  ],
} as const;

const partyKinds = {
  person: ["个人", "自然人", "个人客户", "person", "individual", "personal", "b2c", "consumer"],
  organisation: [
    "单位",
    "企业",
    "公司",
    "机构",
    "企业客户",
    "组织",
    "organisation",
    "organization",
    "company",
    "business",
    "corporate",
    "b2b",
  ],
} as const;

/** The SQL of one field over one column: value, error, and for moments their precision. */
export function typed(
  field: FactField,
  column: Sql,
  steps: Layers,
  options: TypeOptions,
): Typed & { precision?: Sql } {
  switch (field.type) {
    case "code":
      return code(column, steps);
    case "text":
      return text(column, steps, field.name === "address" ? 400 : 200);
    case "list":
      return text(column, steps, 1000);
    case "region":
      return text(column, steps, 400);
    case "words":
      return text(column, steps, 10_000);
    case "word":
      return word(column, steps, field.oneOf ?? {}, "word_unknown", field.ownWords);
    case "period": {
      const days = steps.at(
        0,
        "period",
        `replaceRegexpOne(replaceRegexpOne(trim(${column}), ${lit("^((?:19|20)\\d{2})\\s*[-/.年]?\\s*(\\d{1,2})\\s*月?$")}, '\\1-\\2-1'), ${lit("^((?:19|20)\\d{2})\\s*年?$")}, '\\1-1-1')`,
      );
      return dateTime(days, steps.raised(), { zone: options.zone, order: options.dateOrder });
    }
    case "moment":
      return dateTime(column, steps, { zone: options.zone, order: options.dateOrder });
    case "day": {
      const { value, error } = dateTime(column, steps, { zone: options.zone, order: options.dateOrder });
      const empty = `${given(column)} = ''`;
      return {
        value: `if(${empty} or (${error}) != '', '', toString(toDate(${value}, ${lit(options.zone)})))`,
        error,
      };
    }
    case "money":
    case "quantity":
      return decimal(column, steps, { decimalComma: options.decimalComma });
    case "whole":
      return whole(column, steps);
    case "phone":
      return phone(column, steps);
    case "email":
      return email(column, steps);
    case "gender":
      return gender(column, steps);
    case "birthday":
      return birthday(column, steps, options.latestYear);
    case "orderStatus":
      return { ...word(column, steps, orderStatuses, "status_unknown"), error: "''" };
    case "consent":
      return word(column, steps, consentWords, "consent_unknown");
    case "partyKind":
      return word(column, steps, partyKinds, "party_kind_unknown");
    case "currency": {
      const x = steps.at(0, "x", `upper(${given(column)})`);
      const aliases = `transform(${x}, ['人民币', 'RMB', '元', '¥', 'CN¥', '美元', '$', 'US$', '欧元', '€', '港币', '港元', '日元', '英镑', '£'], ['CNY', 'CNY', 'CNY', 'CNY', 'CNY', 'USD', 'USD', 'USD', 'EUR', 'EUR', 'HKD', 'HKD', 'JPY', 'GBP', 'GBP'], ${x})`;
      return {
        value: aliases,
        error: `if(${x} = '' or match(${aliases}, '^[A-Z]{3}$'), '', 'currency_unknown')`,
      };
    }
  }
}

/** The value of a field that no column is mapped to. */
export function absent(field: FactField): Sql {
  switch (field.type) {
    case "moment":
    case "period":
      return "toDateTime(0, 'UTC')";
    case "money":
    case "quantity":
      return "toDecimal64(0, 4)";
    case "whole":
      return "toUInt64(0)";
    default:
      return "''";
  }
}

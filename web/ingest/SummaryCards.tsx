import { z } from "zod";
import type { Output } from "../call.ts";
import { ownChange, useAllOwnFields } from "../customers/ownFields.ts";
import { Card } from "../kit/Card.tsx";
import { count } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { ForeignCard } from "./ForeignCard.tsx";
import { RowsNotShown } from "./RowsNotShown.tsx";
import type { Import } from "./Wizard.tsx";

type Summary = NonNullable<Output<"readImport">["dryRun"]>;

const orderParts = z.object({
  orders: z.object({ new: z.number(), updated: z.number(), same: z.number() }),
  unidentified: z.object({ rows: z.number(), orders: z.number() }),
  customers: z.object({ known: z.number(), new: z.number() }),
  kinds: z.record(z.string(), z.object({ rows: z.number(), amount: z.string() })),
  amount: z.string(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  identicalRows: z.number(),
  changes: z.array(z.object({ orderNo: z.string(), before: z.string(), after: z.string() })),
  changedValues: z.number().default(0),
  leftValues: z.number().default(0),
});
const personChange = z.object({
  name: z.string().nullish(),
  code: z.string().optional(),
  field: z.string(),
  old: z.string().nullish(),
  new: z.string().nullish(),
  before: z.string().nullish(),
  after: z.string().nullish(),
});
const otherParts = z.object({ changes: z.array(personChange), changedValues: z.number().optional() });

const leftParts = z.object({
  unknownOwners: z.array(z.string()),
  referrersLeft: z.object({ rows: z.number(), examples: z.array(z.number()) }),
});

const eventParts = z.object({
  facts: z.object({ new: z.number(), updated: z.number(), same: z.number() }),
  customers: z.object({ known: z.number(), new: z.number() }),
  unidentified: z.object({ rows: z.number() }),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  undated: z.number(),
  staff: z.object({ made: z.number() }),
});

const kindWords = {
  sale: { zh: "销售", en: "Sales" },
  return: { zh: "退货", en: "Returns" },
  cancelled: { zh: "取消", en: "Cancelled" },
  gift: { zh: "零金额", en: "Zero amount" },
} as const;

/** What the rows are and what they change, in words and figures. */
export function SummaryCards({ one, summary }: { one: Import; summary: Summary }) {
  const { say, language } = useLanguage();
  const orders = orderParts.safeParse(summary);
  const others = otherParts.safeParse(summary);
  const events = eventParts.safeParse(summary);
  const left = leftParts.safeParse(summary);
  const fieldName = (name: string) => one.fields.find((f) => f.name === name)?.[language] ?? name;
  const fields = useAllOwnFields();
  const amount = (text: string) => count(Number(text), language, 2);
  return (
    <div className="columns">
      <div className="stack">
        {events.success && (
          <Card title={say({ zh: "这些记录", en: "These records" })}>
            <dl className="facts">
              <Fact
                label={say({ zh: "记录（新 / 变 / 同）", en: "Records (new / changed / same)" })}
                value={`${count(events.data.facts.new, language)} / ${count(events.data.facts.updated, language)} / ${count(events.data.facts.same, language)}`}
              />
              <Fact
                label={say({ zh: "客户（新 / 已有）", en: "Customers (new / known)" })}
                value={`${count(events.data.customers.new, language)} / ${count(events.data.customers.known, language)}`}
              />
              <Fact
                label={say({ zh: "没有客户的记录", en: "Records of nobody" })}
                value={count(events.data.unidentified.rows, language)}
              />
              <Fact
                label={say({ zh: "日期", en: "Dates" })}
                value={`${events.data.firstDay ?? "–"} – ${events.data.lastDay ?? "–"}`}
              />
              {events.data.undated > 0 && (
                <Fact
                  label={say({ zh: "没有日期的记录", en: "Records without a day" })}
                  value={count(events.data.undated, language)}
                />
              )}
              {events.data.staff.made > 0 && (
                <Fact
                  label={say({ zh: "新出现的同事", en: "Colleagues seen for the first time" })}
                  value={count(events.data.staff.made, language)}
                />
              )}
            </dl>
          </Card>
        )}
        {orders.success && (
          <Card title={say({ zh: "这些订单", en: "These orders" })}>
            <dl className="facts">
              <Fact
                label={say({ zh: "订单（新 / 变 / 同）", en: "Orders (new / changed / same)" })}
                value={`${count(orders.data.orders.new, language)} / ${count(orders.data.orders.updated, language)} / ${count(orders.data.orders.same, language)}`}
              />
              <Fact
                label={say({ zh: "客户（新 / 已有）", en: "Customers (new / known)" })}
                value={`${count(orders.data.customers.new, language)} / ${count(orders.data.customers.known, language)}`}
              />
              <Fact
                label={say({ zh: "未识别：没有客户的行", en: "Unidentified: rows without a customer" })}
                value={count(orders.data.unidentified.rows, language)}
              />
              <Fact
                label={say({ zh: "日期", en: "Dates" })}
                value={`${orders.data.firstDay ?? "–"} – ${orders.data.lastDay ?? "–"}`}
              />
              <Fact
                label={say({ zh: "金额合计（公司币种）", en: "Total amount, in the company’s currency" })}
                value={amount(orders.data.amount)}
              />
              {Object.entries(orders.data.kinds).map(([kind, part]) => (
                <Fact
                  key={kind}
                  label={say(kindWords[kind as keyof typeof kindWords] ?? { zh: kind, en: kind })}
                  value={say(
                    { zh: "{n} 行，{amount}", en: "{n} rows, {amount}" },
                    { n: part.rows, amount: amount(part.amount) },
                  )}
                />
              ))}
              {orders.data.changedValues + orders.data.leftValues > 0 && (
                <Fact
                  label={say({
                    zh: "已有客户的自定义字段（改 / 不同但保留原值）",
                    en: "Own fields of known customers (changed / left as they are)",
                  })}
                  value={`${count(orders.data.changedValues, language)} / ${count(orders.data.leftValues, language)}`}
                />
              )}
              {orders.data.identicalRows > 0 && (
                <Fact
                  label={say({
                    zh: "文件里完全相同的行（都保留）",
                    en: "Identical rows in the file (all kept)",
                  })}
                  value={count(orders.data.identicalRows, language)}
                />
              )}
            </dl>
          </Card>
        )}
        <ForeignCard summary={summary} />
        {left.success && <LeftCard {...left.data} />}
        <Card title={say({ zh: "会改动什么", en: "What changes" })}>
          {orders.success && orders.data.changes.length === 0 && orders.data.changedValues > 0 ? (
            <p className="text-2">
              {say(
                {
                  zh: "订单不变；已有客户的自定义字段改 {n} 个值。",
                  en: "No order changes; {n|value|values} in own fields of known customers will.",
                },
                { n: orders.data.changedValues },
              )}
            </p>
          ) : orders.success ? (
            <Changes
              rows={orders.data.changes.map((c) => ({
                who: c.orderNo,
                field: say({ zh: "金额", en: "Amount" }),
                before: amount(c.before),
                after: amount(c.after),
              }))}
            />
          ) : one.emptied && one.kind === "customers" ? (
            <p className="text-2">
              {say(
                {
                  zh: "改了 {n} 个值。名字和改动前后的值已清除：满 30 天，或有客户的个人信息被删除。",
                  en: "{n|value|values} changed. Names and values are no longer kept: 30 days have passed, or a customer was erased.",
                },
                { n: others.data?.changedValues ?? 0 },
              )}
            </p>
          ) : (
            <Changes
              rows={(others.data?.changes ?? []).map((c) => {
                const own = ownChange(fields, c.field, language);
                const words = (text: string) => own?.words(text) ?? text;
                return {
                  who: c.name ?? c.code ?? "–",
                  field: own?.name ?? fieldName(c.field),
                  before: words(c.old ?? c.before ?? ""),
                  after: words(c.new ?? c.after ?? ""),
                };
              })}
            />
          )}
        </Card>
      </div>
      <Card
        title={say({ zh: "不能导入：{n} 行", en: "Not imported: {n|row|rows}" }, { n: summary.rows.errors })}
      >
        {summary.errors.map((e) => (
          <p key={`${e.field} ${e.code}`} className="error-line">
            <span className="unfavourable">✕</span> {one.mapping[e.field] ?? ""}{" "}
            {say(one.errorWords[e.code] ?? { zh: e.code, en: e.code })}
            <b className="number">{count(e.rows, language)}</b>
          </p>
        ))}
        {!one.rowsShown && <RowsNotShown />}
        {summary.rows.errors > 0 && one.rowsShown && (
          <a className="link" href={`/api/files/import-errors/${one.id}?language=${language}`}>
            {say({ zh: "下载这些行，已标出原因", en: "Download these rows with their reasons" })}
          </a>
        )}
        {Number(summary.met ?? 0) > 0 && one.rowsShown && (
          <p>
            {say(
              {
                zh: "{n} 行遇到已有的记录。下载这些行和处理结果：",
                en: "{n|row|rows} met existing records. Download them with what was done:",
              },
              { n: Number(summary.met) },
            )}{" "}
            {(["csv", "xlsx"] as const).map((format) => (
              <a
                key={format}
                className="link download-link"
                href={`/api/files/import-duplicates/${one.id}?format=${format}&language=${language}`}
              >
                {format.toUpperCase()}
              </a>
            ))}
          </p>
        )}
        <p className="text-3">
          {say({ zh: "导入后 30 天内可以整批撤回。", en: "The whole import can be undone for 30 days." })}
        </p>
      </Card>
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-2">{label}</dt>
      <dd className="number">{value}</dd>
    </div>
  );
}

function Changes({ rows }: { rows: { who: string; field: string; before: string; after: string }[] }) {
  const { say } = useLanguage();
  if (rows.length === 0)
    return <p className="text-2">{say({ zh: "不改动已有的值。", en: "No existing value changes." })}</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{say({ zh: "是谁", en: "Whose" })}</th>
          <th scope="col">{say({ zh: "字段", en: "Field" })}</th>
          <th scope="col">{say({ zh: "现在", en: "Now" })}</th>
          <th scope="col">{say({ zh: "导入后", en: "After" })}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={`${r.who} ${r.field}`}>
            <th scope="row">{r.who}</th>
            <td className="text-2">{r.field}</td>
            <td>
              {r.before === "" ? (
                <span className="text-3">{say({ zh: "空", en: "empty" })}</span>
              ) : (
                <del>{r.before}</del>
              )}
            </td>
            <td>
              <b>{r.after}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Cells of customers that name somebody who is not found: their rows go in without. */
function LeftCard({ unknownOwners, referrersLeft }: z.output<typeof leftParts>) {
  const { say, language } = useLanguage();
  if (unknownOwners.length === 0 && referrersLeft.rows === 0) return null;
  const comma = language === "zh" ? "、" : ", ";
  return (
    <Card title={say({ zh: "没有填上的", en: "Left empty" })}>
      {unknownOwners.length > 0 && (
        <p>
          {say(
            {
              zh: "负责人：没有叫 {names} 的同事，这些行的负责人没有填。",
              en: "Owner: no colleague is called {names}; the owner of these rows is left out.",
            },
            { names: unknownOwners.join(comma) },
          )}
        </p>
      )}
      {referrersLeft.rows > 0 && (
        <p>
          {say(
            {
              zh: "介绍人：{n} 行里写的人找不到，或者是客户自己带来的（会绕成一圈），没有填。例如第 {rows} 行。",
              en: "Referred by: {n|row names|rows name} somebody who is not found, or whom the customer brought himself; it is left out. For example row {rows}.",
            },
            { n: referrersLeft.rows, rows: referrersLeft.examples.join(comma) },
          )}
        </p>
      )}
    </Card>
  );
}

import { Button, Input, Select } from "antd";
import { useState } from "react";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { Field } from "../kit/Field.tsx";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useSubmit } from "../useSubmit.ts";
import { GoOnButton } from "./GoOnButton.tsx";
import { TemplatePicker } from "./TemplatePicker.tsx";
import type { StepProps } from "./Wizard.tsx";

const channels: [keyof StepProps["one"]["options"]["basis"] & string, Pair][] = [
  ["phone", { zh: "电话", en: "Phone" }],
  ["sms", { zh: "短信", en: "SMS" }],
  ["email", { zh: "邮件", en: "E-mail" }],
  ["wechat", { zh: "微信", en: "WeChat" }],
  ["post", { zh: "邮寄", en: "Post" }],
  ["visit", { zh: "上门", en: "Visit" }],
];

/** What happens to rows that are known already, what the file's clock and signs mean, and who may be contacted. */
export function RulesStep({ one, go, again }: StepProps) {
  const { say } = useLanguage();
  const [options, setOptions] = useState(one.options);
  const running = useSubmit("dryRun", () => {
    void again().then(() => go("dryrun"));
  });
  const saving = useSubmit("changeImport", () => running.mutate({ id: one.id }));
  const set = (change: Partial<typeof options>) => setOptions({ ...options, ...change });
  const wrong = saving.error ?? running.error;
  const choice = <T extends string>(
    label: Pair,
    hint: Pair | undefined,
    value: T,
    all: [T, Pair][],
    change: (value: T) => void,
  ) => (
    <Field label={say(label)} {...(hint ? { hint: say(hint) } : {})}>
      {(control) => (
        <Select
          {...control}
          value={value}
          style={{ width: "100%", maxWidth: 420 }}
          options={all.map(([v, words]) => ({ value: v, label: say(words) }))}
          onChange={change}
        />
      )}
    </Field>
  );
  const orders = one.kind === "orders";
  const events = !["orders", "customers", "products"].includes(one.kind);
  return (
    <Card
      title={say({ zh: "按这些规则导入", en: "Import by these rules" })}
      right={
        <>
          <TemplatePicker one={one} now={{ options }} again={again} />
          <Button onClick={() => go("check")}>{say({ zh: "上一步", en: "Back" })}</Button>
          <GoOnButton
            label={say({ zh: "下一步：试运行", en: "Next: dry run" })}
            loading={saving.isPending || running.isPending}
            go={() =>
              // Under new rules what waits is listed anew.
              saving.mutate({
                id: one.id,
                options: { ...options, choices: {}, decisions: {}, otherwise: "wait" },
              })
            }
          />
        </>
      }
    >
      {wrong ? (
        <p className="unfavourable" role="alert">
          {say(saysOf(wrong))}
        </p>
      ) : null}
      <div className="rules">
        {choice(
          { zh: "已经有的怎么办", en: "What is there already" },
          orders
            ? {
                zh: "订单按「来源 + 单号」认；有变化的整单换成新的，旧的保留到可撤回期满。",
                en: "Orders are known by source and number; a changed order is replaced as a whole.",
              }
            : events
              ? {
                  zh: "有编号的按「来源 + 编号」认；没有编号的按内容认，完全相同的不会再加一次。",
                  en: "A row is known by source and number; without a number by what it says, so the same is not added twice.",
                }
              : { zh: "空格从不覆盖已有的值。", en: "An empty cell never overwrites a value." },
          options.duplicates,
          [
            ["update", { zh: "有变化就更新", en: "Update what changed" }],
            [
              "add",
              orders || events
                ? { zh: "只加没有的", en: "Add only what is new" }
                : { zh: "只填空着的", en: "Fill only what is empty" },
            ],
            ["skip", { zh: "跳过", en: "Skip" }],
            ["ask", { zh: "先列出来，由我决定", en: "List them; I decide" }],
          ],
          (duplicates) => set({ duplicates }),
        )}
        {one.kind === "customers" &&
          choice(
            { zh: "同一手机号，不同姓名", en: "Same phone, another name" },
            { zh: "多半是家人共用。", en: "Often a family." },
            options.samePhoneOtherName,
            [
              ["ask", { zh: "先列出来，由我决定", en: "List them; I decide" }],
              ["different", { zh: "当作两个人，新增", en: "Two people: add" }],
              ["same", { zh: "当作同一人，更新", en: "One person: update" }],
              ["skip", { zh: "跳过这些行", en: "Skip these rows" }],
            ],
            (samePhoneOtherName) => set({ samePhoneOtherName }),
          )}
        <Field label={say({ zh: "文件里的时间是哪个时区", en: "Time zone of the file" })}>
          {(control) => (
            <Select
              {...control}
              showSearch
              value={options.zone}
              style={{ width: "100%", maxWidth: 420 }}
              options={["UTC", ...Intl.supportedValuesOf("timeZone")].map((value) => ({ value }))}
              onChange={(zone) => set({ zone })}
            />
          )}
        </Field>
        {choice(
          { zh: "3/5/2026 是", en: "3/5/2026 means" },
          { zh: "只影响这样写的日期。", en: "Matters only for dates written so." },
          options.dateOrder,
          [
            ["mdy", { zh: "3 月 5 日", en: "March 5" }],
            ["dmy", { zh: "5 月 3 日", en: "3 May" }],
          ],
          (dateOrder) => set({ dateOrder }),
        )}
        {orders &&
          one.mapping.order_no === undefined &&
          choice(
            { zh: "没有订单号，怎样算一单", en: "No order numbers: what is one order" },
            undefined,
            options.withoutOrderNo,
            [
              ["day", { zh: "同一客户同一天算一单", en: "A customer's day" }],
              ["row", { zh: "每一行算一单", en: "Every row" }],
            ],
            (withoutOrderNo) => set({ withoutOrderNo }),
          )}
        {orders && one.mapping.order_no !== undefined && (
          <Field
            label={say({ zh: "退货单号的前缀", en: "Prefix of returns" })}
            hint={say({
              zh: "例如 C：C489449 是退货或取消。没有就空着。",
              en: "For example C: C489449 is a return or cancellation. Leave empty if there is none.",
            })}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={10}
                value={options.returnPrefix}
                style={{ maxWidth: 160 }}
                onChange={(event) => set({ returnPrefix: event.target.value })}
              />
            )}
          </Field>
        )}
      </div>
      {namesPeople(one) && (
        <section className="basis" aria-label={say({ zh: "联系依据", en: "Ground for contact" })}>
          <h3>
            {say({ zh: "凭什么可以做营销联系", en: "On what ground they may be contacted for marketing" })}
          </h3>
          <p className="text-2">
            {one.kind === "customers"
              ? say({
                  zh: "不知道就留「不知道」：不会向这些人发营销。文件里逐人写明的以文件为准。",
                  en: "Leave it unknown if you do not know: they get no marketing. What the file says of a person counts first.",
                })
              : say({
                  zh: "只管这个文件新带来的客户，已有的客户不变。不知道就留「不知道」：不会向这些人发营销。电话、短信、邮件要文件里有手机或邮箱。",
                  en: "It holds for customers whom this file brings in; those who are there stay as they are. Leave it unknown if you do not know: they get no marketing. Phone, SMS and e-mail need a number or address in the file.",
                })}
          </p>
          <div className="basis-grid">
            {channels.map(([channel, words]) => (
              <div key={channel}>
                {choice(
                  words,
                  undefined,
                  options.basis[channel] ?? "unknown",
                  [
                    ["unknown", { zh: "不知道（不联系）", en: "Unknown (no contact)" }],
                    ["consent", { zh: "本人同意", en: "Consent" }],
                    ["contract", { zh: "合同约定", en: "Contract" }],
                    ["refused", { zh: "本人拒绝", en: "Refused" }],
                  ],
                  (value) => set({ basis: { ...options.basis, [channel]: value } }),
                )}
              </div>
            ))}
          </div>
        </section>
      )}
    </Card>
  );
}

/** Files of what happened bring people in too, where a column says who they are. */
function namesPeople({ kind, fields, mapping }: StepProps["one"]): boolean {
  return (
    kind === "customers" || fields.some(({ name, identifies }) => identifies && mapping[name] !== undefined)
  );
}

import "../kit/kit.css";
import "../figure/panel.css";
import "./customers.css";
import "./file.css";
import { Link } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useState } from "react";
import { type Suspicion, suspicions } from "../../server/customers/schema.ts";
import type { Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { dayIn } from "../kit/dates.ts";
import { percent } from "../kit/format.ts";
import { PageHead } from "../kit/PageHead.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useLanguage } from "../language.tsx";
import type { Pair as Words } from "../phrase.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useJob } from "../useJob.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";
import { customerName } from "./customerName.ts";
import { MergePreview } from "./MergePreview.tsx";
import { phoneText } from "./phoneText.ts";

type Pair = Output<"listDuplicates">["pairs"][number];
type State = "open" | "merged" | "different";

const reasonNames: Record<Suspicion, Words> = {
  same_phone: { zh: "手机相同", en: "same phone" },
  same_email: { zh: "邮箱相同", en: "same e-mail" },
  contradictory_ids: { zh: "同一行的号码指向两人", en: "one row’s ids name both" },
  same_name_birthday: { zh: "姓名和生日相同", en: "same name and birthday" },
  same_name_address: { zh: "姓名和地址相同", en: "same name and address" },
  same_name_phone_tail: { zh: "姓名和手机尾号相同", en: "same name and phone tail" },
  same_organisation: { zh: "企业名称相同", en: "same organisation name" },
  same_name_region: { zh: "姓名和地区相同", en: "same name and region" },
};

/** Pairs that may be one person; the likeliest first. Nothing is merged by itself. */
export function Page() {
  const { say } = useLanguage();
  const may = useMay();
  const [address, change] = useAddress();
  const [jobId, setJobId] = useState<string>();
  const job = useJob(jobId);
  const looking =
    jobId !== undefined && (job === undefined || job.state === "queued" || job.state === "running");
  const finding = useSubmit("findDuplicates", (answer) => setJobId(answer.jobId));
  const states: readonly State[] = ["open", "merged", "different"];
  const state = states.find((one) => one === address.state) ?? "open";
  const reason = suspicions.find((one) => one === address.reason);
  const answer = useCall("listDuplicates", { state, limit: 50, ...(reason ? { reason } : {}) });
  if (answer.error) throw answer.error;
  const data = answer.data;
  return (
    <>
      <PageHead
        title={say({ zh: "疑似重复", en: "Possible duplicates" })}
        crumb={<Link to="/quality">{say({ zh: "数据质量", en: "Data quality" })}</Link>}
        sentence={
          data &&
          (data.counts.open === 0
            ? say({ zh: "没有待判断的。", en: "Nothing to decide." })
            : say(
                {
                  zh: "{n} 对待您判断；合并随时可以拆开。",
                  en: "{n|pair|pairs} to decide; a merge can be undone at any time.",
                },
                { n: data.counts.open },
              ))
        }
      >
        <ChoicePicker<Suspicion | "all">
          label={say({ zh: "原因", en: "Reason" })}
          value={reason ?? "all"}
          options={[
            { value: "all", label: say({ zh: "全部", en: "all" }) },
            ...suspicions.map((value) => ({ value, label: say(reasonNames[value]) })),
          ]}
          onChange={(value) => change({ reason: value === "all" ? undefined : value })}
        />
        {may("customers:merge") && (
          <Button loading={finding.isPending || looking} onClick={() => finding.mutate({})}>
            {say({ zh: "重新查找", en: "Look again" })}
          </Button>
        )}
      </PageHead>
      <SegmentedSwitch<State>
        label={say({ zh: "状态", en: "State" })}
        value={state}
        options={[
          { value: "open", label: say({ zh: "待判断 {n}", en: "Open {n}" }, { n: data?.counts.open ?? 0 }) },
          {
            value: "merged",
            label: say({ zh: "已合并 {n}", en: "Merged {n}" }, { n: data?.counts.merged ?? 0 }),
          },
          {
            value: "different",
            label: say({ zh: "不是同一人 {n}", en: "Different {n}" }, { n: data?.counts.different ?? 0 }),
          },
        ]}
        onChange={(value) => change({ state: value === "open" ? undefined : value })}
      />
      {data ? (
        <div className="stack pairs">
          {data.pairs.map((pair) => (
            <PairCard key={pair.a.id + pair.b.id} pair={pair} decides={may("customers:merge")} />
          ))}
          {data.pairs.length === 0 && <p className="text-3">{say({ zh: "这里没有。", en: "None here." })}</p>}
        </div>
      ) : (
        <PageSkeleton />
      )}
    </>
  );
}

function PairCard({ pair, decides }: { pair: Pair; decides: boolean }) {
  const { say, language } = useLanguage();
  const { company } = useWhoAmI();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [turned, setTurned] = useState(false);
  const deciding = useSubmit("decideDuplicate");
  const [keep, other] = turned ? [pair.b, pair.a] : [pair.a, pair.b];
  const decide = (decision: "merge" | "different" | "reopen") =>
    deciding.mutate(
      { a: pair.a.id, b: pair.b.id, decision, ...(decision === "merge" ? { keep: keep.id } : {}) },
      { onError: (error) => void message.error(say(saysOf(error))) },
    );
  return (
    <Card
      title={pair.reasons.map((reason) => say(reasonNames[reason])).join(say({ zh: "，", en: ", " }))}
      right={
        <span>
          {say({ zh: "像的程度 {n}", en: "likeness {n}" }, { n: percent(pair.score, language, 0) })}
        </span>
      }
    >
      <div className="pair">
        {[keep, other].map((side, i) => (
          <div key={side.id}>
            <Link to={`/customers/${side.id}`}>
              <strong>{customerName(side, say)}</strong>
            </Link>
            {i === 0 && pair.state === "open" && (
              <span className="tag">{say({ zh: "保留", en: "keep" })}</span>
            )}
            <p className="text-2">
              {[
                side.memberNo,
                side.phone && phoneText(side.phone, true),
                side.email,
                say(side.regionTitle),
                side.store,
                side.owner,
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            <p className="text-3">
              {say(
                { zh: "完整 {n}%，更新于 {day}", en: "{n}% complete, updated {day}" },
                { n: side.completeness, day: dayIn(side.updatedAt, company.zone) },
              )}
            </p>
          </div>
        ))}
      </div>
      {open && <MergePreview into={keep.id} from={other.id} />}
      {decides && (
        <div className="pair-deeds">
          {pair.state === "open" ? (
            <>
              <Button type="primary" loading={deciding.isPending} onClick={() => decide("merge")}>
                {say({ zh: "是同一人，合并", en: "Same person: merge" })}
              </Button>
              <Button onClick={() => decide("different")}>
                {say({ zh: "不是同一人", en: "Two people" })}
              </Button>
              <button type="button" className="link" onClick={() => setTurned(!turned)}>
                {say({ zh: "换保留的一份", en: "Keep the other" })}
              </button>
              <button type="button" className="link" onClick={() => setOpen(!open)}>
                {open
                  ? say({ zh: "收起对比", en: "Hide comparison" })
                  : say({ zh: "看合并后", en: "See both together" })}
              </button>
            </>
          ) : (
            pair.state === "different" && (
              <button type="button" className="link" onClick={() => decide("reopen")}>
                {say({ zh: "重新判断", en: "Decide again" })}
              </button>
            )
          )}
        </div>
      )}
    </Card>
  );
}

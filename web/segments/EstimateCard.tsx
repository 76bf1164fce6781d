import { Button } from "antd";
import { useState } from "react";
import type { RuleInput } from "../../server/segments/rule/schema.ts";
import { CallError } from "../callError.ts";
import { SqlText } from "../figure/SqlText.tsx";
import { Bones } from "../kit/Bones.tsx";
import { Card } from "../kit/Card.tsx";
import { CopyButton } from "../kit/CopyButton.tsx";
import { count, percent } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { PeopleTable } from "./PeopleTable.tsx";

interface EstimateCardProps {
  /** Undefined while a condition is not filled in. */
  rule: RuleInput | undefined;
}

/** While typing: about how many, with the error. On request: exactly how many, some of them, and the SQL. */
export function EstimateCard({ rule }: EstimateCardProps) {
  const { say, language } = useLanguage();
  const may = useMay();
  const [asked, setAsked] = useState<RuleInput | undefined>();
  const estimate = useCall("estimateSegment", { rule: rule ?? nothing }, { enabled: rule !== undefined });
  const preview = useCall(
    "previewSegment",
    { rule: asked ?? nothing },
    { enabled: asked !== undefined, keep: false },
  );
  const current = asked !== undefined && asked === rule;
  const data = rule ? estimate.data : undefined;
  const error = estimate.error ?? (current ? preview.error : null);
  return (
    <Card
      title={say({ zh: "有多少人", en: "How many" })}
      note={
        data &&
        say(
          { zh: "截至 {day}，共 {n} 位客户", en: "As of {day}, {n|customer|customers} in all" },
          { day: data.asOf, n: data.customers },
        )
      }
    >
      {rule === undefined ? (
        <p className="text-2">{say({ zh: "还有条件没填完。", en: "A condition is not filled in yet." })}</p>
      ) : error instanceof CallError ? (
        <p className="unfavourable" role="alert">
          {say(error.says)}
        </p>
      ) : !data ? (
        <Bones lines={3} />
      ) : (
        <div aria-live="polite" aria-busy={estimate.isPlaceholderData}>
          <p className="seg-estimate">
            {!data.exact && <span className="seg-about">{say({ zh: "约", en: "about" })}</span>}
            <strong>{count(data.members, language)}</strong>
            <span className="text-2">
              {say({ zh: "人", en: "people" })}
              {data.customers > 0 && ` · ${percent(data.members / data.customers, language)}`}
            </span>
          </p>
          {!data.exact && (
            <p className="text-3">
              {say(
                {
                  zh: "95% 在 {low} 到 {high} 之间，由 {sampled} 位客户（固定的十六分之一）估计",
                  en: "95 % between {low} and {high}, from {sampled} customers (a fixed sixteenth)",
                },
                { low: data.low, high: data.high, sampled: data.sampled },
              )}
            </p>
          )}
          <p className="seg-sentence">{say(data.sentence)}</p>
          {!current && (
            <Button onClick={() => setAsked(rule)}>
              {data.exact
                ? say({ zh: "看几位和 SQL", en: "Show some, and the SQL" })
                : say({ zh: "数准确人数，看几位", en: "Count exactly, show some" })}
            </Button>
          )}
        </div>
      )}
      {current && !preview.error && (
        <div className="seg-preview">
          {preview.data ? (
            <>
              <p>
                {say(
                  {
                    zh: "准确是 {n} 人，用了 {ms} 毫秒。其中几位：",
                    en: "Exactly {n|person|people}, in {ms} ms. Some of them:",
                  },
                  { n: preview.data.members, ms: preview.data.tookMs },
                )}
              </p>
              {may("customers:read") && <PeopleTable people={preview.data.people} />}
              <details className="seg-sql">
                <summary>SQL</summary>
                {!preview.data.values && (
                  <p className="text-3">
                    {say({ zh: "您的角色看不到具体数值。", en: "Your role does not see the values." })}
                  </p>
                )}
                <CopyButton text={preview.data.sql} />
                <SqlText sql={preview.data.sql} />
              </details>
            </>
          ) : (
            <Bones lines={4} />
          )}
        </div>
      )}
    </Card>
  );
}

const nothing: RuleInput = { where: { kind: "any", of: [] } };

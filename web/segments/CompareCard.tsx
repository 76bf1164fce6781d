import { Select } from "antd";
import { useState } from "react";
import type { SegmentFile } from "../../server/segments/schema.ts";
import { Bones } from "../kit/Bones.tsx";
import { Card } from "../kit/Card.tsx";
import { useSay } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { type BehindLine, ComparedPeople } from "./ComparedPeople.tsx";
import { ComparedTables } from "./ComparedTables.tsx";

/** What sets this segment apart from another, or from everyone else: the largest difference first. */
export function CompareCard({ segment }: { segment: SegmentFile }) {
  const say = useSay();
  const may = useMay();
  const [address, change] = useAddress();
  const [line, setLine] = useState<BehindLine>();
  const others = useCall("segmentNames", {});
  const b = Number(address.against ?? 0) || undefined;
  const compared = useCall("compareSegments", { a: segment.id, ...(b === undefined ? {} : { b }) });
  if (compared.error) throw compared.error;
  const { data } = compared;
  const rest = say({ zh: "其余客户", en: "Everyone else" });
  return (
    <Card
      title={say({ zh: "有什么不同", en: "What is different" })}
      note={say({
        zh: "所有已知的方面都比：每位客户一个数，取平均。效应大小 d：0.2 小，0.5 中，0.8 大；须线是 95% 区间。点数字看背后的客户。",
        en: "Over everything known of each customer. Effect size d: 0.2 small, 0.5 medium, 0.8 large; whiskers are 95 % intervals. Click a number for its people.",
      })}
      right={
        <Select
          aria-label={say({ zh: "与谁比", en: "Against" })}
          value={b ?? 0}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: "label" }}
          options={[
            { value: 0, label: rest },
            ...(others.data?.segments ?? [])
              .filter((one) => one.id !== segment.id)
              .map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(value) => change({ against: value === 0 ? undefined : String(value) }, true)}
        />
      }
    >
      {!data ? (
        <Bones lines={8} />
      ) : (
        <>
          <ComparedTables
            compared={data}
            a={{ name: segment.name, customers: data.a.customers }}
            b={{ name: data.b.name ?? rest, customers: data.b.customers }}
            {...(may("customers:read") ? { onPeople: setLine } : {})}
          />
          {line && (
            <ComparedPeople
              a={segment.id}
              b={b}
              group={line.side === "a" ? segment.name : (data.b.name ?? rest)}
              line={line}
              onClose={() => setLine(undefined)}
            />
          )}
          {data.both > 0 && (
            <p className="text-3">
              {say(
                {
                  zh: "{n} 位客户两边都在，两边都算。",
                  en: "{n|customer is|customers are} in both, and counted in both.",
                },
                { n: data.both },
              )}
            </p>
          )}
        </>
      )}
    </Card>
  );
}

import "./segments.css";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Why } from "../../server/segments/schema.ts";
import { AddToList } from "../customers/AddToList.tsx";
import { Bones } from "../kit/Bones.tsx";
import { Card } from "../kit/Card.tsx";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";

/** On the customer's file: the segments she is in, and for the chosen one why, since when and what would change it. */
export function WhyCard({ customer }: { customer: string }) {
  const say = useSay();
  const may = useMay();
  const [chosen, setChosen] = useState<number | undefined>();
  const allowed = may("segments:read");
  const mine = useCall("customerSegments", { customer }, { enabled: allowed });
  const segments = mine.data?.segments ?? [];
  const current = segments.find((one) => one.id === chosen) ?? segments[0];
  const why = useCall(
    "whyInSegment",
    { segment: current?.id ?? 0, customer },
    { enabled: current !== undefined },
  );
  if (!allowed) return null;
  return (
    <Card
      title={say({ zh: "为什么她在这些分群", en: "Why in these segments" })}
      right={<AddToList ids={() => [customer]} />}
    >
      {!mine.data ? (
        <Bones lines={3} />
      ) : segments.length === 0 ? (
        <p className="text-3">{say({ zh: "不在任何分群里。", en: "In no segment." })}</p>
      ) : (
        <>
          <div className="seg-chips">
            {segments.map((one) => (
              <button
                key={one.id}
                type="button"
                className="seg-chip"
                aria-pressed={one.id === current?.id}
                onClick={() => setChosen(one.id)}
              >
                {one.name}
              </button>
            ))}
          </div>
          {current && why.data ? <Reasons why={why.data} segment={current.id} /> : <Bones lines={3} />}
        </>
      )}
    </Card>
  );
}

function Reasons({ why, segment }: { why: Why; segment: number }) {
  const say = useSay();
  return (
    <div className="seg-reasons">
      <p className="text-2">
        {why.since &&
          say({ zh: "自 {day} 起在本群。", en: "In it since {day}." }, { day: why.since.slice(0, 10) })}{" "}
        {why.reason && say(why.reason)}
      </p>
      <ul>
        {why.conditions.map((condition) => (
          <li key={condition.sentence.en}>
            <p>
              <span className={condition.met ? "favourable" : "text-3"}>{condition.met ? "✓" : "✕"}</span>{" "}
              {say(condition.sentence)} {condition.value && <strong>{say(condition.value)}</strong>}
            </p>
            {condition.measured && <Bar {...condition.measured} />}
          </li>
        ))}
      </ul>
      {why.next.map((next) => (
        <p key={next.en} className="text-2">
          ↩ {say(next)}
        </p>
      ))}
      {why.before.length > 0 && (
        <p className="text-3">
          {say({ zh: "以前在过：", en: "Before: " })}
          {why.before.map((stay) => `${stay.from.slice(0, 10)} – ${stay.to.slice(0, 10)}`).join("，")}
        </p>
      )}
      <Link to={`/segments/${segment}`}>{say({ zh: "看这个分群", en: "Open the segment" })}</Link>
    </div>
  );
}

function Bar({ value, threshold }: { value: number; threshold: number }) {
  const most = Math.max(value, threshold, 1) * 1.25;
  const at = (n: number) => `${(100 * Math.max(0, n)) / most}%`;
  return (
    <div className="seg-meter" aria-hidden="true">
      <span style={{ width: at(value) }} />
      <i style={{ left: at(threshold) }} />
    </div>
  );
}

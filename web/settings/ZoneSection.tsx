import { Button } from "antd";
import { useState } from "react";
import { Card } from "../kit/Card.tsx";
import { momentText } from "../kit/dates.ts";
import { count } from "../kit/format.ts";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { ZoneDialog } from "./ZoneDialog.tsx";
import { ZoneProgress } from "./ZoneProgress.tsx";
import { zoneWord } from "./zoneWords.ts";

/** Which zone days are in, what is being done about it, and what was done before. */
export function ZoneSection({ zone }: { zone: string }) {
  const { say, language } = useLanguage();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const answer = useCall("listZoneChanges", {});
  if (!answer.data) return <Waiting error={answer.error} />;
  const { changes } = answer.data;
  const underWay = changes.find((one) => one.state === "underWay");
  const done = changes.filter((one) => one.state === "done");
  return (
    <Card
      title={say({ zh: "营业时区", en: "Business time zone" })}
      note={say({ zh: "日、周、月都按它划分", en: "Days, weeks and months follow it" })}
    >
      <div className="zone-now">
        <b>{zoneWord(zone, language)}</b>
        {may("settings:write") && !underWay && (
          <Button onClick={() => setOpen(true)}>{say({ zh: "更换时区…", en: "Change time zone …" })}</Button>
        )}
      </div>
      {underWay?.job && <ZoneProgress job={underWay.job} to={underWay.to} />}
      {done.length > 0 && (
        <ol className="zone-history">
          {done.map((one) => (
            <li key={one.id}>
              <span className="text-3">
                {momentText(one.at, zone, language)} {one.by ?? ""}
              </span>
              <span>
                {one.from} → {one.to}
              </span>
              <span className="text-3">
                {say(
                  { zh: "{n} 行换了日期", en: "{n} rows got another day" },
                  { n: count(one.rows, language) },
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      <ZoneDialog from={zone} open={open} onClose={() => setOpen(false)} />
    </Card>
  );
}

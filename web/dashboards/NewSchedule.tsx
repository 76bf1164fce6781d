import { useState } from "react";
import type { Dashboard } from "../../server/dashboards/schema.ts";
import type { Output } from "../call.ts";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { ScheduleForm } from "./ScheduleForm.tsx";

interface NewScheduleProps {
  board: Dashboard;
  colleagues: Output<"listSchedules">["colleagues"];
}

/** A schedule more: weekly to oneself, until something else is chosen. */
export function NewSchedule({ board, colleagues }: NewScheduleProps) {
  const say = useSay();
  const { user } = useWhoAmI();
  const [made, setMade] = useState(0);
  const adding = useSubmit("scheduleDashboard", () => setMade((n) => n + 1));
  const mine = colleagues.filter((one) => one.person === user.person).map((one) => one.person);
  return (
    <ScheduleForm
      key={made}
      title={say({ zh: "新的定时", en: "A new schedule" })}
      deed={say({ zh: "定下来", en: "Schedule it" })}
      initial={{ rhythm: { every: "week", on: 1, hour: 8 }, receivers: mine }}
      colleagues={colleagues}
      toOthers={board.mine}
      busy={adding.isPending}
      error={adding.error}
      onSave={(schedule) => adding.mutate({ id: board.id, ...schedule })}
    />
  );
}

import type { Dashboard, DashboardSchedule } from "../../server/dashboards/schema.ts";
import type { Output } from "../call.ts";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { ScheduleForm } from "./ScheduleForm.tsx";

interface ChangeScheduleProps {
  board: Dashboard;
  schedule: DashboardSchedule;
  colleagues: Output<"listSchedules">["colleagues"];
  onDone(): void;
}

/** Another hour, other days, other receivers; who stays is not asked for again where he stopped by himself. */
export function ChangeSchedule({ board, schedule, colleagues, onDone }: ChangeScheduleProps) {
  const say = useSay();
  const changing = useSubmit("changeSchedule", onDone);
  const before = schedule.receivers.map((one) => one.person);
  // Whoever receives it now can be kept, though he may not be chosen anew.
  const known = new Map([...schedule.receivers, ...colleagues].map(({ person, name }) => [person, name]));
  return (
    <ScheduleForm
      title={say({ zh: "改定时", en: "Change the schedule" })}
      deed={say({ zh: "保存", en: "Save" })}
      initial={{ rhythm: schedule.rhythm, receivers: before }}
      colleagues={[...known].map(([person, name]) => ({ person, name }))}
      toOthers={board.mine}
      busy={changing.isPending}
      error={changing.error}
      onCancel={onDone}
      onSave={({ rhythm, receivers }) => {
        const same = receivers.length === before.length && receivers.every((one) => before.includes(one));
        changing.mutate({
          id: board.id,
          schedule: schedule.id,
          ...(JSON.stringify(rhythm) === JSON.stringify(schedule.rhythm) ? {} : { rhythm }),
          ...(same ? {} : { receivers }),
        });
      }}
    />
  );
}

import { App, Button, Popconfirm } from "antd";
import { type ReactNode, useState } from "react";
import type { Dashboard, DashboardSchedule } from "../../server/dashboards/schema.ts";
import type { Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { fullMomentText } from "../kit/dates.ts";
import { useUndo } from "../kit/useUndo.tsx";
import { useLanguage } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { ChangeSchedule } from "./ChangeSchedule.tsx";
import { rhythmWords } from "./rhythmWords.ts";

interface ScheduleLineProps {
  board: Dashboard;
  schedule: DashboardSchedule;
  colleagues: Output<"listSchedules">["colleagues"];
}

/** One schedule: when, to whom, when the last letter went and what was wrong with it, and how to stop it. */
export function ScheduleLine({ board, schedule, colleagues }: ScheduleLineProps) {
  const { say, language } = useLanguage();
  const { message } = App.useApp();
  const undo = useUndo();
  const failed = (error: Error) => void message.error(say(saysOf(error)));
  const changing = useSubmit("changeSchedule", undefined, failed);
  const restoring = useSubmit("restoreSchedule", undefined, failed);
  const removing = useSubmit("removeSchedule", undefined, failed);
  const [editing, setEditing] = useState(false);
  const taking = useSubmit("takeLetters", undefined, failed);
  const sending = useSubmit(
    "sendLetterAgain",
    () => void message.success(say({ zh: "正在再发一次", en: "On its way again" })),
    failed,
  );
  const on = { id: board.id, schedule: schedule.id };
  const own = schedule.receivers.find((one) => one.me);
  const next = say({ zh: "下一封 {day}", en: "next on {day}" }, { day: schedule.next ?? "" });
  return (
    <li className="schedule">
      <p>
        <strong>{rhythmWords(schedule.rhythm, language)}</strong>{" "}
        <span className="text-3">
          {schedule.next === null ? say({ zh: "已暂停", en: "paused" }) : next}
          {" · "}
          {say({ zh: "{by}定的", en: "by {by}" }, { by: schedule.by })}
        </span>
      </p>
      <ul className="schedule-people">
        {schedule.receivers.map((one) => (
          <ReceiverLine key={one.person} receiver={one}>
            {one.again && (one.me || schedule.mine) && (
              <Popconfirm
                title={say({
                  zh: "再发一次？如果上次其实到了，他会收到两封。",
                  en: "Send it again? If the last one did arrive, there will be two.",
                })}
                onConfirm={() => sending.mutate({ ...on, person: one.person })}
              >
                <Button size="small" loading={sending.isPending}>
                  {say({ zh: "再发一次", en: "Send again" })}
                </Button>
              </Popconfirm>
            )}
          </ReceiverLine>
        ))}
      </ul>
      <div className="board-deeds">
        {own && (schedule.receivers.length > 1 || !schedule.mine || own.stopped) && (
          <Button
            loading={taking.isPending}
            onClick={() => taking.mutate({ ...on, wanted: own.stopped })}
            danger={!own.stopped}
          >
            {own.stopped
              ? say({ zh: "重新收", en: "Take them again" })
              : say({ zh: "不再收", en: "Stop for me" })}
          </Button>
        )}
        {schedule.mine && (
          <>
            <Button
              loading={changing.isPending}
              onClick={() => changing.mutate({ ...on, paused: !schedule.paused })}
            >
              {schedule.paused ? say({ zh: "继续", en: "Resume" }) : say({ zh: "暂停", en: "Pause" })}
            </Button>
            <Button aria-expanded={editing} onClick={() => setEditing(!editing)}>
              {say({ zh: "改", en: "Change" })}
            </Button>
            <Button
              danger
              loading={removing.isPending}
              onClick={() =>
                removing.mutate(on, {
                  onSuccess: () =>
                    undo(
                      `schedule-${schedule.id}`,
                      say({ zh: "定时已去掉。", en: "The schedule is removed." }),
                      () => restoring.mutate(on),
                    ),
                })
              }
            >
              {say({ zh: "去掉", en: "Remove" })}
            </Button>
          </>
        )}
      </div>
      {editing && (
        <ChangeSchedule
          board={board}
          schedule={schedule}
          colleagues={colleagues}
          onDone={() => setEditing(false)}
        />
      )}
    </li>
  );
}

function ReceiverLine({
  receiver,
  children,
}: {
  receiver: DashboardSchedule["receivers"][number];
  children: ReactNode;
}) {
  const { say } = useLanguage();
  const { company } = useWhoAmI();
  const { name, me, stopped, lastSentAt, error } = receiver;
  return (
    <li>
      <span>{me ? say({ zh: "{name}（我）", en: "{name} (me)" }, { name }) : name}</span>{" "}
      <span className="text-3">
        {stopped
          ? say({ zh: "自己停了", en: "stopped by himself" })
          : lastSentAt === null
            ? say({ zh: "还没有发过", en: "nothing sent yet" })
            : say(
                { zh: "上次 {at}", en: "last sent {at}" },
                { at: fullMomentText(lastSentAt, company.zone) },
              )}
      </span>
      {error && <p className="field-error">{say(error)}</p>}
      {children}
    </li>
  );
}

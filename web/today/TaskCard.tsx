import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useRef } from "react";
import { channelNames, outcomeNames } from "../../server/followup/messages.ts";
import type { Outcome, Task } from "../../server/followup/schema.ts";
import { phoneText } from "../customers/phoneText.ts";
import { CopyButton } from "../kit/CopyButton.tsx";
import { text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useSay } from "../language.tsx";
import { nameOf } from "./nameOf.ts";
import { notShown } from "./notShown.ts";
import { OneTap } from "./OneTap.tsx";
import { promiseLine } from "./promiseLine.ts";

interface TaskCardProps {
  task: Task;
  /** The one in hand: unfolded and marked. */
  open: boolean;
  writes: boolean;
  /** The business day of the list. */
  day: string;
  onOpen(): void;
  /** One tap: the line is closed with this result. */
  onOutcome(outcome: Outcome, nextOn: string | null): void;
  onResult(): void;
  onPostpone(): void;
  onUndo(): void;
}

/** A swipe to the left of so many pixels puts the task off to tomorrow. */
const swipe = 90;

export function TaskCard({
  task,
  open,
  writes,
  day,
  onOpen,
  onOutcome,
  onResult,
  onPostpone,
  onUndo,
}: TaskCardProps) {
  const say = useSay();
  const money = useMoney();
  const touched = useRef<{ x: number; y: number }>(undefined);
  const name = nameOf(task, say);
  const promised = promiseLine(task, say(notShown));
  const decided = task.state !== "open";
  // The first button is the channel that may be used.
  const byPhone = task.phone !== null && task.channel === "phone";
  return (
    <li
      className="task"
      data-open={open || undefined}
      data-state={task.state}
      onTouchStart={(event) => {
        const touch = event.touches[0];
        touched.current = touch && { x: touch.clientX, y: touch.clientY };
      }}
      onTouchEnd={(event) => {
        const from = touched.current;
        const touch = event.changedTouches[0];
        touched.current = undefined;
        if (!from || !touch || decided || !writes) return;
        if (from.x - touch.clientX > swipe && Math.abs(from.y - touch.clientY) < 40) onPostpone();
      }}
    >
      <div className="task-head">
        <Link to={`/customers/${task.customer}`} className="task-name">
          {name}
        </Link>
        <span className="text-3">
          {[task.store, task.strategy && say(task.strategy)].filter(Boolean).join(" · ")}
        </span>
        {task.promise?.overdue && (
          <span className="task-overdue">{say({ zh: "答应的事过期了", en: "Promise overdue" })}</span>
        )}
      </div>
      <p className="task-reason" data-code={task.code}>
        {say(task.reason)}
        {task.atStake !== null && task.atStake > 0 && (
          <span className="text-3">
            {" "}
            {say({ zh: "牵涉 {n}", en: "{n} at stake" }, { n: text(task.atStake, "moneyEach", money) })}
          </span>
        )}
      </p>
      {decided ? (
        <p className="task-done">
          {task.state === "postponed"
            ? say({ zh: "改到 {day}", en: "put off to {day}" }, { day: task.postponedTo ?? "" })
            : task.outcome
              ? say(outcomeNames[task.outcome])
              : say({ zh: "已处理", en: "done" })}
          {writes && (
            <button type="button" className="link" onClick={onUndo}>
              {say({ zh: "撤回", en: "Undo" })}
            </button>
          )}
        </p>
      ) : open ? (
        <>
          {promised && (
            <p className="task-promise">
              {promised.what === null
                ? say({ zh: "答应的事", en: "What was promised is due" })
                : say({ zh: "上次答应：{what}", en: "Promised: {what}" }, { what: promised.what })}
              {promised.by && (
                <span className="text-3">
                  {" "}
                  {say({ zh: "{day} 前", en: "by {day}" }, { day: promised.by })}
                </span>
              )}
            </p>
          )}
          {task.words && <blockquote className="task-words">{task.words}</blockquote>}
          {task.offer && (
            <p className="text-2">
              {say({ zh: "可以给：{offer}", en: "May offer: {offer}" }, { offer: task.offer })}
            </p>
          )}
          {task.others.length > 0 && (
            <p className="text-2">
              {say(
                { zh: "还有没办完的：{what}", en: "Also open: {what}" },
                { what: task.others.map((one) => say(one)).join(say({ zh: "；", en: "; " })) },
              )}
            </p>
          )}
          <div className="task-deeds">
            {task.phone && (
              <Button type={byPhone ? "primary" : "default"} size="large" href={`tel:${task.phone}`}>
                {say({ zh: "打电话", en: "Call" })}
              </Button>
            )}
            {writes && (
              <>
                <Button size="large" type={byPhone ? "default" : "primary"} onClick={onResult}>
                  {say({ zh: "记结果", en: "Result" })}
                </Button>
                <Button size="large" onClick={onPostpone}>
                  {say({ zh: "改到明天", en: "Tomorrow" })}
                </Button>
              </>
            )}
          </div>
          {writes && <OneTap day={day} onOutcome={onOutcome} />}
          <p className="task-foot text-3">
            {task.words && <CopyButton text={task.words} label={say({ zh: "复制话术", en: "Copy words" })} />}
            {task.phone && <span>{phoneText(task.phone)}</span>}
            {task.channel && (
              <span>
                {say({ zh: "宜用{by}", en: "best: {by}" }, { by: say(channelNames[task.channel]) })}
              </span>
            )}
            {task.blocked && <span className="unfavourable">{say(task.blocked)}</span>}
          </p>
        </>
      ) : (
        <button type="button" className="task-open" onClick={onOpen}>
          {say({ zh: "展开", en: "Open" })}
          <span className="hidden-text"> {name}</span>
        </button>
      )}
    </li>
  );
}

import "../kit/kit.css";
import "./today.css";
import { Link } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useRef, useState } from "react";
import { outcomeNames } from "../../server/followup/messages.ts";
import type { ContactKind, Outcome, ReasonCode, Task } from "../../server/followup/schema.ts";
import { saysOf } from "../callError.ts";
import { JobWait } from "../ingest/JobWait.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { addDays } from "../kit/dates.ts";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { count, text } from "../kit/format.ts";
import { PageHead } from "../kit/PageHead.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useUndo } from "../kit/useUndo.tsx";
import { useLanguage } from "../language.tsx";
import { useKeys } from "../shell/keys.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { reasonNames } from "../strategies/reasonNames.ts";
import { useAddress } from "../useAddress.ts";
import { fiveMinutes, useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";
import { ContactForm } from "./ContactForm.tsx";
import { DigestSwitch } from "./DigestSwitch.tsx";
import { nameOf } from "./nameOf.ts";
import { TaskCard } from "./TaskCard.tsx";
import { whyEmpty } from "./whyEmpty.ts";

const doubleTapMs = 700;

/** How the customer was most likely contacted: by the channel that his card names. */
function kindOf({ channel }: Task): ContactKind {
  if (channel === "visit") return "visit";
  return channel === "phone" || channel === null ? "call" : "message";
}

type Whose = "mine" | "nobody" | "everyone";

/** Who is to be contacted today, why, and with which words. */
export function Page() {
  const { say, language } = useLanguage();
  const money = useMoney();
  const may = useMay();
  const { message } = App.useApp();
  const [address, change] = useAddress();
  const asked = (["mine", "nobody", "everyone"] as const).find((known) => known === address.whose);
  const code = (Object.keys(reasonNames) as ReasonCode[]).find((known) => known === address.code);
  const answer = useCall(
    "todayTasks",
    { ...(asked ? { whose: asked } : {}), ...(code ? { code } : {}) },
    { every: fiveMinutes },
  );
  const [opened, setOpened] = useState<string>();
  const [result, setResult] = useState<Task>();
  const [jobId, setJobId] = useState<string>();
  const failed = (error: Error) => void message.error(say(saysOf(error)));
  const planning = useSubmit("planTodayNow", (started) => setJobId(started.jobId), failed);
  const undo = useSubmit("undoTask", undefined, failed);
  const undoable = useUndo();
  const postpone = useSubmit("postponeTask", undefined, failed);
  const finish = useSubmit("finishTask", undefined, failed);
  const tasks = answer.data?.tasks ?? [];
  const open = tasks.filter((task) => task.state === "open");
  const at = open.find((task) => task.id === opened) ?? open[0];
  const writes = may("followup:write");
  const told = (task: Task, what: string) =>
    undoable(
      task.id,
      say({ zh: "{name}：{what}", en: "{name}: {what}" }, { name: nameOf(task, say), what }),
      () => undo.mutate({ taskId: task.id }),
    );
  // Each of several in a row is told: what is given to `mutate` itself would hear only of the last.
  const putOff = (task: Task) =>
    answer.data &&
    postpone
      .mutateAsync({ taskId: task.id, to: addDays(answer.data.day, 1) })
      .then(() => told(task, say({ zh: "改到明天", en: "put off to tomorrow" })))
      .catch(() => {});
  const closedAt = useRef(0);
  const close = (task: Task, outcome: Outcome, nextOn: string | null) => {
    // The next card comes up under the finger: a second tap of the same hand is not meant for it.
    if (finish.isPending || performance.now() - closedAt.current < doubleTapMs) return;
    finish.mutate(
      { taskId: task.id, kind: kindOf(task), outcome, nextOn },
      {
        onSuccess() {
          closedAt.current = performance.now();
          told(task, [say(outcomeNames[outcome]), nextOn].filter(Boolean).join(" "));
        },
      },
    );
  };
  const move = (step: number) => {
    const index = open.findIndex((task) => task.id === at?.id);
    const next = open[Math.min(open.length - 1, Math.max(0, index + step))];
    if (next) setOpened(next.id);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ...(writes && at ? { enter: () => setResult(at), t: () => putOff(at) } : {}),
  });
  if (answer.error) throw answer.error;
  if (!answer.data) return <PageSkeleton />;
  const { day, plannedAt, empty, counts, done, total, whose, groups } = answer.data;
  const stake = open.reduce((sum, task) => sum + (task.atStake ?? 0), 0);
  const plan = may("strategies:write") && !jobId && (
    <Button onClick={() => planning.mutate({})} loading={planning.isPending}>
      {plannedAt || empty
        ? say({ zh: "重排今天", en: "Plan again" })
        : say({ zh: "排今天的名单", en: "Plan today" })}
    </Button>
  );
  const switcher = (
    <SegmentedSwitch<Whose>
      label={say({ zh: "谁的名单", en: "Whose list" })}
      value={whose}
      options={[
        { value: "mine", label: say({ zh: "我的 {n}", en: "Mine {n}" }, { n: counts.mine }) },
        { value: "nobody", label: say({ zh: "没人管 {n}", en: "Nobody's {n}" }, { n: counts.nobody }) },
        { value: "everyone", label: say({ zh: "全部 {n}", en: "All {n}" }, { n: counts.everyone }) },
      ]}
      onChange={(next) => change({ whose: next, code: undefined })}
    />
  );
  return (
    <>
      <PageHead
        title={say({ zh: "今日", en: "Today" })}
        sentence={
          open.length > 0
            ? say(
                {
                  zh: "{day}：还有 {n} 位要联系，牵涉 {stake}。",
                  en: "{day}: {n} more to contact, {stake} at stake.",
                },
                { day, n: count(total - done, language), stake: text(stake, "money", money) },
              )
            : plannedAt
              ? say(
                  { zh: "{day}：名单上都处理完了。", en: "{day}: everything on the list is done." },
                  { day },
                )
              : empty
                ? say(
                    {
                      zh: "{day}：排过名单了，今天没有要联系的人。",
                      en: "{day}: planned, and nobody is to be contacted.",
                    },
                    { day },
                  )
                : say({ zh: "{day}：还没有排名单。", en: "{day}: nothing is planned yet." }, { day })
        }
      >
        {switcher}
        {plan}
      </PageHead>
      {jobId && (
        <JobWait
          jobId={jobId}
          ended={() => {
            setJobId(undefined);
            void answer.refetch();
          }}
        />
      )}
      {total > 0 && (
        <div className="today-progress">
          <span>
            <strong>{count(done, language)}</strong> / {count(total, language)}{" "}
            {say({ zh: "已处理", en: "done" })}
          </span>
          <span className="today-track" aria-hidden="true">
            <span style={{ width: `${(100 * done) / total}%` }} />
          </span>
        </div>
      )}
      {groups.length > 1 && (
        <div className="today-chips">
          {[undefined, ...groups].map((one) => (
            <button
              key={one?.code ?? "all"}
              type="button"
              aria-pressed={one?.code === code}
              onClick={() => change({ code: one?.code })}
            >
              {one
                ? `${say(reasonNames[one.code])} ${count(one.tasks, language)}`
                : say(
                    { zh: "全部 {n}", en: "All {n}" },
                    { n: groups.reduce((sum, group) => sum + group.tasks, 0) },
                  )}
            </button>
          ))}
        </div>
      )}
      {tasks.length === 0 ? (
        <section className="card">
          <EmptyChart
            missing={
              empty
                ? whyEmpty(empty, say)
                : plannedAt
                  ? say({
                      zh: "这份名单今天没有人：没有人比平常晚，也没有没办完的事；或者都在最短间隔之内。",
                      en: "Nobody is on this list today: no one is later than usual and nothing is open, or all were contacted lately.",
                    })
                  : say({
                      zh: "每天清晨自动排名单：比平常晚的、首购后没来第二次的、有投诉的、答应过事情的。要有带客户的订单，客户要有负责人。",
                      en: "Lists are planned each morning: who is late, who bought once, who complained, who was promised something. It takes orders with customers, and customers with an owner.",
                    })
            }
            actions={
              <>
                {plan}
                <Link to="/customers">
                  <Button>{say({ zh: "给客户分派负责人", en: "Assign owners" })}</Button>
                </Link>
              </>
            }
          />
        </section>
      ) : (
        <ul className="tasks">
          {tasks.map((task) => (
            <TaskCard
              key={task.id}
              task={task}
              open={task.id === at?.id}
              writes={writes}
              day={day}
              onOutcome={(outcome, nextOn) => close(task, outcome, nextOn)}
              onOpen={() => setOpened(task.id)}
              onResult={() => setResult(task)}
              onPostpone={() => putOff(task)}
              onUndo={() => undo.mutate({ taskId: task.id })}
            />
          ))}
        </ul>
      )}
      {code === undefined && total > tasks.length && (
        <p className="text-3">
          {say(
            { zh: "还有 {n} 位，处理完这些会出现。", en: "{n} more come once these are done." },
            { n: total - tasks.length },
          )}
        </p>
      )}
      <DigestSwitch />
      <Dialog
        open={result !== undefined}
        onClose={() => setResult(undefined)}
        label={say({ zh: "记结果", en: "Note the result" })}
        at="side"
      >
        {result && (
          <div className="dialog-body">
            <h2 className="dialog-title">
              {nameOf(result, say)}
              <DialogClose onClose={() => setResult(undefined)} />
            </h2>
            <ContactForm
              customer={result.customer}
              task={result.id}
              kind={kindOf(result)}
              onDone={() => setResult(undefined)}
            />
          </div>
        )}
      </Dialog>
    </>
  );
}

import { Waiting } from "../kit/Waiting.tsx";
import "./today.css";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { Card } from "../kit/Card.tsx";
import { CopyButton } from "../kit/CopyButton.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { ContactForm } from "./ContactForm.tsx";
import { notShown } from "./notShown.ts";

/** One thing to do next for this customer: words, bounds, why, what it should bring, how often he was disturbed. */
export function NextActionCard({ id, phone }: { id: string; phone: string | null }) {
  const say = useSay();
  const money = useMoney();
  const may = useMay();
  const [logging, setLogging] = useState(false);
  const allowed = may("followup:read");
  const { data, error } = useCall("nextAction", { id }, { keep: false, enabled: allowed });
  if (!allowed) return null;
  if (!data) return <Waiting error={error} />;
  const { task, strategy, words, contact } = data;
  return (
    <Card
      title={
        strategy
          ? say({ zh: "下一步：{what}", en: "Next: {what}" }, { what: say(strategy.goal) })
          : say({ zh: "下一步", en: "Next" })
      }
      note={strategy ? say(strategy.name) : undefined}
    >
      {words && <blockquote className="next-words">{words}</blockquote>}
      {!strategy && (
        <p className="text-2">
          {say({ zh: "没有适用的策略。", en: "No strategy applies." })}{" "}
          <Link to="/strategies">{say({ zh: "看策略", en: "See strategies" })}</Link>
        </p>
      )}
      <div className="next-deeds">
        {phone && (
          <Button type="primary" href={`tel:${phone}`}>
            {say({ zh: "打电话", en: "Call" })}
          </Button>
        )}
        {may("followup:write") && (
          <Button onClick={() => setLogging(true)}>{say({ zh: "记联系", en: "Log a contact" })}</Button>
        )}
        {words && <CopyButton text={words} label={say({ zh: "复制话术", en: "Copy words" })} />}
      </div>
      <dl className="next-why">
        {task && (
          <>
            <dt>{say({ zh: "为什么", en: "Why" })}</dt>
            <dd>
              {say(task.reason)}
              {task.atStake !== null &&
                task.atStake > 0 &&
                ` ${say({ zh: "牵涉 {n}。", en: "{n} at stake." }, { n: text(task.atStake, "moneyEach", money) })}`}
            </dd>
          </>
        )}
        {task?.promise && (
          <>
            <dt>{say({ zh: "答应过", en: "Promised" })}</dt>
            <dd className={task.promise.overdue ? "unfavourable" : undefined}>
              {task.promise.text ?? say(notShown)} {task.promise.by}
            </dd>
          </>
        )}
        {strategy && (
          <>
            <dt>{say({ zh: "可以给", en: "May offer" })}</dt>
            <dd>{say(strategy.offer)}</dd>
            <dt>{say({ zh: "预计", en: "Expected" })}</dt>
            <dd>{say(strategy.expected)}</dd>
          </>
        )}
        <dt>{say({ zh: "打扰", en: "Disturbed" })}</dt>
        <dd>
          {say(
            { zh: "30 天内联系过 {n} 次", en: "{n|contact|contacts} in 30 days" },
            { n: contact.contacts30 },
          )}
          {contact.lastOn && say({ zh: "，最近 {day}", en: ", last on {day}" }, { day: contact.lastOn })}
          {strategy &&
            say(
              { zh: "；间隔 {min}–{max} 天", en: "; every {min}–{max} days" },
              { min: strategy.minDays, max: strategy.maxDays },
            )}
          {contact.reasons.map((reason) => (
            <span key={reason.code} className="unfavourable">
              {" "}
              {say(reason)}
            </span>
          ))}
        </dd>
      </dl>
      <Dialog
        open={logging}
        onClose={() => setLogging(false)}
        label={say({ zh: "记联系", en: "Log a contact" })}
        at="side"
      >
        <div className="dialog-body">
          <h2 className="dialog-title">
            {say({ zh: "记联系", en: "Log a contact" })}
            <DialogClose onClose={() => setLogging(false)} />
          </h2>
          <ContactForm
            customer={id}
            task={task?.state === "open" ? task.id : undefined}
            onDone={() => setLogging(false)}
          />
        </div>
      </Dialog>
    </Card>
  );
}

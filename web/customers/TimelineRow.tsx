import { App } from "antd";
import type { ReactNode } from "react";
import { fieldNames } from "../../server/customers/messages.ts";
import type { TimelineEvent } from "../../server/customers/timelineShape.ts";
import { saysOf } from "../callError.ts";
import { fullMomentText } from "../kit/dates.ts";
import { count, none } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { bothWords } from "./changeWords.ts";
import { MixedWorth } from "./MixedWorth.tsx";
import { ownWords, useAllOwnFields } from "./ownFields.ts";
import { TimelineFact } from "./TimelineFact.tsx";
import { TimelineSign } from "./TimelineSign.tsx";
import { WorthOf } from "./WorthOf.tsx";
import { channelNames, purposeNames } from "./words.ts";

/** One line of the timeline: when, what, and who. */
export function TimelineRow({ event }: { event: TimelineEvent }) {
  const { say } = useLanguage();
  const { company } = useWhoAmI();
  // The first day of all stands for one that the file did not give.
  const when =
    event.on === "1970-01-01"
      ? say({ zh: "日期不详", en: "no date" })
      : event.dayOnly
        ? event.on
        : fullMomentText(event.at, company.zone);
  const place =
    event.kind === "order" || event.kind === "return" ? (event.order.store ?? event.order.channel) : null;
  return (
    <li className="timeline-row">
      <TimelineSign kind={event.kind} />
      <time dateTime={event.at}>{when}</time>
      <div className="timeline-what">
        <What event={event} />
      </div>
      <span className="timeline-who">
        {place || event.by || ("fact" in event ? "" : say({ zh: "系统", en: "system" }))}
      </span>
    </li>
  );
}

function What({ event }: { event: TimelineEvent }): ReactNode {
  const { say, language } = useLanguage();
  const own = useAllOwnFields();
  switch (event.kind) {
    case "order":
    case "return": {
      const { order } = event;
      const title =
        event.kind === "order" ? say({ zh: "订单", en: "Order" }) : say({ zh: "退货", en: "Return" });
      return (
        <>
          {title} {order.no}{" "}
          {order.mixed ? (
            <MixedWorth order={order} />
          ) : (
            <WorthOf amount={order.amount} currency={order.currency} original={order.originals[0] ?? null} />
          )}{" "}
          {say({ zh: "{n} 件", en: "{n|item|items}" }, { n: count(order.pieces, language) })}{" "}
          <span className="text-3">{order.products.join(say({ zh: "、", en: ", " }))}</span>
          {order.cancelled && <span className="unfavourable"> {say({ zh: "已取消", en: "cancelled" })}</span>}
        </>
      );
    }
    case "note":
      return <Note event={event} />;
    case "change": {
      const field = own.find((one) => `custom.${one.key}` === event.change.field);
      const ownText = (value: string | null) => field && value && ownWords(field, value, language);
      const words = field
        ? { old: ownText(event.change.old), new: ownText(event.change.new) }
        : bothWords(event.change, language);
      return (
        <>
          {say(
            fieldNames[event.change.field] ??
              field ?? {
                zh: event.change.field.replace("custom.", ""),
                en: event.change.field.replace("custom.", ""),
              },
          )}{" "}
          <span className="text-3">{words.old ?? none}</span>
          {" → "}
          {words.new ?? none}
        </>
      );
    }
    case "consent": {
      const { purpose, channel, state, basis, source } = event.consent;
      const granted = state === "granted";
      return (
        <>
          {say(purposeNames[purpose as keyof typeof purposeNames])} ·{" "}
          {say(channelNames[channel as keyof typeof channelNames])}{" "}
          <b className={granted ? "favourable" : "unfavourable"}>
            {granted ? say({ zh: "同意", en: "granted" }) : say({ zh: "拒绝", en: "refused" })}
          </b>{" "}
          <span className="text-3">{[basis, source].filter(Boolean).join(" · ")}</span>
        </>
      );
    }
    case "attachment":
      return (
        <>
          {say({ zh: "附件", en: "Attachment" })}{" "}
          {event.attachment.name === null ? (
            <Unseen />
          ) : (
            <a href={`/api/files/attachment/${event.attachment.id}`}>{event.attachment.name}</a>
          )}
        </>
      );
    case "merge":
      return (
        <>
          {event.merge.action === "merge"
            ? say(
                { zh: "并入档案 {name}", en: "Merged with file {name}" },
                { name: event.merge.name ?? event.merge.id },
              )
            : say(
                { zh: "拆出档案 {name}", en: "File {name} taken out" },
                { name: event.merge.name ?? event.merge.id },
              )}{" "}
          <span className="text-3">{event.merge.reason}</span>
        </>
      );
    case "entry":
      return (
        <>
          {say({ zh: "建档，来自 {source}", en: "Entered from {source}" }, { source: event.entry.source })}{" "}
          {event.entry.file && <span className="text-3">{event.entry.file}</span>}
        </>
      );
    default:
      return <TimelineFact event={event} />;
  }
}

function Note({ event }: { event: Extract<TimelineEvent, { kind: "note" }> }) {
  const { say } = useLanguage();
  const me = useWhoAmI();
  const { message } = App.useApp();
  const deleting = useSubmit("deleteNote");
  const mine = me.user.person !== null && event.note.person === me.user.person;
  return (
    <>
      {event.note.body === null ? <Unseen /> : <span className="note-body">{event.note.body}</span>}
      {event.note.edited && <span className="text-3"> {say({ zh: "改过", en: "edited" })}</span>}
      {mine && (
        <button
          type="button"
          className="link note-delete"
          onClick={() =>
            deleting.mutate(
              { noteId: event.note.id },
              { onError: (error) => void message.error(say(saysOf(error))) },
            )
          }
        >
          {say({ zh: "删除", en: "Delete" })}
        </button>
      )}
    </>
  );
}

/** Free words that this reader's role is not shown. */
export function Unseen() {
  const { say } = useLanguage();
  return <span className="text-3">{say({ zh: "（内容不可见）", en: "(text hidden)" })}</span>;
}

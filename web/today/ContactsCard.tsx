import { App } from "antd";
import { causeNames, kindNames, outcomeNames } from "../../server/followup/messages.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { momentText } from "../kit/dates.ts";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";

/** What was said and promised, newest first; promises can be ticked off. */
export function ContactsCard({ id }: { id: string }) {
  const { say, language } = useLanguage();
  const may = useMay();
  const { company } = useWhoAmI();
  const allowed = may("followup:read");
  const { data, error } = useCall("listContacts", { id, limit: 20 }, { keep: false, enabled: allowed });
  const { message } = App.useApp();
  const keeping = useSubmit("keepPromise", undefined, (refused) => void message.error(say(saysOf(refused))));
  if (error) return <Waiting error={error} />;
  if (!allowed || !data || data.contacts.length === 0) return null;
  return (
    <Card title={say({ zh: "联系记录", en: "Contacts" })}>
      <ul className="contact-log">
        {data.contacts.map((contact) => (
          <li key={contact.id}>
            <p>
              <strong>{say(kindNames[contact.kind])}</strong> {say(outcomeNames[contact.outcome])}
              {contact.lostCause &&
                say({ zh: "：{why}", en: ": {why}" }, { why: say(causeNames[contact.lostCause]) })}
              <span className="text-3">
                {" "}
                {momentText(contact.at, company.zone, language)} {contact.by}
                {contact.minutes !== null &&
                  say({ zh: " {n} 分钟", en: " {n} min" }, { n: String(contact.minutes) })}
              </span>
            </p>
            {[contact.said, contact.needs, contact.news].filter(Boolean).map((words) => (
              <p key={words} className="text-2">
                {words}
              </p>
            ))}
            {contact.promised && (
              <p>
                {say({ zh: "答应：{what}", en: "Promised: {what}" }, { what: contact.promised })}{" "}
                <span className="text-3">{contact.promisedBy}</span>{" "}
                {contact.keptAt ? (
                  <span className="favourable">{say({ zh: "办好了", en: "kept" })}</span>
                ) : (
                  may("followup:write") && (
                    <button
                      type="button"
                      className="link"
                      onClick={() => keeping.mutate({ contactId: contact.id })}
                    >
                      {say({ zh: "办好了", en: "Mark as kept" })}
                    </button>
                  )
                )}
              </p>
            )}
            {contact.nextOn && (
              <p className="text-3">
                {say({ zh: "{day} 再联系", en: "again on {day}" }, { day: contact.nextOn })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

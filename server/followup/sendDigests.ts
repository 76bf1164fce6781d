import { sql } from "kysely";
import { customerNumber } from "../customers/customerNumber.ts";
import { hiddenColumns } from "../customers/refuseMasked.ts";
import { actorOfMember, hiddenFieldsOfMember, type MemberRow } from "../platform/actors.ts";
import { businessDay } from "../platform/businessDay.ts";
import type { Job } from "../platform/jobs.ts";
import { mailSettings } from "../platform/mail/mailSettings.ts";
import { publicAddress } from "../platform/mail/publicAddress.ts";
import { type Mail, sendMail } from "../platform/mail/sendMail.ts";
import type { Services } from "../platform/services.ts";
import { companySettings } from "../platform/settings.ts";
import type { Language } from "../refuse.ts";
import type { Actor } from "../verb.ts";
import { onList } from "./onList.ts";
import { reasonShape, reasonText } from "./reasons.ts";

export const digestMail = "digest";
/** From seven in the morning of the business zone; after noon nobody needs the morning's list any more. */
const hours = { from: 7, to: 12 };
const shown = 8;

interface Receiver {
  person: number;
  email: string;
  language: Language;
  actor: Actor;
}

interface Line {
  person: number;
  name: string | null;
  number: string | null;
  reason: unknown;
  n: number;
}

/**
 * To each colleague his own list, once a day, where a mail server is set up and he has not declined. A mailbox that
 * refuses keeps nobody else from his; it is tried again at the next look.
 */
export const sendDigests: Job = {
  says: { zh: "发送今日清单邮件", en: "Sending today's lists by mail" },
  async run({ services, signal }) {
    const { db, log } = services;
    const server = await mailSettings(db);
    if (!server) return { sent: 0, failed: 0 };
    const now = services.clock();
    const { zone } = await companySettings(db);
    const hour = Number(
      new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(now),
    );
    if (hour < hours.from || hour >= hours.to) return { sent: 0, failed: 0 };
    const day = businessDay(now, zone);
    const people = await peopleToTell(services, day);
    const [lines, address] = await Promise.all([linesOf(services, day, people), publicAddress(services)]);
    let sent = 0;
    let failed = 0;
    for (const receiver of people) {
      signal.throwIfAborted();
      const mine = lines.filter((line) => line.person === receiver.person);
      if (mine.length === 0 || !(await claim(services, receiver.person, day))) continue;
      try {
        await sendMail(services, letter(receiver, { day, lines: mine, address }), server);
        sent++;
      } catch (error) {
        await release(services, receiver.person, day);
        log.warn({ err: error, person: receiver.person }, "a list could not be sent");
        failed++;
      }
    }
    return { sent, failed };
  },
};

/** Noted before the letter goes, so that a second run or one after a crash sends nobody the same list twice. */
async function claim({ db, clock }: Services, person: number, day: string): Promise<boolean> {
  const row = await db
    .insertInto("digest_sent")
    .values({ person, day, at: clock() })
    .onConflict((conflict) => conflict.doNothing())
    .returning("person")
    .executeTakeFirst();
  return row !== undefined;
}

async function release({ db }: Services, person: number, day: string): Promise<void> {
  await db.deleteFrom("digest_sent").where("person", "=", person).where("day", "=", day).execute();
}

async function peopleToTell({ db }: Services, day: string): Promise<Receiver[]> {
  const { rows } = await sql<MemberRow & { email: string; language: Language }>`
    select member.person, member.name, member.role, member.scope, member.language, "user".email,
      ${hiddenFieldsOfMember}
    from member join "user" on "user".id = member.user_id
    where member.disabled_at is null
      and not exists (select from mail_opt_out o where o.person = member.person and o.mail = ${digestMail})
      and not exists (select from digest_sent d where d.person = member.person and d.day = ${day})
    order by member.person`.execute(db);
  return rows
    .map((row) => ({ ...row, actor: actorOfMember(row, "job") }))
    .filter(({ actor }) => actor.may.has("followup:read"));
}

/** The first lines of each list that its owner may see, and how many there are: one question for everybody. */
async function linesOf({ db }: Services, day: string, people: readonly Receiver[]): Promise<Line[]> {
  if (people.length === 0) return [];
  const own = people.map(
    ({ person, actor }) => sql`(task.person = ${person} and ${onList("task.party_id", actor)})`,
  );
  const { rows } = await sql<Line>`
    select person, name, number, reason, n from (
      select task.person, party.name, ${customerNumber("party", "unmasked")} as number, task.reason, count(*) over (partition by task.person)::int as n,
        row_number() over (partition by task.person order by task.rank, task.id) as place
      from today_task task join party on party.party_id = task.party_id
      where task.day = ${day} and task.state = 'open' and (${sql.join(own, sql` or `)})
    ) as ranked
    where place <= ${shown}
    order by person, place`.execute(db);
  return rows;
}

function letter(
  { email, language, actor }: Receiver,
  of: { day: string; lines: readonly Line[]; address: string },
): Mail {
  const { day, lines, address } = of;
  const n = lines[0]!.n;
  const hidden = hiddenColumns(actor);
  const link = `${address}/today?whose=mine`;
  const rows = lines.map((line, i) => {
    const unnamed = line.number === null || hidden.has("external") ? "" : ` ${line.number}`;
    const name =
      line.name && !hidden.has("name")
        ? line.name
        : language === "zh"
          ? `客户${unnamed}`
          : `A customer${unnamed}`;
    return `${i + 1}. ${name}: ${reasonText(reasonShape.parse(line.reason))[language]}`;
  });
  const more = n - lines.length;
  return language === "zh"
    ? {
        to: email,
        subject: `今日清单：${n} 位客户要联系（${day}）`,
        text: `${rows.join("\n")}\n${more > 0 ? `还有 ${more} 位。\n` : ""}\n打开清单：${link}\n\n不想再收这封信：打开清单，在页面最下面关掉。\n`,
      }
    : {
        to: email,
        subject: `Today: ${n} customers to contact (${day})`,
        text: `${rows.join("\n")}\n${more > 0 ? `And ${more} more.\n` : ""}\nOpen the list: ${link}\n\nTo stop this mail: open the list and turn it off at the end of the page.\n`,
      };
}

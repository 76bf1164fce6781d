import { sql } from "kysely";
import { businessDay } from "../platform/businessDay.ts";
import type { Job } from "../platform/jobs.ts";
import { mailSettings } from "../platform/mail/mailSettings.ts";
import { publicAddress } from "../platform/mail/publicAddress.ts";
import { sendMail } from "../platform/mail/sendMail.ts";
import { masksOf, permissionsOf, type Role } from "../platform/roles.ts";
import type { Services } from "../platform/services.ts";
import { companySettings } from "../platform/settings.ts";
import type { Language } from "../refuse.ts";
import { reasonShape, reasonText } from "./reasons.ts";

export const digestMail = "digest";
/** From seven in the morning of the business zone; after noon nobody needs the morning's list any more. */
const hours = { from: 7, to: 12 };
const shown = 8;

interface Line {
  person: number;
  name: string | null;
  reason: unknown;
  n: number;
}

/** To each colleague his own list, once a day, where a mail server is set up and he has not declined. */
export const sendDigests: Job = {
  says: { zh: "发送今日清单邮件", en: "Sending today's lists by mail" },
  async run({ services, signal }) {
    const { db } = services;
    if (!(await mailSettings(db))) return { sent: 0 };
    const now = services.clock();
    const { zone } = await companySettings(db);
    const hour = Number(
      new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(now),
    );
    if (hour < hours.from || hour >= hours.to) return { sent: 0 };
    const day = businessDay(now, zone);
    const people = await peopleToTell(services, day);
    const lines = await linesOf(
      services,
      day,
      people.map((one) => one.person),
    );
    let sent = 0;
    for (const person of people) {
      signal.throwIfAborted();
      const mine = lines.filter((line) => line.person === person.person);
      if (mine.length === 0) continue;
      await sendMail(services, {
        to: person.email,
        ...(await letter(services, { day, lines: mine, language: person.language, role: person.role })),
      });
      await db
        .insertInto("digest_sent")
        .values({ person: person.person, day, at: services.clock() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      sent++;
    }
    return { sent };
  },
};

async function peopleToTell({ db }: Services, day: string) {
  const { rows } = await sql<{ person: number; email: string; language: Language; role: Role }>`
    select member.person, "user".email, member.language, member.role
    from member join "user" on "user".id = member.user_id
    where member.disabled_at is null
      and not exists (select from mail_opt_out o where o.person = member.person and o.mail = ${digestMail})
      and not exists (select from digest_sent d where d.person = member.person and d.day = ${day})
    order by member.person`.execute(db);
  return rows.filter((row) => permissionsOf(row.role).has("followup:read"));
}

/** The first lines of each list, and how many there are: one question for everybody. */
async function linesOf({ db }: Services, day: string, people: readonly number[]): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select person, name, reason, n from (
      select task.person, party.name, task.reason, count(*) over (partition by task.person)::int as n,
        row_number() over (partition by task.person order by task.rank, task.id) as place
      from today_task task join party on party.party_id = task.party_id
      where task.day = ${day} and task.state = 'open' and task.person = any(${[...people]}::int[])
        and party.erased_at is null
    ) as ranked
    where place <= ${shown}
    order by person, place`.execute(db);
  return rows;
}

async function letter(
  services: Services,
  of: { day: string; lines: readonly Line[]; language: Language; role: Role },
): Promise<{ subject: string; text: string }> {
  const { day, lines, language, role } = of;
  const n = lines[0]!.n;
  const seesName = !masksOf(role).has("name");
  const link = `${await publicAddress(services)}/today?whose=mine`;
  const rows = lines.map((line, i) => {
    const name = seesName && line.name ? line.name : language === "zh" ? "客户" : "A customer";
    return `${i + 1}. ${name}: ${reasonText(reasonShape.parse(line.reason))[language]}`;
  });
  const more = n - lines.length;
  return language === "zh"
    ? {
        subject: `今日清单：${n} 位客户要联系（${day}）`,
        text: `${rows.join("\n")}\n${more > 0 ? `还有 ${more} 位。\n` : ""}\n打开清单：${link}\n\n不想再收这封信：打开清单，在页面最下面关掉。\n`,
      }
    : {
        subject: `Today: ${n} customers to contact (${day})`,
        text: `${rows.join("\n")}\n${more > 0 ? `And ${more} more.\n` : ""}\nOpen the list: ${link}\n\nTo stop this mail: open the list and turn it off at the end of the page.\n`,
      };
}

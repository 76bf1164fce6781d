import { type Language, refuse } from "../../refuse.ts";
import type { Job } from "../jobs.ts";
import { unseal } from "../sealed.ts";
import type { Services } from "../services.ts";
import { companySettings } from "../settings.ts";
import { publicAddress } from "./publicAddress.ts";
import { type Mail, sendMail } from "./sendMail.ts";

interface InvitationMail {
  invitation: string;
  token: string;
  language: Language;
}

/** Sends the link of an invitation that is still open. */
export const sendInvitation: Job = {
  says: { zh: "发送邀请邮件", en: "Sending an invitation by mail" },
  async run({ services }, payload: InvitationMail) {
    const token = unseal(services.secret, payload.token);
    const row = await services.db
      .selectFrom("invitation")
      .select(["email", "used_at", "expires_at"])
      .where("id", "=", payload.invitation)
      .executeTakeFirst();
    if (!row?.email || row.used_at || !token || row.expires_at <= services.clock()) return { sent: false };
    const link = `${await publicAddress(services)}/invitation?token=${token}`;
    await sendMail(services, { to: row.email, ...(await invitationText(services, link, payload.language)) });
    return { sent: true };
  },
};

/** One mail to whoever set up the mail server. */
export const tryMail: Job = {
  says: { zh: "试发邮件", en: "Trying the mail server" },
  async run({ services }, payload: { person: number; language: Language }) {
    const own = await services.db
      .selectFrom("member")
      .innerJoin("user", "user.id", "member.user_id")
      .select("user.email")
      .where("member.person", "=", payload.person)
      .executeTakeFirst();
    if (!own) throw refuse("platform.no_own_email");
    const text =
      payload.language === "zh"
        ? { subject: "常青：发信服务器可用", text: "这封信说明发信服务器已设置好。" }
        : {
            subject: "Perennial: the mail server works",
            text: "This mail shows that the mail server is set up.",
          };
    await sendMail(services, { to: own.email, ...text });
    return { sent: true };
  },
};

async function invitationText(
  services: Services,
  link: string,
  language: Language,
): Promise<Omit<Mail, "to">> {
  const { company } = await companySettings(services.db);
  return language === "zh"
    ? {
        subject: `${company || "常青"}邀请您加入`,
        text: `请在 7 天内打开下面的链接，建立您的账号。链接只能用一次。\n\n${link}\n`,
      }
    : {
        subject: `${company || "Perennial"} invites you`,
        text: `Open this link within 7 days to make your account. It works once.\n\n${link}\n`,
      };
}

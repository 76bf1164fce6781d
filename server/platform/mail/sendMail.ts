import nodemailer from "nodemailer";
import { Refusal, refuse } from "../../refuse.ts";
import { guardedAddress } from "../outgoing.ts";
import { unseal } from "../sealed.ts";
import type { Services } from "../services.ts";
import { type MailSettings, mailSettings } from "./mailSettings.ts";

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** With `cid`: shown inside the letter where its HTML names it. */
  attachments?: ReadonlyArray<{ filename: string; content: Buffer; contentType: string; cid?: string }>;
}

/**
 * Through the company's own mail server, which may stand in its own network or on this machine. Who sends many reads the
 * settings once and hands them over.
 */
export async function sendMail(services: Services, mail: Mail, known?: MailSettings): Promise<void> {
  const server = known ?? (await mailSettings(services.db));
  if (!server) throw refuse("platform.mail_not_set");
  const password = server.sealedPassword === "" ? "" : unseal(services.secret, server.sealedPassword);
  const { address } = await guardedAddress(server.host, { inside: true, here: true });
  const transport = nodemailer.createTransport({
    host: address,
    port: server.port,
    secure: server.tls,
    // The certificate is still checked against the name that the administrator wrote.
    tls: { servername: server.host },
    ...(server.user ? { auth: { user: server.user, pass: password ?? "" } } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { attachments = [], ...letter } = mail;
    await transport.sendMail({ from: server.from, ...letter, attachments: [...attachments] });
  } catch (error) {
    throw refuse("platform.mail_failed", { why: (error as Error).message }, { unsure: isUnsure(error) });
  } finally {
    transport.close();
  }
}

/** The line broke without a word of the server: it may have taken the letter or not. */
function isUnsure(error: unknown): boolean {
  const { responseCode, code, syscall, message } = error as NodeJS.ErrnoException & { responseCode?: number };
  if (responseCode !== undefined || syscall === "connect") return false;
  return code === "ECONNECTION" || code === "ESOCKET" || message === "Timeout";
}

/** Whether a letter that failed may have arrived all the same. */
export function mayHaveArrived(error: unknown): boolean {
  return error instanceof Refusal && (error.details as { unsure?: boolean } | undefined)?.unsure === true;
}

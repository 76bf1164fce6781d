import nodemailer from "nodemailer";
import { refuse } from "../../refuse.ts";
import { guardedAddress } from "../outgoing.ts";
import { unseal } from "../sealed.ts";
import type { Services } from "../services.ts";
import { type MailSettings, mailSettings } from "./mailSettings.ts";

export interface Mail {
  to: string;
  subject: string;
  text: string;
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
    await transport.sendMail({ from: server.from, ...mail });
  } catch (error) {
    throw refuse("platform.mail_failed", { why: (error as Error).message });
  } finally {
    transport.close();
  }
}

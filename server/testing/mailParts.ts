export interface MailPart {
  type: string;
  head: string;
  body: Buffer;
}

/** The parts of a mail as they are read, whatever they were wrapped in. */
export function mailParts(raw: string): MailPart[] {
  const [head = "", body = ""] = raw.split(/\r\n\r\n(.*)/s);
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1];
  if (boundary !== undefined)
    return body
      .split(`--${boundary}`)
      .slice(1, -1)
      .flatMap((part) => mailParts(part.replace(/^\r\n/, "")));
  const type = /^content-type:\s*([^;\r\n]+)/im.exec(head)?.[1] ?? "text/plain";
  const how = /^content-transfer-encoding:\s*(\S+)/im.exec(head)?.[1] ?? "7bit";
  return [{ type, head, body: decoded(body, how) }];
}

function decoded(body: string, how: string): Buffer {
  if (how === "base64") return Buffer.from(body.replaceAll("\r\n", ""), "base64");
  if (how !== "quoted-printable") return Buffer.from(body);
  const bytes = body
    .replaceAll("=\r\n", "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1");
}

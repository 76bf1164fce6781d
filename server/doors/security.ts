import type { Context, Next } from "hono";
import { refuse } from "../refuse.ts";

/** Ant Design writes its styles at run time, so styles may stand inline; scripts come only from here, as files. */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

export async function securityHeaders(c: Context, next: Next) {
  await next();
  const { headers } = c.res;
  headers.set("content-security-policy", policy);
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  headers.set("referrer-policy", "same-origin");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
  if (isHttps(c)) headers.set("strict-transport-security", "max-age=31536000");
}

/** A browser says where a changing request comes from; from another site it is refused, cookies or not. */
export async function sameSiteOnly(c: Context, next: Next) {
  if (!["GET", "HEAD", "OPTIONS"].includes(c.req.method)) {
    const site = c.req.header("sec-fetch-site");
    if (site && site !== "same-origin" && site !== "none") throw refuse("platform.other_site");
    const origin = c.req.header("origin");
    if (origin !== undefined && hostOf(origin) !== hostOf(c.req.url, c.req.header("host")))
      throw refuse("platform.other_site");
  }
  await next();
}

function hostOf(url: string, host?: string): string {
  if (host) return host.toLowerCase();
  try {
    return new URL(url).host;
  } catch {
    return "";
  }
}

/** Direct TLS or a proxy that ends it. The header decides only whether cookies are marked secure. */
export function isHttps(c: Context): boolean {
  return c.req.url.startsWith("https:") || c.req.header("x-forwarded-proto") === "https";
}

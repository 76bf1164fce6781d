import type { Context } from "hono";

interface NodeEnv {
  incoming?: { socket?: { remoteAddress?: string | undefined } };
}

/** The other end of the socket. Headers that a client can write are not believed. */
export function remoteAddress(c: Context): string {
  const address = (c.env as NodeEnv | undefined)?.incoming?.socket?.remoteAddress ?? "127.0.0.1";
  return address.startsWith("::ffff:") ? address.slice(7) : address;
}

export function isLoopback(address: string): boolean {
  return address === "::1" || address.startsWith("127.");
}

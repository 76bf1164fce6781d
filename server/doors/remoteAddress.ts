import { BlockList, isIP } from "node:net";
import type { Context, Next } from "hono";

interface NodeEnv {
  incoming?: { socket?: { remoteAddress?: string | undefined } };
}

const believed = new WeakMap<Request, string>();

/** The other end of the socket, or whom a trusted proxy names. Headers that a client can write are not believed. */
export function remoteAddress(c: Context): string {
  return believed.get(c.req.raw) ?? peerOf(c);
}

/** Notes for each request whom the trusted proxies name: the last one in their list that is not itself a proxy. */
export function behindProxies(trusted: BlockList | undefined) {
  return async (c: Context, next: Next) => {
    const peer = peerOf(c);
    if (trusted && holds(trusted, peer)) {
      const named = (c.req.header("x-forwarded-for") ?? "").split(",").map((part) => plain(part.trim()));
      const client = named.findLast((address) => !holds(trusted, address));
      if (client && isIP(client)) believed.set(c.req.raw, client);
    }
    await next();
  };
}

/** Addresses and ranges, such as `127.0.0.1, 10.0.0.0/8`; undefined where one of them is neither. */
export function proxyList(text: string): BlockList | undefined {
  const list = new BlockList();
  for (const part of text.split(",").map((one) => one.trim())) {
    if (part === "") continue;
    const [address = "", bits, ...rest] = part.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const most = family === "ipv6" ? 128 : 32;
    if (!isIP(address) || rest.length > 0) return undefined;
    if (bits === undefined) list.addAddress(address, family);
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= most) list.addSubnet(address, Number(bits), family);
    else return undefined;
  }
  return list;
}

export function isLoopback(address: string): boolean {
  return address === "::1" || address.startsWith("127.");
}

const holds = (list: BlockList, address: string) =>
  isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

function peerOf(c: Context): string {
  return plain((c.env as NodeEnv | undefined)?.incoming?.socket?.remoteAddress ?? "127.0.0.1");
}

const plain = (address: string) => (address.startsWith("::ffff:") ? address.slice(7) : address);

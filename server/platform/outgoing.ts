import { lookup } from "node:dns/promises";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { BlockList, isIP } from "node:net";
import { refuse } from "../refuse.ts";

const inside = new BlockList();
for (const [net, bits] of [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["100.64.0.0", 10],
] as const)
  inside.addSubnet(net, bits, "ipv4");
inside.addSubnet("fc00::", 7, "ipv6");

const here = new BlockList();
here.addSubnet("127.0.0.0", 8, "ipv4");
here.addAddress("::1", "ipv6");

// Never: this host by its zero address, link-local (where clouds keep their credentials), multicast, reserved; and where
// clouds keep credentials elsewhere: Alibaba's, Oracle's and Amazon's own addresses.
const never = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["169.254.0.0", 16],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  never.addSubnet(net, bits, "ipv4");
for (const address of ["100.100.100.200", "192.0.0.192"]) never.addAddress(address, "ipv4");
never.addAddress("fd00:ec2::254", "ipv6");
for (const [net, bits] of [
  ["::", 128],
  // Ways around the lists above: a v4 address inside a v6 one, which a gateway unwraps.
  ["64:ff9b::", 96],
  ["2002::", 16],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  never.addSubnet(net, bits, "ipv6");

export interface Reach {
  /** Addresses of the company's own network: for what an administrator has set up. */
  inside?: boolean;
  /** This machine itself: for tests and relays on the same host. */
  here?: boolean;
}

/** The address behind a name, once. Connecting to the address, not the name, leaves no room for a second answer. */
export async function guardedAddress(
  host: string,
  reach: Reach = {},
): Promise<{ address: string; family: 4 | 6 }> {
  const bare = host.replace(/^\[|\]$/g, "");
  const found = isIP(bare)
    ? [{ address: bare, family: isIP(bare) }]
    : await lookup(bare, { all: true }).catch((error: Error) => {
        throw refuse("platform.address_refused", { host: bare, why: error.message });
      });
  const first = found[0];
  if (!first) throw refuse("platform.address_refused", { host: bare, why: "no address" });
  for (const { address } of found) {
    const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
    const family = isIP(plain) === 6 ? "ipv6" : "ipv4";
    const closed =
      never.check(plain, family) ||
      (!reach.inside && inside.check(plain, family)) ||
      (!reach.here && here.check(plain, family));
    if (closed) throw refuse("platform.address_refused", { host: bare, why: plain });
  }
  return { address: first.address, family: first.family === 6 ? 6 : 4 };
}

export interface OutgoingRequest {
  method?: "GET" | "POST" | "PUT";
  headers?: Readonly<Record<string, string>>;
  body?: string;
  reach?: Reach;
  timeoutMs?: number;
  mostBytes?: number;
}

/** The one way the product asks another server something. Redirects are answers, not followed. */
export async function askOutside(url: string, asked: OutgoingRequest = {}) {
  const at = new URL(url);
  if (at.protocol !== "https:" && at.protocol !== "http:")
    throw refuse("platform.address_refused", { host: at.host, why: at.protocol });
  const { address, family } = await guardedAddress(at.hostname, asked.reach);
  const most = asked.mostBytes ?? 5 * 2 ** 20;
  const send = at.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const request = send(
        at,
        {
          method: asked.method ?? "GET",
          headers: { ...asked.headers },
          lookup: (_name, options, done) =>
            options.all ? done(null, [{ address, family }]) : done(null, address, family),
          signal: AbortSignal.timeout(asked.timeoutMs ?? 15_000),
        },
        (response) => {
          const parts: Buffer[] = [];
          let size = 0;
          response.on("data", (part: Buffer) => {
            size += part.length;
            if (size > most) {
              request.destroy();
              reject(refuse("platform.address_refused", { host: at.host, why: `> ${most} bytes` }));
            } else parts.push(part);
          });
          response.on("error", reject);
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(parts).toString("utf8"),
            }),
          );
        },
      );
      request.on("error", reject);
      request.end(asked.body);
    },
  );
}

import type { BlockList } from "node:net";
import { fileURLToPath } from "node:url";
import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { alive } from "../perform.ts";
import { nobody } from "../platform/actors.ts";
import { writeCliToken } from "../platform/cliToken.ts";
import { takeTurn } from "../platform/rateLimit.ts";
import { Refusal, refuse } from "../refuse.ts";
import type { Product } from "../start.ts";
import { errorAnswer } from "./answers.ts";
import { apiPage } from "./apiPage.ts";
import { type Auth, createAuth } from "./auth.ts";
import { eventHub } from "./events.ts";
import { jsonBody } from "./jsonBody.ts";
import { behindProxies, remoteAddress } from "./remoteAddress.ts";
import { sameSiteOnly, securityHeaders } from "./security.ts";
import { streamRoutes } from "./streamRoutes.ts";
import { verbRoutes } from "./verbRoutes.ts";
import { webApp } from "./webApp.ts";
import { whoCalls } from "./whoCalls.ts";

export interface HttpOptions {
  /** The data directory: the command line's token lies in it. */
  data: string;
  /** The built web app. */
  web?: string;
  /** Whose word on where a request comes from is taken. */
  proxies?: BlockList | undefined;
}

export interface HttpApp {
  app: Hono;
  /** Ends the open event streams. */
  close(): void;
}

/** Everything that is reachable over HTTP. Each door below refuses in the same words and the same shape. */
export function createHttpApp(product: Pick<Product, "services">, options: HttpOptions): HttpApp {
  const { services } = product;
  const app = new Hono();
  const auth = createAuth(services);
  const callerOf = whoCalls(services, auth, writeCliToken(options.data));
  const hub = eventHub(services);
  const page = webApp(options.web ?? fileURLToPath(new URL("../../web/dist", import.meta.url)));

  app.onError((error, c) => {
    const { status, body } = errorAnswer(error, services.log);
    return c.json(body, status, { "cache-control": "no-store" });
  });
  app.use(behindProxies(options.proxies));
  app.use(securityHeaders);
  app.use("/api/*", sameSiteOnly);
  app.use("/api/v/*", compress());

  app.all("/api/auth/*", (c) => authAnswer(c, services, auth));
  app.get("/api/health", async (c) => {
    await alive(services).catch(() => {
      throw refuse("platform.engine_away");
    });
    return c.json({ ok: true });
  });
  app.get("/api/events", async (c) => {
    const { actor } = await callerOf(c);
    if (actor === nobody) throw refuse("platform.sign_in");
    c.header("x-accel-buffering", "no");
    return hub.open(c, actor, async () => {
      const again = await callerOf(c).catch((error: unknown) => {
        if (error instanceof Refusal) return { actor: nobody };
        throw error;
      });
      return again.actor === nobody ? undefined : again.actor;
    });
  });
  apiPage(app);
  streamRoutes(app, services, callerOf);
  verbRoutes(app, services, callerOf);
  app.all("/api/*", (c) => {
    throw refuse("platform.unknown", { name: `${c.req.method} ${c.req.path}` });
  });
  app.on(["GET", "HEAD"], "*", async (c) => {
    const found = await page(c, c.req.path);
    if (!found) throw refuse("platform.unknown", { name: c.req.path });
    return found;
  });
  app.all("*", (c) => {
    throw refuse("platform.method", { method: c.req.method });
  });
  return { app, close: hub.close };
}

/** An address and two passwords are shorter by far. */
const mostAuthBytes = 16 * 2 ** 10;

/**
 * The library limits by address; a mail address is limited here too, from however many addresses it is tried. What is counted
 * is what goes on: the library would also take a form.
 */
async function authAnswer(c: Context, services: Product["services"], auth: Auth): Promise<Response> {
  const path = c.req.path.slice("/api/auth/".length);
  const body = c.req.method === "POST" ? await jsonBody(c, { most: mostAuthBytes, mayBeEmpty: true }) : null;
  if (path === "sign-in/email" && typeof body?.email === "string")
    await takeTurn(services, {
      what: "sign-in",
      who: body.email.trim().toLowerCase().slice(0, 320),
      most: 30,
      seconds: 900,
    });
  const answer = await auth.handle(c, path, { address: remoteAddress(c), body });
  if (!answer) throw refuse("platform.unknown", { name: `${c.req.method} ${c.req.path}` });
  return answer;
}

import { createHttpApp, type HttpApp } from "../doors/http.ts";
import { createFirstLink } from "../platform/firstLink.ts";
import type { Role, StoredScope } from "../platform/roles.ts";
import { type Harness, startHarness } from "./harness.ts";

interface Reply {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

export interface Browser {
  /** Calls a verb as this person's browser does. */
  call(verb: string, input?: object, headers?: Record<string, string>): Promise<Reply>;
  ask(path: string, init?: RequestInit): Promise<Reply>;
  cookie: string;
}

export interface HttpHarness extends Harness {
  http: HttpApp;
  ask(path: string, init?: RequestInit): Promise<Reply>;
  /** Signs in through the door. */
  signIn(email: string, password?: string): Promise<Browser>;
  /** Makes the first administrator by the link, as the user does. */
  firstAdministrator(): Promise<Browser>;
  /** Invites and accepts. */
  join(administrator: Browser, email: string, role: Role, scope?: StoredScope): Promise<Browser>;
}

export const password = "correct horse 电池";

/** The product with its HTTP door, in process. */
export async function startHttpHarness(options: { background?: boolean } = {}): Promise<HttpHarness> {
  const product = await startHarness(options);
  const http = createHttpApp(product, { data: product.folder });
  const ask = async (path: string, init: RequestInit = {}): Promise<Reply> => {
    const response = await http.app.request(`http://127.0.0.1:7200${path}`, init);
    const text = await response.text();
    const json = response.headers.get("content-type")?.includes("json");
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  };
  const post = (verb: string, input: object, headers: Record<string, string> = {}) =>
    ask(`/api/v/${verb}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(input),
    });
  const signIn = async (email: string, secret = password): Promise<Browser> => {
    const answer = await ask("/api/auth/sign-in/email", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password: secret }),
    });
    if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${JSON.stringify(answer.body)}`);
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    return {
      cookie,
      call: (verb, input = {}, headers = {}) => post(verb, input, { cookie, ...headers }),
      ask: (path, init = {}) => ask(path, { ...init, headers: { cookie, ...(init.headers as object) } }),
    };
  };
  const accept = async (token: string, email: string, name: string) => {
    const done = await post("acceptInvitation", { token, name, email, password });
    if (done.status !== 200) throw new Error(`acceptInvitation: ${JSON.stringify(done.body)}`);
    return signIn(email);
  };
  const stop = product.stop;
  return Object.assign(product, {
    http,
    ask,
    signIn,
    async firstAdministrator() {
      const token = await createFirstLink(product.services);
      return accept(token ?? "", "admin@example.com", "管理员");
    },
    async join(administrator: Browser, email: string, role: Role, scope: StoredScope = { all: true }) {
      const invited = await administrator.call("inviteUser", { email, role, scope });
      const token = new URLSearchParams(String(invited.body.path).split("?")[1]).get("token") ?? "";
      return accept(token, email, role);
    },
    async stop() {
      http.close();
      await stop();
    },
  });
}

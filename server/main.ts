import { spawn } from "node:child_process";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { getRequestListener } from "@hono/node-server";
import { createHttpApp } from "./doors/http.ts";
import { proxyList } from "./doors/remoteAddress.ts";
import { loadSampleOnce } from "./loadSampleOnce.ts";
import { openDataDirectory } from "./platform/dataDirectory.ts";
import { createFirstLink } from "./platform/firstLink.ts";
import { createLogger } from "./platform/logger.ts";
import { StartRefusal } from "./platform/startRefusal.ts";
import { type Product, type StartStep, startProduct } from "./start.ts";

const usage = `npm start -- [--sample] [--port 7200] [--host 127.0.0.1] [--data DIR] [--no-open]

  --sample   载入示例数据 / load the sample data
  --port     端口，默认 7200 / port, 7200 unless said
  --host     监听地址，默认只有本机 / address to listen on, this machine only unless said
  --data     数据目录，默认 ./data / data directory, ./data unless said
  --no-open  不打开浏览器 / do not open the browser
  DATABASE_URL, CLICKHOUSE_URL  改用外部数据库 / use servers elsewhere instead
  TRUSTED_PROXIES  可信反向代理的地址，逗号分隔 / addresses of trusted reverse proxies, by commas
`;

const steps: Record<StartStep, [string, string] | undefined> = {
  postgres: ["启动 PostgreSQL", "Starting PostgreSQL"],
  clickhouse: ["启动 ClickHouse 引擎", "Starting the ClickHouse engine"],
  migrate: ["准备数据表", "Preparing the tables"],
  ready: undefined,
};

const say = (zh: string, en: string) => process.stdout.write(`${zh}  /  ${en}\n`);

/** Starts everything, serves until told to stop, and leaves no process behind. */
export async function main(argv: string[]): Promise<void> {
  const options = readOptions(argv);
  if (!options) return;
  try {
    await serve(options);
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    process.stderr.write(`${error.zh}\n${error.en}\n`);
    process.exit(1);
  }
}

type Options = NonNullable<ReturnType<typeof readOptions>>;

function readOptions(argv: string[]) {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        sample: { type: "boolean", default: false },
        port: { type: "string", default: "7200" },
        host: { type: "string", default: "127.0.0.1" },
        data: { type: "string", default: "data" },
        "no-open": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const port = Number(values.port);
    if (values.help) {
      process.stdout.write(usage);
      return undefined;
    }
    if (!/^\d{1,5}$/.test(values.port) || port > 65535)
      throw new StartRefusal("portNumber", { port: values.port });
    return { ...values, port };
  } catch (error) {
    const { zh, en } =
      error instanceof StartRefusal ? error : new StartRefusal("options", { why: (error as Error).message });
    process.stderr.write(`${zh}\n${en}\n\n${usage}`);
    process.exitCode = 2;
    return undefined;
  }
}

async function serve(options: Options) {
  const named = process.env.TRUSTED_PROXIES ?? "";
  const proxies = proxyList(named);
  if (!proxies) throw new StartRefusal("proxies", { named });
  await refuseTakenPort(options.host, options.port);
  const directory = openDataDirectory(resolve(options.data));
  const log = createLogger({ file: join(directory.path, "log", "server.log") });
  // Whatever ends this process first, it tells the rest once; a start under way is ended and waited for.
  let stopping: Promise<void> | undefined;
  const abandoned = new AbortController();
  let starting: Promise<Product> | undefined;
  let stop = async () => {
    abandoned.abort();
    await (await starting?.catch(() => undefined))?.stop();
    directory.release();
  };
  const end = (code: number) => {
    stopping ??= (async () => {
      say("正在停止…", "Stopping …");
      setTimeout(() => process.exit(code), 4800).unref();
      await stop();
      process.exit(code);
    })();
  };
  process.on("SIGINT", () => end(0));
  process.on("SIGTERM", () => end(0));
  process.on("SIGHUP", () => end(0));
  try {
    starting = startProduct({
      signal: abandoned.signal,
      data: directory.path,
      log,
      databaseUrl: process.env.DATABASE_URL,
      clickhouseUrl: process.env.CLICKHOUSE_URL,
      address: `http://${shownHost(options.host)}:${options.port}`,
      step: (name) => steps[name] && say(...steps[name]),
    });
    const product = await starting;
    if (stopping) return;
    const http = createHttpApp(product, { data: directory.path, proxies });
    const server = createHttpServer(getRequestListener(http.app.fetch));
    // Uploads of large files take as long as they take; headers do not.
    server.requestTimeout = 0;
    server.headersTimeout = 70_000;
    // A connection that the client keeps is closed by the client; five seconds would cut requests under way.
    server.keepAliveTimeout = 65_000;
    const port = await listen(server, options.host, options.port);
    const url = `http://${shownHost(options.host)}:${port}`;
    product.services.address = url;
    directory.announce(url);
    stop = async () => {
      http.close();
      server.close();
      server.closeAllConnections();
      await product.stop();
      directory.release();
    };
    const refused = options.sample ? await loadSampleOnce(product.services) : undefined;
    if (refused) say(refused.zh, refused.en);
    const token = await createFirstLink(product.services);
    const open = token ? `${url}/setup?token=${token}` : url;
    if (token)
      say(
        "常青已启动，30 分钟内用此链接创建管理员",
        "Perennial is running; create the administrator within 30 minutes",
      );
    else say("常青已启动", "Perennial is running");
    process.stdout.write(`  ${open}\n`);
    if (!options["no-open"] && process.stdout.isTTY) openBrowser(open);
  } catch (error) {
    // Asked to stop: what broke is that very start.
    if (stopping) return;
    await stop();
    throw error;
  }
}

/** Bound before anything slow starts, so that a taken port is said at once. */
async function refuseTakenPort(host: string, port: number) {
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", (error) => reject(cannotListen(error, host, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): StartRefusal {
  return error.code === "EADDRINUSE"
    ? new StartRefusal("port", { port })
    : new StartRefusal("listen", { host, port, why: error.code ?? error.message });
}

async function listen(
  server: ReturnType<typeof createHttpServer>,
  host: string,
  port: number,
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(cannotListen(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return typeof address === "object" && address ? address.port : port;
}

const shownHost = (host: string) => (host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host);

function openBrowser(url: string) {
  const program = process.platform === "darwin" ? "open" : "xdg-open";
  spawn(program, [url], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

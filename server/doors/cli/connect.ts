import { join } from "node:path";
import { readCliToken } from "../../platform/cliToken.ts";
import { openDataDirectory, readRunning } from "../../platform/dataDirectory.ts";
import { createLogger } from "../../platform/logger.ts";
import { startProduct } from "../../start.ts";
import { createHttpApp } from "../http.ts";

export interface Door {
  ask(path: string, init: RequestInit & { duplex?: "half" }): Promise<Response>;
  /** The engines were started by this command and end with it, so jobs must be waited for. */
  own: boolean;
  close(): Promise<void>;
}

/** The server that was asked has ended, or ended while it was asked. */
export class ServerGone extends Error {
  constructor(options: ErrorOptions) {
    super("the server does not answer", options);
    this.name = "ServerGone";
  }
}

export interface ConnectOptions {
  data: string;
  databaseUrl?: string | undefined;
  clickhouseUrl?: string | undefined;
}

/**
 * One process owns the data directory: the running server is asked over loopback with the token that lies there;
 * where none runs, this process opens the directory and goes through the very same door without a network.
 */
export async function connect(options: ConnectOptions): Promise<Door> {
  const { data } = options;
  const running = readRunning(data);
  if (running?.url) {
    const token = readCliToken(data);
    return {
      ask: (path, init) =>
        fetch(`${running.url}${path}`, withToken(init, token)).catch((cause: unknown) => {
          throw new ServerGone({ cause });
        }),
      own: false,
      close: async () => {},
    };
  }
  const directory = openDataDirectory(data);
  try {
    const log = createLogger({ file: join(directory.path, "log", "server.log") });
    const { databaseUrl, clickhouseUrl } = options;
    const product = await startProduct({ data: directory.path, log, databaseUrl, clickhouseUrl });
    const http = createHttpApp(product, { data: directory.path });
    const token = readCliToken(data);
    return {
      ask: async (path, init) => http.app.request(`http://127.0.0.1${path}`, withToken(init, token)),
      own: true,
      async close() {
        http.close();
        await product.stop();
        directory.release();
      },
    };
  } catch (error) {
    directory.release();
    throw error;
  }
}

function withToken(init: RequestInit, token: string): RequestInit {
  const headers = new Headers(init.headers);
  headers.set("authorization", `Bearer ${token}`);
  return { ...init, headers };
}

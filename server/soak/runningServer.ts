import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The product as a process of its own, to be killed and started again. */
export class RunningServer {
  private child: ChildProcess | undefined;
  url = "";

  constructor(
    private readonly data: string,
    private readonly bundle: string,
  ) {}

  get postgresFolder(): string {
    return join(this.data, "postgres");
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Starts it and answers with the milliseconds until both stores answered through HTTP. */
  async start(): Promise<number> {
    const begun = performance.now();
    const script = `import { main } from ${JSON.stringify(this.bundle)}; await main(process.argv.slice(1));`;
    const child = spawn(
      process.execPath,
      ["--input-type=module", "-e", script, "--", "--no-open", "--port", "0", "--data", this.data],
      { stdio: ["ignore", "pipe", "pipe"], cwd: fileURLToPath(new URL("../..", import.meta.url)) },
    );
    this.child = child;
    let text = "";
    child.stdout.on("data", (piece: Buffer) => {
      text += piece.toString();
    });
    child.stderr.on("data", (piece: Buffer) => {
      text += piece.toString();
    });
    child.once("exit", (code) => {
      if (code) process.stderr.write(`the server ended with ${code}:\n${text.slice(-3000)}\n`);
    });
    for (;;) {
      const found = /^ {2}(http:\/\/[^\s/]+)/m.exec(text);
      if (found) {
        this.url = found[1]!;
        break;
      }
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`the server did not start:\n${text}`);
      if (performance.now() - begun > 180_000)
        throw new Error(`the server did not start within 180 s:\n${text}`);
      await pause(20);
    }
    await this.untilHealthy();
    return performance.now() - begun;
  }

  async untilHealthy(): Promise<void> {
    const begun = performance.now();
    while (performance.now() - begun < 180_000 && this.alive) {
      const answer = await fetch(`${this.url}/api/health`, { signal: AbortSignal.timeout(2000) }).catch(
        () => undefined,
      );
      if (answer?.ok) return;
      await pause(20);
    }
    throw new Error("not healthy within 180 s");
  }

  /** What the command line uses: a token that only the owner of the data directory can read. */
  token(): string {
    return readFileSync(join(this.data, "cli-token"), "utf8").trim();
  }

  get alive(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null;
  }

  async kill(): Promise<void> {
    const child = this.child!;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  async stop(): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  }

  /** The process numbers of the two engines, as their own files say. */
  engine(name: "postgres" | "clickhouse"): number {
    const file = name === "postgres" ? "postgres/cluster/postmaster.pid" : "clickhouse/child.pid";
    return Number(readFileSync(join(this.data, file), "utf8").split("\n")[0]);
  }

  /** Sends a file to where `createUpload` said; whether it arrived. */
  async upload(path: string, text: string): Promise<boolean> {
    const answer = await fetch(`${this.url}${path}`, {
      method: "PUT",
      headers: { "content-type": "application/octet-stream", authorization: `Bearer ${this.token()}` },
      body: text,
      signal: AbortSignal.timeout(60_000),
    }).catch(() => undefined);
    return answer?.ok === true;
  }

  /** Answers `{ok}` with the body, `{refused}` with the code, or `{unknown}` where no answer came. */
  async call(verb: string, input: unknown, key?: string): Promise<Answer> {
    try {
      const answer = await fetch(`${this.url}/api/v/${verb}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${this.token()}`,
          ...(key ? { "idempotency-key": key } : {}),
        },
        body: JSON.stringify(input),
        signal: AbortSignal.timeout(20_000),
      });
      const body = (await answer.json()) as Record<string, unknown>;
      if (answer.ok) return { ok: body };
      const { error } = body as { error?: { code?: string } };
      return { refused: error?.code ?? String(answer.status) };
    } catch {
      return { unknown: true };
    }
  }
}

export type Answer = { ok: Record<string, unknown> } | { refused: string } | { unknown: true };

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

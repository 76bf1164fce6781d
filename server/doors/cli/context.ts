import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { CommandContext } from "../../command.ts";
import type { Language, Pair } from "../../refuse.ts";
import type { ErrorBody } from "../answers.ts";
import { type ConnectOptions, connect, type Door } from "./connect.ts";
import { printed } from "./printed.ts";

/** What the product answered instead of a result. */
export class Refused extends Error {
  readonly answer: ErrorBody["error"];
  readonly status: number;
  constructor(status: number, answer: ErrorBody["error"]) {
    super(answer.code);
    this.status = status;
    this.answer = answer;
  }
}

interface JobAnswer {
  state: string;
  progress: number;
  total: number | null;
  note: unknown;
  result: unknown;
  error: ErrorBody["error"] | null;
}

export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/** What a command has in its hands; the door is opened at the first question. */
export function commandContext(
  options: ConnectOptions & { json: boolean; language: Language },
  output: Output,
): CommandContext & { own(): Promise<boolean>; close(): Promise<void> } {
  const { json, language } = options;
  let opening: Promise<Door> | undefined;
  const door = () => {
    opening ??= connect(options);
    return opening;
  };
  const ask = async (path: string, init: RequestInit & { duplex?: "half" }) => {
    const { ask: send } = await door();
    const headers = new Headers(init.headers);
    headers.set("accept-language", language === "zh" ? "zh-CN" : "en");
    const response = await send(path, { ...init, headers });
    if (response.ok) return response;
    const body = (await response.json().catch(() => undefined)) as ErrorBody | undefined;
    throw new Refused(
      response.status,
      body?.error ?? { code: "unreadable", zh: `HTTP ${response.status}`, en: `HTTP ${response.status}` },
    );
  };
  const say = (line: Pair) => {
    if (!json) output.err(`${line[language]}\n`);
  };
  const call = async (verb: string, input: unknown) => {
    const response = await ask(`/api/v/${verb}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
    });
    return response.json() as Promise<unknown>;
  };
  return {
    data: options.data,
    language,
    json,
    call,
    say,
    async upload(kind, query, file) {
      const { size } = await stat(file);
      const response = await ask(`/api/uploads/${kind}?${new URLSearchParams(query)}`, {
        method: "PUT",
        headers: { "content-type": "application/octet-stream", "content-length": String(size) },
        body: Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>,
        duplex: "half",
      });
      return response.json() as Promise<unknown>;
    },
    async download(kind, id, file, query = {}) {
      const path = `/api/files/${kind}/${encodeURIComponent(id)}?${new URLSearchParams(query)}`;
      const response = await ask(path, { method: "GET" });
      await pipeline(response.body ?? [], createWriteStream(file, { mode: 0o600 }));
      return (await stat(file)).size;
    },
    async wait(jobId) {
      let shown = "";
      for (;;) {
        const job = (await call("jobStatus", { id: jobId })) as JobAnswer;
        const line = progressLine(job, language);
        if (line !== shown && !json && job.state === "running") output.err(`${line}\n`);
        shown = line;
        if (job.state === "done") return job.result;
        if (job.state === "failed" || job.state === "cancelled")
          throw new Refused(
            409,
            job.error ?? { code: job.state, zh: "任务已取消。", en: "The job was cancelled." },
          );
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    print(answer) {
      output.out(json ? `${JSON.stringify(answer)}\n` : printed(answer, language));
    },
    own: async () => (await door()).own,
    async close() {
      const opened = await opening?.catch(() => undefined);
      await opened?.close();
    },
  };
}

function progressLine(job: JobAnswer, language: Language): string {
  const note = job.note as Partial<Pair> | null;
  const share = job.total ? ` ${Math.floor((100 * job.progress) / job.total)} %` : "";
  return `${note?.[language] ?? "…"}${share}`;
}

import type { Language, Pair } from "./refuse.ts";

/** A command line beside the verbs, for what takes more than one of them or no server at all. */
export interface Command {
  /** What stands after its name, in commander's way: `<file> [folder]`. */
  takes: string;
  says: Pair;
  options: readonly { flags: string; says: Pair }[];
  run(context: CommandContext, args: readonly string[], options: CommandOptions): Promise<void>;
}

/** A flag that was given without a value is true. */
export type CommandOptions = Readonly<Record<string, string | string[] | true | undefined>>;

export interface CommandContext {
  /** The data directory, as an absolute path. */
  data: string;
  language: Language;
  /** Asked for `--json`: print one JSON document and nothing else. */
  json: boolean;
  /** Calls a verb on the running server, or on engines that this command starts for its own time. */
  call(verb: string, input: unknown): Promise<unknown>;
  /** Sends a file as it is: `PUT /api/uploads/<kind>`. */
  upload(kind: string, query: Readonly<Record<string, string>>, file: string): Promise<unknown>;
  /** Writes what `GET /api/files/<kind>/<id>` gives to a file; returns its size. */
  download(kind: string, id: string, file: string, query?: Readonly<Record<string, string>>): Promise<number>;
  /** Waits for a job and shows its progress; throws its refusal where it fails. Returns its result. */
  wait(jobId: string): Promise<unknown>;
  /** Prints an answer: a table for people, JSON for programs. */
  print(answer: unknown): void;
  /** A line for people; nothing with `--json`. */
  say(line: Pair): void;
}

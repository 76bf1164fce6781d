import { resolve } from "node:path";
import { CommanderError, Command as Program } from "commander";
import type { Command, CommandOptions } from "./command.ts";
import { commands } from "./commands.ts";
import { ServerGone } from "./doors/cli/connect.ts";
import { commandContext, type Output, Refused } from "./doors/cli/context.ts";
import { flagsOf, inputOf } from "./doors/cli/verbInput.ts";
import { addresses } from "./doors/verbRoutes.ts";
import { StartRefusal } from "./platform/startRefusal.ts";
import { refusals } from "./refusals.ts";
import { fill, type Language, type Pair, Refusal } from "./refuse.ts";
import type { Verb } from "./verb.ts";

const terminal: Output = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

/** `npm run perennial -- <verb> --field value`; returns the exit code: 0, 1 refused, 2 misspelt, 70 a bug. */
export async function runCli(argv: string[], output: Output = terminal): Promise<number> {
  const language = languageOf(argv);
  const say = (pair: Pair) => pair[language];
  const program = new Program("perennial")
    .description(say({ zh: "常青：在命令行上做网页能做的一切", en: "Perennial: everything the pages do" }))
    .exitOverride()
    .configureOutput({ writeOut: output.out, writeErr: output.err })
    .showHelpAfterError();
  let code = 0;
  const act = (
    run: (context: ReturnType<typeof commandContext>, options: CommandOptions) => Promise<void>,
  ) => {
    return async (options: CommandOptions) => {
      code = await within(options, language, output, run);
    };
  };
  for (const [name, command] of Object.entries(commands)) addCommand(program, name, command, say, act);
  for (const { name, verb } of addresses().sort((a, b) => (a.name < b.name ? -1 : 1)))
    addVerb(program, { name, verb, wanted: argv.includes(name) }, say, act, output);
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

type Act = (
  run: (context: ReturnType<typeof commandContext>, options: CommandOptions) => Promise<void>,
) => (options: CommandOptions) => Promise<void>;
type Say = (pair: Pair) => string;

function addCommand(program: Program, name: string, command: Command, say: Say, act: Act) {
  const line = program.command(`${name} ${command.takes}`.trim()).description(say(command.says));
  for (const { flags, says } of command.options) line.option(flags, say(says));
  withCommon(line, say).action(async () => {
    await act((context, options) => command.run(context, line.args, options))(line.opts());
  });
}

function addVerb(
  program: Program,
  { name, verb, wanted }: { name: string; verb: Verb; wanted: boolean },
  say: Say,
  act: Act,
  output: Output,
) {
  const line = program.command(name).description(say(verb.says));
  // Making the flags of every verb on each call would take longer than most calls.
  if (wanted) for (const flag of flagsOf(verb)) line.option(flag.flags, flag.takes);
  line.option("--input <json>", say({ zh: "整个参数，JSON", en: "the whole input as JSON" }));
  if (verb.kind === "start")
    line.option("--wait", say({ zh: "等任务做完", en: "wait until the job is done" }));
  withCommon(line, say).action(
    act(async (context, options) => {
      const input = inputOf(verb, options);
      if (!input) {
        output.err(`${say({ zh: "--input 不是 JSON 对象", en: "--input is not a JSON object" })}\n`);
        throw new CommanderError(2, "input", "input");
      }
      const answer = (await context.call(name, input)) as { jobId?: string };
      const waits = verb.kind === "start" && (options.wait === true || (await context.own()));
      context.print(waits && answer.jobId ? await context.wait(answer.jobId) : answer);
    }),
  );
}

function withCommon(line: Program, say: Say): Program {
  return line
    .option("--json", say({ zh: "输出 JSON", en: "print JSON" }))
    .option("--data <dir>", say({ zh: "数据目录", en: "the data directory" }), "data")
    .option("--lang <zh|en>", say({ zh: "语言", en: "language" }));
}

async function within(
  options: CommandOptions,
  language: Language,
  output: Output,
  run: (context: ReturnType<typeof commandContext>, options: CommandOptions) => Promise<void>,
): Promise<number> {
  const json = options.json === true;
  const context = commandContext(
    {
      data: resolve(String(options.data)),
      json,
      language,
      databaseUrl: process.env.DATABASE_URL,
      clickhouseUrl: process.env.CLICKHOUSE_URL,
    },
    output,
  );
  const interrupted = () => void context.close().then(() => process.exit(130));
  process.once("SIGINT", interrupted);
  process.once("SIGTERM", interrupted);
  try {
    await run(context, options);
    return 0;
  } catch (error) {
    const answer = inWords(error);
    if (!answer) throw error;
    output.err(json ? `${JSON.stringify({ error: answer })}\n` : `${answer[language]}\n`);
    return answer.code === "platform.bug" ? 70 : 1;
  } finally {
    process.off("SIGINT", interrupted);
    process.off("SIGTERM", interrupted);
    await context.close();
  }
}

const serverGone = {
  code: "gone",
  zh: "常青没有回应：它停了，或正在重新启动。已经交给它的任务会在它起来以后接着做，可以到时再看。",
  en: "Perennial does not answer: it has stopped, or is starting again. What it was given to do goes on once it is up; look again then.",
};

function inWords(error: unknown): (Pair & { code: string }) | undefined {
  if (error instanceof Refused) return error.answer;
  if (error instanceof ServerGone) return serverGone;
  if (error instanceof StartRefusal) return { code: "start", zh: error.zh, en: error.en };
  const message = error instanceof Refusal ? refusals[error.code] : undefined;
  if (!(error instanceof Refusal) || !message) return undefined;
  return { code: error.code, zh: fill(message.zh, error.values), en: fill(message.en, error.values) };
}

/** `--lang`, else the terminal's language: Chinese for any Chinese, English for the rest. */
function languageOf(argv: readonly string[]): Language {
  const at = argv.indexOf("--lang");
  const asked = at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith("--lang="))?.slice(7);
  const locale = asked ?? process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? "";
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}

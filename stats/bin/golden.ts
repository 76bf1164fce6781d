import { readFileSync } from "node:fs";
import { dataFolder } from "./datasets.ts";
import { goldenAnswers } from "./goldenAnswers.ts";
import { judge } from "./goldenCheck.ts";
import { type GoldenEntry, makeContext } from "./goldenContext.ts";

/** npm run golden -w stats -- FILE.json [--data DIR]: evaluates every entry; exit 1 if any failed or none passed. */
const args = process.argv.slice(2);
const at = args.indexOf("--data");
const folder = at >= 0 ? (args[at + 1] ?? null) : dataFolder();
const file = args.find((arg, i) => !arg.startsWith("--") && (at < 0 || i !== at + 1));
if (!file) {
  console.error("usage: npm run golden -w stats -- FILE.json [--data DIR]");
  process.exit(1);
}
const { entries } = JSON.parse(readFileSync(file, "utf8")) as { entries: GoldenEntry[] };
const context = makeContext(folder);
let [passed, failed, unknown] = [0, 0, 0];
for (const entry of entries) {
  const label = `#${entry.id} ${entry.model} / ${entry.quantity} ${JSON.stringify(entry.inputs)}`;
  const answer = goldenAnswers[entry.model]?.[entry.quantity];
  if (!answer) {
    unknown++;
    console.log(`unknown ${label}`);
    continue;
  }
  try {
    const got = answer(entry, context);
    const verdict = judge(entry, got);
    if (verdict.passed) {
      passed++;
      continue;
    }
    const kind = entry.kind === "paper_or_test_suite" ? "absolute" : "relative";
    console.log(
      `failed ${label} params ${JSON.stringify(entry.params)}: ${JSON.stringify(got)} for ${JSON.stringify(entry.value)}, ${kind} error ${verdict.error.toExponential(2)}`,
    );
  } catch (error) {
    console.log(`failed ${label}: threw ${(error as Error).message}, relative error unbounded`);
  }
  failed++;
}
console.log(`${passed} passed, ${failed} failed, ${unknown} unknown`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

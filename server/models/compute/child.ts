/** The statistics of one question, in a process of its own, so that the server answers meanwhile. No product code here. */
import type { FromChild, ToChild } from "./protocol.ts";
import { score } from "./score.ts";
import { scoreRows } from "./scoreRows.ts";
import { study } from "./study.ts";

process.once("message", (message: ToChild) => {
  void answer(message).then((found) => process.send?.(found, () => process.disconnect?.()));
});
// Whoever asked is gone: nobody needs the answer.
process.once("disconnect", () => process.exit(0));

async function answer(message: ToChild): Promise<FromChild> {
  try {
    return { output: await done(message) };
  } catch (error) {
    const { message: text, stack } = error as Error;
    return { error: { message: text, stack } };
  }
}

function done({ task, input }: ToChild) {
  if (task === "study") return study(input);
  return task === "score" ? score(input) : scoreRows(input);
}

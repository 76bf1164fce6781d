/** The statistics of one question, in a process of its own, so that the server answers meanwhile. No product code here. */
import type { FromChild, ToChild } from "./protocol.ts";
import { score } from "./score.ts";
import { study } from "./study.ts";

process.once("message", (message: ToChild) => {
  process.send?.(answer(message), () => process.disconnect?.());
});
// Whoever asked is gone: nobody needs the answer.
process.once("disconnect", () => process.exit(0));

function answer(message: ToChild): FromChild {
  try {
    return { output: message.task === "study" ? study(message.input) : score(message.input) };
  } catch (error) {
    const { message: text, stack } = error as Error;
    return { error: { message: text, stack } };
  }
}

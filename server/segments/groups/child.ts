/** The clustering of one sample, in a process of its own, so that the server answers meanwhile. No product code here. */
import { chooseClusters, type Points } from "@perennial/stats";

interface Asked {
  points: Points;
  options: { shuffled: number };
}

process.once("message", (asked: Asked) => {
  process.send?.(answer(asked), () => process.disconnect?.());
});
// Whoever asked is gone: nobody needs the answer.
process.once("disconnect", () => process.exit(0));

function answer({ points, options }: Asked) {
  try {
    const { tried, chosen } = chooseClusters(points, options);
    if (!chosen) return { output: { tried, centres: null } };
    const { k, centres } = chosen;
    return {
      output: {
        tried,
        centres: Array.from({ length: k }, (_, c) =>
          Array.from(centres.subarray(c * points.columns, (c + 1) * points.columns)),
        ),
      },
    };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

import type { ComponentProps } from "react";
import type { ChartCard } from "../charts/ChartCard.tsx";
import type { Address } from "../useAddress.ts";
import type { Answer } from "./explored.ts";

/** What every drawing of an answer is given; words that are left out are the figure's own. */
export interface DrawnCard {
  answer: Answer;
  title?: string | undefined;
  note?: string | undefined;
  asked?: Address | undefined;
  menu?: ComponentProps<typeof ChartCard>["menu"];
}

import { useMoney } from "../kit/useMoney.ts";
import { type Supported, supportText } from "./supportText.ts";

/** What holds the figure up, below it. */
export function FigureSupport(tile: Supported) {
  return <>{supportText(tile, useMoney())}</>;
}

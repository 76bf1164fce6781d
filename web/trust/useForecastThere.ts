import { useCall } from "../useCall.ts";

/** Whether any forecast can be shown; asked first, because asking for one that is not there is a refusal. */
export function useForecastThere() {
  const runs = useCall("listForecasts", { limit: 60 });
  const there = runs.data?.runs.some((run) => run.state === "whole" && run.rowsKept);
  return { runs, there };
}

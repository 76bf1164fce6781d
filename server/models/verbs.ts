import { customerEvidence } from "./customerEvidence.ts";
import { customerForecast } from "./customerForecast.ts";
import { customerPastForecasts } from "./customerPastForecasts.ts";
import { forecastLimits } from "./forecastLimits.ts";
import { forecastTotals } from "./forecastTotals.ts";
import { listForecast } from "./listForecast.ts";
import { listForecasts } from "./listForecasts.ts";
import { listMissed } from "./listMissed.ts";
import { startForecast } from "./startForecast.ts";
import { trustBy } from "./trustBy.ts";
import { trustForecast } from "./trustForecast.ts";

export const modelsVerbs = {
  startForecast,
  listForecasts,
  forecastTotals,
  listForecast,
  customerEvidence,
  customerForecast,
  customerPastForecasts,
  trustForecast,
  forecastLimits,
  trustBy,
  listMissed,
};

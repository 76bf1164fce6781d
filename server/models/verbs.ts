import { listForecasts } from "./listForecasts.ts";
import { startForecast } from "./startForecast.ts";
import { trustForecast } from "./trustForecast.ts";

export const modelsVerbs = { startForecast, listForecasts, trustForecast };

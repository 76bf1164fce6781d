import { forecastDownload } from "./forecastDownload.ts";

export const modelsDownloads = { forecast: forecastDownload };

import type { z } from "zod";
import { customersDownloads, customersUploads } from "./customers/streams.ts";
import { ingestDownloads, ingestUploads } from "./ingest/streams.ts";
import { modelsDownloads } from "./models/streams.ts";
import { segmentsDownloads, segmentsUploads } from "./segments/streams.ts";
import type { Download, Upload } from "./stream.ts";

/** Every kind of bytes that comes in: `PUT /api/uploads/<kind>`. Each domain spreads its own lines. */
export const uploads: Readonly<Record<string, Upload<z.ZodType>>> = {
  ...customersUploads,
  ...ingestUploads,
  ...segmentsUploads,
};

/** Every kind of file that goes out: `GET /api/files/<kind>/<id>`. Each domain spreads its own lines. */
export const downloads: Readonly<Record<string, Download<z.ZodType>>> = {
  ...customersDownloads,
  ...ingestDownloads,
  ...modelsDownloads,
  ...segmentsDownloads,
};

import { listFile } from "./byFile/listFile.ts";
import { missingRows } from "./byFile/missingRows.ts";

export const segmentsUploads = { segment: listFile };
export const segmentsDownloads = { "segment-missing": missingRows };

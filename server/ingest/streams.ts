import { importDuplicates } from "./streams/importDuplicates.ts";
import { importErrors } from "./streams/importErrors.ts";
import { importFile } from "./streams/importFile.ts";
import { importTemplate } from "./streams/importTemplate.ts";

export const ingestUploads = { import: importFile };
export const ingestDownloads = {
  "import-errors": importErrors,
  "import-duplicates": importDuplicates,
  "import-template": importTemplate,
};

import { clearSampleData } from "./clearSampleData.ts";
import { loadSampleData } from "./loadSampleData.ts";
import { applyMatchTemplate } from "./templates/applyMatchTemplate.ts";
import { deleteMatchTemplate } from "./templates/deleteMatchTemplate.ts";
import { listMatchTemplates } from "./templates/listMatchTemplates.ts";
import { renameMatchTemplate } from "./templates/renameMatchTemplate.ts";
import { saveMatchTemplate } from "./templates/saveMatchTemplate.ts";
import { changeImport } from "./verbs/changeImport.ts";
import { createUpload } from "./verbs/createUpload.ts";
import { deleteImport } from "./verbs/deleteImport.ts";
import { inspectFile } from "./verbs/inspectFile.ts";
import { listImports } from "./verbs/listImports.ts";
import { listWaiting } from "./verbs/listWaiting.ts";
import { readImport } from "./verbs/readImport.ts";
import { checkValues, dryRun, startImport } from "./verbs/startWork.ts";
import { redoImport, undoImport } from "./verbs/undo.ts";
import { listZoneChanges } from "./zone/listZoneChanges.ts";
import { previewZone } from "./zone/previewZone.ts";
import { startZoneChange } from "./zone/startZoneChange.ts";

export const ingestVerbs = {
  createUpload,
  inspectFile,
  changeImport,
  checkValues,
  dryRun,
  startImport,
  readImport,
  listImports,
  listWaiting,
  deleteImport,
  undoImport,
  redoImport,
  listMatchTemplates,
  saveMatchTemplate,
  applyMatchTemplate,
  renameMatchTemplate,
  deleteMatchTemplate,
  loadSampleData,
  clearSampleData,
  previewZone,
  startZoneChange,
  listZoneChanges,
};

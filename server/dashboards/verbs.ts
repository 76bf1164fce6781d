import { addAnnotation } from "./addAnnotation.ts";
import { addTiles } from "./addTiles.ts";
import { arrangeTiles } from "./arrangeTiles.ts";
import { changeTile } from "./changeTile.ts";
import { createDashboard } from "./createDashboard.ts";
import { deleteDashboard } from "./deleteDashboard.ts";
import { listAnnotations } from "./listAnnotations.ts";
import { listDashboards } from "./listDashboards.ts";
import { listFigureUses } from "./listFigureUses.ts";
import { measureDashboard } from "./measureDashboard.ts";
import { readDashboard } from "./readDashboard.ts";
import { removeAnnotation } from "./removeAnnotation.ts";
import { removeTile } from "./removeTile.ts";
import { restoreAnnotation } from "./restoreAnnotation.ts";
import { restoreDashboard } from "./restoreDashboard.ts";
import { restoreTile } from "./restoreTile.ts";
import { changeSchedule } from "./sending/changeSchedule.ts";
import { listSchedules } from "./sending/listSchedules.ts";
import { removeSchedule } from "./sending/removeSchedule.ts";
import { restoreSchedule } from "./sending/restoreSchedule.ts";
import { scheduleDashboard } from "./sending/scheduleDashboard.ts";
import { sendDashboardNow } from "./sending/sendDashboardNow.ts";
import { sendLetterAgain } from "./sending/sendLetterAgain.ts";
import { takeLetters } from "./sending/takeLetters.ts";
import { takeOverDashboard } from "./takeOverDashboard.ts";
import { updateDashboard } from "./updateDashboard.ts";

export const dashboardsVerbs = {
  listDashboards,
  readDashboard,
  measureDashboard,
  createDashboard,
  updateDashboard,
  deleteDashboard,
  restoreDashboard,
  takeOverDashboard,
  addTiles,
  changeTile,
  arrangeTiles,
  removeTile,
  restoreTile,
  listFigureUses,
  listAnnotations,
  addAnnotation,
  removeAnnotation,
  restoreAnnotation,
  listSchedules,
  scheduleDashboard,
  changeSchedule,
  removeSchedule,
  restoreSchedule,
  takeLetters,
  sendLetterAgain,
  sendDashboardNow,
};

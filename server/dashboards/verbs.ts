import { addTiles } from "./addTiles.ts";
import { arrangeTiles } from "./arrangeTiles.ts";
import { changeTile } from "./changeTile.ts";
import { createDashboard } from "./createDashboard.ts";
import { deleteDashboard } from "./deleteDashboard.ts";
import { listDashboards } from "./listDashboards.ts";
import { measureDashboard } from "./measureDashboard.ts";
import { readDashboard } from "./readDashboard.ts";
import { removeTile } from "./removeTile.ts";
import { restoreDashboard } from "./restoreDashboard.ts";
import { restoreTile } from "./restoreTile.ts";
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
};

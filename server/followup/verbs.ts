import { adoptStrategies } from "./adoptStrategies.ts";
import { askMayContact } from "./askMayContact.ts";
import { correctContact } from "./correctContact.ts";
import { coverage, listUncovered } from "./coverage.ts";
import { finishTask, postponeTask, undoTask } from "./decideTask.ts";
import { keepPromise } from "./keepPromise.ts";
import { listContacts } from "./listContacts.ts";
import { logContact } from "./logContact.ts";
import { nextAction } from "./nextAction.ts";
import { readDigest, saveDigest } from "./ownDigest.ts";
import { readFollowup, saveFollowup } from "./settings.ts";
import { planTodayNow } from "./startToday.ts";
import { listStrategies, saveStrategy } from "./strategies.ts";
import { todaySummary, todayTasks } from "./today.ts";

export const followupVerbs = {
  todayTasks,
  todaySummary,
  readDigest,
  saveDigest,
  planTodayNow,
  finishTask,
  postponeTask,
  undoTask,
  logContact,
  correctContact,
  keepPromise,
  listContacts,
  askMayContact,
  nextAction,
  listStrategies,
  saveStrategy,
  adoptStrategies,
  readFollowup,
  saveFollowup,
  coverage,
  listUncovered,
};

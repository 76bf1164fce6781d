import type { Command } from "./command.ts";
import { backupCommand } from "./doors/cli/backupCommand.ts";
import { restoreCommand } from "./doors/cli/restoreCommand.ts";
import { importCommand } from "./ingest/importCommand.ts";
import { listCommand } from "./segments/byFile/listCommand.ts";

/** Commands that are more than one verb. Each domain adds its own lines. */
export const commands: Readonly<Record<string, Command>> = {
  backup: backupCommand,
  restore: restoreCommand,
  import: importCommand,
  list: listCommand,
};

import type { Command } from "./command.ts";

/** Commands that are more than one verb. Each domain adds its own lines. */
export const commands: Readonly<Record<string, Command>> = {};

import { join } from "node:path";

/** Where this run's child processes lie as plain JavaScript: beside the packages that they import. */
export const bundleFolder = join(import.meta.dirname, "..", "..", ".build", `tests-${process.pid}`);

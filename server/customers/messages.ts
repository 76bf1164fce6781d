import type { RefusalMessage } from "../refuse.ts";

export const refusals = {} as const satisfies Record<string, RefusalMessage>;

import type { Services } from "../services.ts";

export interface KeptTombstone {
  kind: string;
  hash: Buffer;
  at: Date;
}

/**
 * What a domain does when a backup has just come back, before anybody signs in. `tombstones` are those of people who
 * were erased after the backup was made, where the old directory still had them: they are erased again.
 */
export type AfterRestore = (services: Services, tombstones: readonly KeptTombstone[]) => Promise<void>;

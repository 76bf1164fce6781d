import type { Services } from "../services.ts";
import { companySettings } from "../settings.ts";

/** The address that the company has written down, else the one that this server listens on. */
export async function publicAddress(services: Services): Promise<string> {
  const { address } = await companySettings(services.db);
  return (address || services.address).replace(/\/$/, "");
}

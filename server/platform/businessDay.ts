/** The day that a moment lies in, in the business's time zone: `YYYY-MM-DD`. */
export function businessDay(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(at);
}

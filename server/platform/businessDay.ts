const formats = new Map<string, Intl.DateTimeFormat>();

/** The day that a moment lies in, in the business's time zone: `YYYY-MM-DD`. A format takes half a millisecond to make. */
export function businessDay(at: Date, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone });
    formats.set(zone, format);
  }
  return format.format(at);
}

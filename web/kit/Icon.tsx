/** Line icons on a 20 grid, 1.5 wide: one hand, one weight. Decoration only; the word beside says what it is. */
const shapes = {
  overview:
    "M3.2 13.5a7.5 7.5 0 1 1 13.6 0M10 11.5l3-4M10 12.6a1.1 1.1 0 1 0 0-2.2 1.1 1.1 0 0 0 0 2.2M5.5 16.3h9",
  customers: "M10 9.8a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6M3.8 17c.4-3.2 3-4.8 6.2-4.8s5.8 1.6 6.2 4.8",
  value: "M9 3.4A7 7 0 1 0 16.6 11H9zM12 2.8a6.4 6.4 0 0 1 5.2 5.2H12z",
  segments: "M8 4.2h4v3.6H8zM3.5 12.2h4v3.6h-4zM12.5 12.2h4v3.6h-4zM10 7.8V10M5.5 12.2V10h9v2.2",
  flow: "M3.5 4.5h3c4 0 3 6 7 6h3M3.5 15.5h3c4 0 3-5 7-5h3M14.2 8.2l2.3 2.3-2.3 2.3",
  import: "M9 3.5H4.5a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V11M16.5 3.5 9.5 10.5M9.2 6.5v4.3h4.3",
  quality: "M10 2.8 16 5v4.6c0 3.7-2.5 6.3-6 7.6-3.5-1.3-6-3.9-6-7.6V5zM7.4 9.9l1.9 1.9 3.5-3.7",
  settings:
    "M10 12.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2M8.6 2.8h2.8l.5 2 1.6.9 2-.6 1.4 2.4-1.5 1.4v2.2l1.5 1.4-1.4 2.4-2-.6-1.6.9-.5 2H8.6l-.5-2-1.6-.9-2 .6-1.4-2.4 1.5-1.4V8.9l-1.5-1.4 1.4-2.4 2 .6 1.6-.9z",
  search: "M8.8 14.2a5.4 5.4 0 1 0 0-10.8 5.4 5.4 0 0 0 0 10.8M12.8 12.8l4 4",
  calendar:
    "M4 4.5h12a.8.8 0 0 1 .8.8v10.4a.8.8 0 0 1-.8.8H4a.8.8 0 0 1-.8-.8V5.3a.8.8 0 0 1 .8-.8M3.2 8.5h13.6M6.8 2.8v3.2M13.2 2.8v3.2",
  more: "M10 5.2v.01M10 10v.01M10 14.8v.01",
  close: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  down: "M5.5 8l4.5 4.5L14.5 8",
  copy: "M7.5 7.5V4a.8.8 0 0 1 .8-.8h7.7a.8.8 0 0 1 .8.8v7.7a.8.8 0 0 1-.8.8h-3.5M4 7.5h7.7a.8.8 0 0 1 .8.8V16a.8.8 0 0 1-.8.8H4a.8.8 0 0 1-.8-.8V8.3a.8.8 0 0 1 .8-.8",
  check: "M4.5 10.5l3.6 3.6 7.4-8",
  flask:
    "M7.5 2.8h5M8.3 2.8v4.7L4 15.5a1.1 1.1 0 0 0 1 1.7h10a1.1 1.1 0 0 0 1-1.7l-4.3-8V2.8M6.2 12c2.5-1.2 4.5 1.2 7.6 0",
  download: "M10 3.5v8.5M6.5 8.8l3.5 3.5 3.5-3.5M3.5 13v2.5a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V13",
  sun: "M10 13.3a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6M10 2.5v1.8M10 15.7v1.8M2.5 10h1.8M15.7 10h1.8M4.7 4.7 6 6M14 14l1.3 1.3M4.7 15.3 6 14M14 6l1.3-1.3",
  moon: "M16.5 11.8A6.8 6.8 0 0 1 8.2 3.5a6.8 6.8 0 1 0 8.3 8.3z",
  collapse:
    "M8 3.5v13M3.8 3.5h12.4a.6.6 0 0 1 .6.6v11.8a.6.6 0 0 1-.6.6H3.8a.6.6 0 0 1-.6-.6V4.1a.6.6 0 0 1 .6-.6M13.5 8l-2 2 2 2",
  table: "M3.5 4h13v12h-13zM3.5 8h13M3.5 12h13M8.5 8v8",
  compass: "M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4M12.9 7.1l-1.6 4.2-4.2 1.6 1.6-4.2z",
  funnel: "M3.2 4.2h13.6L12 10.4v5.2l-4 1.6v-6.8z",
  info: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 9.2v4.3M10 6.6v.01",
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path
        d={shapes[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={name === "more" ? 2.2 : 1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

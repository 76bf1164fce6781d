import "./chart.css";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type Flow, sankey } from "./sankey.ts";
import { bandColour, fitted, type NamedBlock, sankeyRoom } from "./sankeySvg.ts";
import { useLook } from "./useLook.ts";

interface SankeyDrawingProps {
  flow: Flow<string, string>;
  label: string;
  named(key: string, side: "before" | "after"): NamedBlock;
  /** A band as a sentence. */
  says(from: string, to: string): string;
  /** Lists the people of a band; undefined where it leads nowhere. */
  pickOf(from: string, to: string): (() => void) | undefined;
}

/** Bands are reached by arrow keys, one stop for Tab; Enter lists the people. */
export function SankeyDrawing({ flow, label, named, says, pickOf }: SankeyDrawingProps) {
  const look = useLook();
  const place = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState(0);
  const [at, setAt] = useState(0);
  const { width, height, side, block, blocks, bands } = sankey(flow, sankeyRoom(wide));
  // Drawn to the room there is: scaled, its words would be larger or smaller than all others.
  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const sizes = new ResizeObserver(() => setWide(box.clientWidth));
    sizes.observe(box);
    return () => sizes.disconnect();
  }, []);
  const stop = Math.min(at, bands.length - 1);
  const pressed = (event: KeyboardEvent<SVGSVGElement>) => {
    const way = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key] ?? 0;
    const next = stop + way;
    if (event.key === "Enter" || event.key === " ") {
      const band = bands[stop];
      if (band) pickOf(band.from, band.to)?.();
    } else if (way !== 0 && next >= 0 && next < bands.length) {
      setAt(next);
      event.currentTarget.querySelectorAll<SVGElement>(".sankey-band")[next]?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <div ref={place}>
      <svg
        className="sankey"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="application"
        aria-label={label}
        onKeyDown={pressed}
      >
        {bands.map((band, i) => {
          const pick = pickOf(band.from, band.to);
          return (
            // biome-ignore lint/a11y/useSemanticElements: a drawing has no button element; the svg around it hears the keys.
            <path
              key={`${band.from} ${band.to}`}
              className={pick ? "sankey-band sankey-open" : "sankey-band"}
              d={band.path}
              fill={bandColour(named(band.from, "before").colour, look)}
              role="button"
              aria-disabled={pick === undefined}
              aria-label={says(band.from, band.to)}
              tabIndex={i === stop ? 0 : -1}
              onFocus={() => setAt(i)}
              onClick={pick}
            >
              <title>{says(band.from, band.to)}</title>
            </path>
          );
        })}
        {blocks.map((one) => {
          const { name, value, colour } = named(one.key, one.side);
          const before = one.side === "before";
          const x = before ? side : width - side - block;
          const middle = one.y + one.height / 2;
          const text = { x: before ? x - 8 : x + block + 8, textAnchor: before ? "end" : "start" } as const;
          return (
            <g key={`${one.side} ${one.key}`}>
              <rect
                x={x}
                y={one.y}
                width={block}
                height={Math.max(one.height, 1.5)}
                fill={before ? bandColour(colour, look) : "var(--text-3)"}
              />
              <text {...text} y={middle - 2} className="sankey-name">
                <title>{name}</title>
                {fitted(name, side)}
              </text>
              <text {...text} y={middle + 12} className="sankey-number">
                {value}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

import "./chart.css";
import { type KeyboardEvent, useState } from "react";
import { heatStyle } from "./CohortGrid.tsx";
import { heatSteps, nextTile, type TileMap } from "./tileMap.ts";

interface TileMapGridProps {
  map: TileMap;
  label: string;
  /** The key of a tile or of what stands beside; absent where a click leads nowhere. */
  onPick?: ((key: string) => void) | undefined;
}

/** Tiles are buttons: one stop for Tab, arrow keys go from neighbour to neighbour, Enter lists the people. */
export function TileMapGrid({ map, label, onPick }: TileMapGridProps) {
  const first = map.tiles.findIndex((tile) => tile.step !== undefined);
  const [at, setAt] = useState(Math.max(0, first));
  const stop = Math.min(at, map.tiles.length - 1);
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    const next = nextTile(map.tiles, stop, event.key);
    if (next < 0) return;
    event.preventDefault();
    setAt(next);
    event.currentTarget.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div className="tile-map">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser. */}
      <div
        className="tile-map-tiles"
        role="group"
        aria-label={label}
        style={{ gridTemplateColumns: `repeat(${map.columns}, minmax(0, 1fr))` }}
        onKeyDown={pressed}
      >
        {map.tiles.map((tile, i) => {
          const pick = tile.step === undefined ? undefined : onPick;
          return (
            <button
              key={tile.key}
              type="button"
              className={tile.step === null ? "tile-map-tile hatched" : "tile-map-tile"}
              data-empty={tile.step === undefined || undefined}
              style={{
                gridColumn: tile.x + 1,
                gridRow: tile.y + 1,
                ...(typeof tile.step === "number" && heatStyle(tile.step)),
              }}
              tabIndex={i === stop ? 0 : -1}
              aria-label={tile.says}
              aria-disabled={pick === undefined}
              title={tile.says}
              onFocus={() => setAt(i)}
              onClick={() => pick?.(tile.key)}
            >
              <span className="tile-map-name">{tile.name}</span>
              <span className="tile-map-short">{tile.short}</span>
              <strong>
                {tile.before && <span className="tile-map-sign">{tile.before}</span>}
                {tile.value}
              </strong>
            </button>
          );
        })}
      </div>
      {(map.ends || map.beside.length > 0) && (
        <p className="tile-map-foot">
          {map.ends && (
            <span className="tile-map-ends">
              {map.ends.low}
              <span className="heat-scale" aria-hidden="true">
                {heatSteps.map((step) => (
                  <i key={step} style={{ background: `var(--heat-${step})` }} />
                ))}
              </span>
              {map.ends.high}
            </span>
          )}
          {map.beside.map((one) =>
            onPick ? (
              <button
                key={one.key}
                type="button"
                className="tile-map-beside"
                aria-label={one.says}
                title={one.says}
                onClick={() => onPick(one.key)}
              >
                {one.name} <strong>{one.value}</strong>
              </button>
            ) : (
              <span key={one.key} title={one.says}>
                {one.name} <strong>{one.value}</strong>
              </span>
            ),
          )}
        </p>
      )}
    </div>
  );
}

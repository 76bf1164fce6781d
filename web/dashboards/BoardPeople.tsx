import type { MeasuredTile, Tile } from "../../server/dashboards/schema.ts";
import { PointPeople } from "../explore/PointPeople.tsx";
import { PointTile } from "../explore/usePoint.ts";
import { useAddress } from "../useAddress.ts";
import type { KnownTile } from "./tileWords.ts";

interface BoardPeopleProps {
  tiles: readonly Tile[];
  measured: ReadonlyMap<number, MeasuredTile>;
  known: ReadonlyMap<number, KnownTile>;
}

/** The people behind a point of the tile that the address names. */
export function BoardPeople({ tiles, measured, known }: BoardPeopleProps) {
  const [address] = useAddress();
  const tile = tiles.find((one) => String(one.id) === address.tile);
  const answer = tile && measured.get(tile.id)?.answer;
  if (!tile || !answer) return null;
  const { metrics, view } = known.get(tile.id)!;
  return (
    <PointTile value={address.tile}>
      <PointPeople
        answer={answer}
        metrics={metrics}
        view={view}
        question={{ definition: answer.definition, compare: measured.get(tile.id)!.compare }}
        choices={tile.view.choices}
      />
    </PointTile>
  );
}

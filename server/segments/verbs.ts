import { createSegment } from "./createSegment.ts";
import { deleteSegment } from "./deleteSegment.ts";
import { estimateSegment } from "./estimateSegment.ts";
import { listSegmentMembers } from "./listSegmentMembers.ts";
import { listSegments } from "./listSegments.ts";
import { moveSegmentFolder } from "./moveSegmentFolder.ts";
import { previewSegment } from "./previewSegment.ts";
import { readSegment } from "./readSegment.ts";
import { segmentChoices } from "./segmentChoices.ts";
import { updateSegment } from "./updateSegment.ts";

export const segmentsVerbs = {
  listSegments,
  readSegment,
  segmentChoices,
  estimateSegment,
  previewSegment,
  createSegment,
  updateSegment,
  deleteSegment,
  moveSegmentFolder,
  listSegmentMembers,
};

import { changeListByFile } from "./byFile/changeListByFile.ts";
import { createListFromFile } from "./byFile/createListFromFile.ts";
import { inspectListFile } from "./byFile/inspectListFile.ts";
import { matchListFile } from "./byFile/matchListFile.ts";
import { changeSegmentList } from "./changeSegmentList.ts";
import { comparedPeople } from "./comparedPeople.ts";
import { compareSegments } from "./compareSegments.ts";
import { createSegment } from "./createSegment.ts";
import { createSegmentList } from "./createSegmentList.ts";
import { customerSegments } from "./customerSegments.ts";
import { deleteSegment } from "./deleteSegment.ts";
import { estimateSegment } from "./estimateSegment.ts";
import { groupingInputs } from "./groups/groupingInputs.ts";
import { groupPeople } from "./groups/groupPeople.ts";
import { keepGroup } from "./groups/keepGroup.ts";
import { readGrouping } from "./groups/readGrouping.ts";
import { startGrouping } from "./groups/startGrouping.ts";
import { listSegmentMembers } from "./listSegmentMembers.ts";
import { listSegments } from "./listSegments.ts";
import { matchSegmentNumbers } from "./matchSegmentNumbers.ts";
import { moveSegmentFolder } from "./moveSegmentFolder.ts";
import { previewSegment } from "./previewSegment.ts";
import { profileValueClass } from "./profileValueClass.ts";
import { readSegment } from "./readSegment.ts";
import { segmentChoices } from "./segmentChoices.ts";
import { segmentNames } from "./segmentNames.ts";
import { updateSegment } from "./updateSegment.ts";
import { whyInSegment } from "./whyInSegment.ts";

export const segmentsVerbs = {
  listSegments,
  readSegment,
  segmentChoices,
  segmentNames,
  estimateSegment,
  previewSegment,
  createSegment,
  updateSegment,
  deleteSegment,
  moveSegmentFolder,
  listSegmentMembers,
  createSegmentList,
  matchSegmentNumbers,
  changeSegmentList,
  inspectListFile,
  matchListFile,
  createListFromFile,
  changeListByFile,
  compareSegments,
  comparedPeople,
  profileValueClass,
  startGrouping,
  groupingInputs,
  readGrouping,
  groupPeople,
  keepGroup,
  whyInSegment,
  customerSegments,
};

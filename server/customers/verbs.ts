import { addNote } from "./addNote.ts";
import { assignOwner } from "./assignOwner.ts";
import { createCustomer } from "./createCustomer.ts";
import { createCustomField } from "./createCustomField.ts";
import { customerChoices } from "./customerChoices.ts";
import { customerFigureSql } from "./customerFigureSql.ts";
import { customerTimeline } from "./customerTimeline.ts";
import { dataQuality } from "./dataQuality.ts";
import { decideDuplicate } from "./decideDuplicate.ts";
import { deleteAttachment } from "./deleteAttachment.ts";
import { deleteNote } from "./deleteNote.ts";
import { deleteView } from "./deleteView.ts";
import { editNote } from "./editNote.ts";
import { eraseCustomer } from "./eraseCustomer.ts";
import { exportCustomers } from "./exportCustomers.ts";
import { findDuplicates } from "./findDuplicates.ts";
import { findRegions } from "./findRegions.ts";
import { getCustomer } from "./getCustomer.ts";
import { listCustomers } from "./listCustomers.ts";
import { listCustomFields } from "./listCustomFields.ts";
import { listDuplicates } from "./listDuplicates.ts";
import { listUnrated } from "./listUnrated.ts";
import { listViews } from "./listViews.ts";
import { mergeCustomers } from "./mergeCustomers.ts";
import { nextMissing } from "./nextMissing.ts";
import { previewMerge } from "./previewMerge.ts";
import { recordConsent } from "./recordConsent.ts";
import { recordConsents } from "./recordConsents.ts";
import { saveView } from "./saveView.ts";
import { searchCustomers } from "./searchCustomers.ts";
import { tagCustomers } from "./tagCustomers.ts";
import { unmergeCustomer } from "./unmergeCustomer.ts";
import { updateCustomer } from "./updateCustomer.ts";
import { updateCustomField } from "./updateCustomField.ts";

export const customersVerbs = {
  listCustomers,
  searchCustomers,
  customerChoices,
  getCustomer,
  customerTimeline,
  customerFigureSql,
  findRegions,
  createCustomer,
  updateCustomer,
  tagCustomers,
  assignOwner,
  recordConsent,
  recordConsents,
  addNote,
  editNote,
  deleteNote,
  deleteAttachment,
  mergeCustomers,
  unmergeCustomer,
  previewMerge,
  listDuplicates,
  decideDuplicate,
  findDuplicates,
  exportCustomers,
  eraseCustomer,
  listCustomFields,
  createCustomField,
  updateCustomField,
  dataQuality,
  nextMissing,
  listUnrated,
  listViews,
  saveView,
  deleteView,
};

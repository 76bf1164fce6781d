import { attachmentDownload, attachmentUpload } from "./attachments.ts";
import { customerDownload } from "./customerDownload.ts";
import { exportDownload } from "./exportDownload.ts";

export const customersUploads = { attachment: attachmentUpload };
export const customersDownloads = {
  attachment: attachmentDownload,
  customer: customerDownload,
  customers: exportDownload,
};

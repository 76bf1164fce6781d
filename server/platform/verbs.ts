import { startBackup } from "./backup/startBackup.ts";
import { listCompanyHistory } from "./company/listCompanyHistory.ts";
import { readCompany } from "./company/readCompany.ts";
import { saveCompany } from "./company/saveCompany.ts";
import { createApiKey } from "./keys/createApiKey.ts";
import { listApiKeys } from "./keys/listApiKeys.ts";
import { revokeApiKey } from "./keys/revokeApiKey.ts";
import { rotateApiKey } from "./keys/rotateApiKey.ts";
import { listAudit } from "./log/listAudit.ts";
import { readMailServer } from "./mail/readMailServer.ts";
import { saveMailServer } from "./mail/saveMailServer.ts";
import { tryMail } from "./mail/tryMail.ts";
import { listRateChanges } from "./rates/listRateChanges.ts";
import { listRates } from "./rates/listRates.ts";
import { missingRates } from "./rates/missingRates.ts";
import { previewRates } from "./rates/previewRates.ts";
import { removeRates } from "./rates/removeRates.ts";
import { saveRates } from "./rates/saveRates.ts";
import { acceptInvitation } from "./users/acceptInvitation.ts";
import { changeRole } from "./users/changeRole.ts";
import { changeScope } from "./users/changeScope.ts";
import { disableUser } from "./users/disableUser.ts";
import { enableUser } from "./users/enableUser.ts";
import { inviteUser } from "./users/inviteUser.ts";
import { listPeople } from "./users/listPeople.ts";
import { listRoles } from "./users/listRoles.ts";
import { listUsers } from "./users/listUsers.ts";
import { readInvitation } from "./users/readInvitation.ts";
import { setPassword } from "./users/setPassword.ts";
import { withdrawInvitation } from "./users/withdrawInvitation.ts";
import { whoAmI } from "./whoAmI.ts";
import { cancelJob } from "./work/cancelJob.ts";
import { jobStatus } from "./work/jobStatus.ts";
import { listJobs } from "./work/listJobs.ts";

export const platformVerbs = {
  whoAmI,
  readInvitation,
  acceptInvitation,
  listUsers,
  listPeople,
  listRoles,
  inviteUser,
  withdrawInvitation,
  changeRole,
  changeScope,
  disableUser,
  enableUser,
  setPassword,
  createApiKey,
  listApiKeys,
  rotateApiKey,
  revokeApiKey,
  listAudit,
  readCompany,
  saveCompany,
  listCompanyHistory,
  listRates,
  listRateChanges,
  missingRates,
  previewRates,
  saveRates,
  removeRates,
  readMailServer,
  saveMailServer,
  tryMail,
  listJobs,
  jobStatus,
  cancelJob,
  startBackup,
};

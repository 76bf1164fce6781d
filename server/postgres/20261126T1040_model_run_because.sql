-- Why a run was made, where nobody asked for it: the first one, new purchases, calibration that is off, a week gone by.
alter table model_run add column because jsonb;

-- A change of the business time zone writes rows anew under another day: `dated_by` is the change that gave a row its day,
-- `left_by` the one whose row took its place. Both are 0 but for the time of a change and for rows that one has moved.
alter table order_line add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;
alter table interaction_row add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;
alter table opportunity_row add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;
alter table opportunity_stage_row add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;
alter table invoice_row add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;
alter table payment_row add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;
alter table membership_term_row add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;
alter table answer_row add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;
alter table complaint_row add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;
alter table referral_row add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;
alter table spend_row add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;
alter table observation_row add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;
alter table delivery_row add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

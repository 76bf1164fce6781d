-- What the customer pages and the import ask of people beyond their own rows.

-- A party that came along when the one it was merged into was merged itself; goes back with it.
alter table merge add column via integer references party (party_id);

drop index party_batch;
create index party_batch on party (batch, party_id);
create index party_member_no on party (member_no text_pattern_ops) where member_no is not null;
create index party_store on party (store, party_id) where store is not null;
create index party_channel on party (channel, party_id);
create index party_pinyin_order on party (pinyin collate "C", party_id);
create index party_created on party (created_at, party_id);
create index party_completeness on party (completeness, party_id);
create index party_change_batch on party_change (batch, party_id) where batch is not null;
create index party_tag_batch on party_tag (batch) where batch is not null;
create index consent_batch on consent (batch) where batch is not null;
create index duplicate_of_b on duplicate_suspect (b);

-- What the customer pages and the import ask of people beyond their own rows.

-- A party that came along when the one it was merged into was merged itself; goes back with it.
alter table merge add column via integer references party (party_id);

-- A million people are written in one import, and each index and foreign key costs 1–6 µs a row. Parties, sources and
-- batches are never deleted. A Chinese name is too short for trigrams, so names are found from either end; a telephone
-- number is found by its tail and, turned round, by all of it. party_identifier keeps the ids of other systems only.
alter table party drop constraint party_source_fkey, drop constraint party_batch_fkey;
alter table party_identifier drop constraint party_identifier_party_id_fkey;
alter table party_tag drop constraint party_tag_party_id_fkey, drop constraint party_tag_batch_fkey;
alter table consent drop constraint consent_party_id_fkey, drop constraint consent_batch_fkey;
alter table party_change drop constraint party_change_party_id_fkey, drop constraint party_change_batch_fkey;

drop index party_name;
drop index party_pinyin;
drop index party_initials;
drop index party_phone_tail;
drop index party_owner;
drop index party_region;
drop index party_batch;
create index party_batch on party (batch, party_id);
create index party_name on party (name collate "C") where name is not null;
create index party_name_end on party (reverse(name) collate "C") where name is not null;
create index party_initials on party (initials collate "C") where initials is not null;
create index party_pinyin on party (pinyin collate "C", party_id);
create index party_phone_end on party (reverse(phone) collate "C") where phone is not null;
create index party_email on party (email collate "C") where email is not null;
create index party_member_no on party (member_no collate "C") where member_no is not null;
create index party_owner on party (owner, party_id) where owner is not null;
create index party_store on party (store, party_id) where store is not null;
create index party_change_batch on party_change (batch, party_id) where batch is not null;
create index party_tag_batch on party_tag (batch) where batch is not null;
create index consent_batch on consent (batch) where batch is not null;
create index duplicate_of_b on duplicate_suspect (b);

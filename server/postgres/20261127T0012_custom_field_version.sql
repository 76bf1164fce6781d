-- Goes up with every change, so that a dialog opened before somebody else's change does not undo it.
alter table custom_field add column version integer not null default 1;

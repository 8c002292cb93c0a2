-- In which language somebody reads, and is written to. Unknown for accounts that are older than this.
alter table users.users add column locale text;

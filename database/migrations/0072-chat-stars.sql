-- How its customer found an ended chat, from 1 to 5, said once.
alter table chats add column stars integer check (stars between 1 and 5);

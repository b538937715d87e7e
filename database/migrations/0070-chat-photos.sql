-- A picture that a customer sends with a message: made anew, sealed, gone with what was said.
create table chat_photos (
  chat_id uuid not null,
  seq integer not null,
  jpeg_sealed bytea not null,
  width_px integer not null,
  height_px integer not null,
  primary key (chat_id, seq),
  foreign key (chat_id, seq) references chat_messages
);

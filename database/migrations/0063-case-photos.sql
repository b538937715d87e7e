-- Pictures that show what somebody reports: made anew, sealed, gone with the words of their case.
create table case_photos (
  line_id uuid not null,
  case_id uuid not null,
  photo_id uuid not null,
  ordinal integer not null check (ordinal between 1 and 4),
  jpeg_sealed bytea not null,
  width_px integer not null,
  height_px integer not null,
  added_at timestamptz not null,
  primary key (line_id, case_id, photo_id),
  unique (line_id, case_id, ordinal),
  foreign key (line_id, case_id) references cases
);

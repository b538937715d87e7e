-- What anybody asks in public. What is sealed is personal, or may be until somebody has read it.
create table questions (
  question_id uuid primary key,
  number text not null unique,
  -- guide:my-phone, plan:sora-week-3gb
  topic text not null,
  language text not null,
  text_sealed bytea,
  -- For the answer alone: empty again once the letter is written.
  contact_sealed bytea,
  -- Of the words in their normal form, keyed: the same words are one question.
  fingerprint bytea unique,
  score smallint not null check (score between 0 and 100),
  state text not null check (state in ('waiting', 'published', 'refused', 'withdrawn')),
  reason text,
  asked_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid
);
create index questions_in on questions (state, asked_at);
create index questions_under on questions (topic) where state = 'published';

-- As published, in each language that the house has written.
create table question_texts (
  question_id uuid not null references questions,
  language text not null,
  question text not null,
  answer text not null,
  written_at timestamptz not null,
  written_by uuid not null,
  primary key (question_id, language)
);

-- Whether an answer helped: one word of each visit, which only a keyed hash knows again.
create table question_votes (
  question_id uuid not null references questions,
  voter bytea not null,
  is_helpful boolean not null,
  at timestamptz not null,
  primary key (question_id, voter)
);

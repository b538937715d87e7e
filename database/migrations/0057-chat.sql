-- Chats between customers and staff. What is said is personal: sealed, and erased some time after a
-- chat has ended. One chat is open about each visit, order or case; the number of its last message is
-- the lock of whoever writes.
create table chats (
  chat_id uuid primary key,
  chat_key text not null,
  about jsonb not null,
  kiosk jsonb,
  language text not null,
  symptom text,
  -- Whose machine the customer stands at: that shop's people may answer.
  agent_id uuid,
  state text not null check (state in ('waiting', 'taken', 'closed')),
  opened_at timestamptz not null,
  waiting_since timestamptz,
  taken_by uuid references staff,
  taken_at timestamptz,
  closed_at timestamptz,
  last_seq integer not null,
  last_at timestamptz not null,
  transcript_sealed bytea,
  check ((state = 'closed') = (closed_at is not null)),
  check (state <> 'taken' or taken_by is not null)
);
create unique index chats_open on chats (chat_key) where state <> 'closed';
create index chats_key on chats (chat_key, opened_at);
create index chats_waiting on chats (waiting_since, opened_at) where state <> 'closed';
create index chats_closed on chats (closed_at) where state = 'closed';

create table chat_messages (
  chat_id uuid not null references chats,
  seq integer not null,
  message_id uuid not null unique,
  voice text not null check (voice in ('customer', 'staff', 'automatic', 'note')),
  staff_id uuid references staff,
  text_sealed bytea,
  said jsonb,
  at timestamptz not null,
  primary key (chat_id, seq)
);

-- Who is at the desk, and how many chats they take at once.
create table staff_presence (
  staff_id uuid primary key references staff,
  is_there boolean not null,
  seen_at timestamptz not null,
  chats_max integer not null check (chats_max between 1 and 8)
);

-- When the desk is staffed, in OpenStreetMap's opening_hours, in Japan's time. One row.
create table support_hours (
  house text primary key check (house = 'house'),
  hours text not null,
  changed_at timestamptz not null
);

-- What staff answer often. {blanks} are filled from how it stands.
create table canned_answers (
  code text not null,
  language text not null,
  text text not null,
  changed_at timestamptz not null,
  primary key (code, language)
);
insert into canned_answers (code, language, text, changed_at) values
  ('hello', 'zh-Hans', '您好，我是{name}。请稍等，我来看一下。', '2026-11-27T00:00:00Z'),
  ('hello', 'zh-Hant', '您好，我是{name}。請稍等，我來看一下。', '2026-11-27T00:00:00Z'),
  ('hello', 'ja', '{name}と申します。確認いたしますので、少々お待ちください。', '2026-11-27T00:00:00Z'),
  ('hello', 'en', 'Hello, this is {name}. One moment, I am looking into it.', '2026-11-27T00:00:00Z'),
  ('hello', 'ko', '안녕하세요, {name}입니다. 확인해 보겠으니 잠시만 기다려 주세요.', '2026-11-27T00:00:00Z'),
  ('promise', 'zh-Hans', '订单 {order} 正在开通，我们承诺在 {promise} 前完成。若未开通，款项会自动退回。', '2026-11-27T00:00:00Z'),
  ('promise', 'zh-Hant', '訂單 {order} 正在開通，我們承諾在 {promise} 前完成。若未開通，款項會自動退回。', '2026-11-27T00:00:00Z'),
  ('promise', 'ja', 'ご注文{order}は開通の手続き中で、{promise}までの開通をお約束しています。開通しない場合は自動で返金されます。', '2026-11-27T00:00:00Z'),
  ('promise', 'en', 'Order {order} is being connected; we promised {promise}. If it is not connected, your money goes back by itself.', '2026-11-27T00:00:00Z'),
  ('promise', 'ko', '주문 {order}은(는) 개통 중이며 {promise}까지 완료하기로 약속했습니다. 개통되지 않으면 자동으로 환불됩니다.', '2026-11-27T00:00:00Z'),
  ('valid', 'zh-Hans', '{plan} 有效期至 {until}。', '2026-11-27T00:00:00Z'),
  ('valid', 'zh-Hant', '{plan} 的有效期限為 {until}。', '2026-11-27T00:00:00Z'),
  ('valid', 'ja', '{plan}の有効期限は{until}です。', '2026-11-27T00:00:00Z'),
  ('valid', 'en', '{plan} is valid until {until}.', '2026-11-27T00:00:00Z'),
  ('valid', 'ko', '{plan}의 유효 기간은 {until}까지입니다.', '2026-11-27T00:00:00Z'),
  ('airplane', 'zh-Hans', '请打开飞行模式，等 10 秒再关闭。还不行的话，请重启手机。', '2026-11-27T00:00:00Z'),
  ('airplane', 'zh-Hant', '請開啟飛航模式，等 10 秒再關閉。還不行的話，請重新開機。', '2026-11-27T00:00:00Z'),
  ('airplane', 'ja', '機内モードをオンにし、10秒たってからオフにしてください。直らないときは再起動をお試しください。', '2026-11-27T00:00:00Z'),
  ('airplane', 'en', 'Please turn airplane mode on, wait 10 seconds and turn it off. If that does not help, restart the phone.', '2026-11-27T00:00:00Z'),
  ('airplane', 'ko', '비행기 모드를 켜고 10초 뒤에 꺼 주세요. 그래도 안 되면 휴대폰을 다시 시작해 주세요.', '2026-11-27T00:00:00Z'),
  ('bye', 'zh-Hans', '感谢您的联系。还有问题，随时告诉我们。', '2026-11-27T00:00:00Z'),
  ('bye', 'zh-Hant', '感謝您的聯絡。還有問題，隨時告訴我們。', '2026-11-27T00:00:00Z'),
  ('bye', 'ja', 'お問い合わせありがとうございました。またお困りのときはお知らせください。', '2026-11-27T00:00:00Z'),
  ('bye', 'en', 'Thank you for writing to us. If anything else comes up, just tell us.', '2026-11-27T00:00:00Z'),
  ('bye', 'ko', '문의해 주셔서 감사합니다. 다른 문제가 있으면 언제든 알려 주세요.', '2026-11-27T00:00:00Z');

import type { Texts } from "../../html/index.ts";

/** What a chat says to its customer, and by itself, wherever it is read. */
export interface ChatWordTexts {
  readonly title: string;
  readonly lead: string;
  readonly open: string;
  readonly log: string;
  readonly you: string;
  readonly customer: string;
  readonly automatic: string;
  readonly photo: string;
  readonly note: (name: string) => string;
  readonly erased: string;
  readonly about: string;
  readonly aboutOther: string;
  readonly text: string;
  readonly textHint: (lengthMax: number) => string;
  readonly send: string;
  readonly reload: string;
  readonly desk: {
    readonly closed: (backAt: string) => string;
    readonly closedLong: string;
    readonly nobody: string;
    readonly waits: (minutes: number) => string;
    readonly taken: (name: string) => string;
    readonly ended: string;
  };
  /** Above what self-help answers at once. */
  readonly meanwhile: string;
  readonly atKiosk: (name: string) => string;
  readonly byMail: string;
  readonly byMailHint: string;
  readonly email: string;
  readonly ask: string;
  readonly willCome: string;
  readonly subject: (brand: string) => string;
  readonly letterLead: string;
  readonly letterEnd: string;
  readonly errors: Readonly<Record<"text_missing" | "chat_full", string>> & {
    readonly text_too_long: (lengthMax: number) => string;
    readonly too_many_tries: (wait: string) => string;
    readonly contact_unreadable: string;
  };
}

export const chatWordTexts: Texts<ChatWordTexts> = {
  "zh-Hans": {
    title: "在线咨询",
    lead: "请写下您的问题。看到本页就说明消息已保存，离开也不会丢失。",
    open: "在线咨询",
    log: "对话",
    you: "您",
    customer: "客人",
    automatic: "自动答复",
    photo: "照片",
    note: (name) => `${name} 给同事的备注`,
    erased: "内容已按期删除",
    about: "关于什么？",
    aboutOther: "其他",
    text: "消息",
    textHint: (lengthMax) => `最多 ${lengthMax} 字。请勿填写卡号或密码。`,
    send: "发送",
    reload: "查看新消息",
    desk: {
      closed: (backAt) => `现在是非服务时间，${backAt}起有人回复。消息会保留。`,
      closedLong: "现在没有人值班。消息会保留，我们会回复。",
      nobody: "客服暂时不在，回来后会按顺序回复。",
      waits: (minutes) => `预计 ${minutes} 分钟左右有人回复。`,
      taken: (name) => `${name} 正在为您服务。`,
      ended: "这次咨询已结束。再发一条消息就会重新开始。",
    },
    meanwhile: "不用等，马上有答案",
    atKiosk: (name) => `您在机器“${name}”前，我们已知道。`,
    byMail: "把这次对话发到邮箱",
    byMailHint: "咨询结束后发送一次。",
    email: "邮箱",
    ask: "发给我",
    willCome: "咨询结束后，对话会发到您的邮箱。",
    subject: (brand) => `您与${brand}的对话记录`,
    letterLead: "以下是您的对话记录。",
    letterEnd: "还有问题，可以随时再来咨询。",
    errors: {
      text_missing: "请写下您的问题。",
      text_too_long: (lengthMax) => `请控制在 ${lengthMax} 字以内，可以分几条发送。`,
      too_many_tries: (wait) => `发送得太快了，请等 ${wait} 再发。`,
      chat_full: "这次对话太长了。请反馈问题，或致电我们。",
      contact_unreadable: "请填写正确的邮箱地址。",
    },
  },
  "zh-Hant": {
    title: "線上諮詢",
    lead: "請寫下您的問題。看到本頁就表示訊息已保存，離開也不會遺失。",
    open: "線上諮詢",
    log: "對話",
    you: "您",
    customer: "客人",
    automatic: "自動回覆",
    photo: "照片",
    note: (name) => `${name} 給同事的備註`,
    erased: "內容已依期限刪除",
    about: "關於什麼？",
    aboutOther: "其他",
    text: "訊息",
    textHint: (lengthMax) => `最多 ${lengthMax} 字。請勿填寫卡號或密碼。`,
    send: "送出",
    reload: "查看新訊息",
    desk: {
      closed: (backAt) => `目前非服務時間，${backAt}起有人回覆。訊息會保留。`,
      closedLong: "目前沒有人值班。訊息會保留，我們會回覆。",
      nobody: "客服暫時不在，回來後會依序回覆。",
      waits: (minutes) => `預計 ${minutes} 分鐘左右有人回覆。`,
      taken: (name) => `${name} 正在為您服務。`,
      ended: "這次諮詢已結束。再送出一則訊息就會重新開始。",
    },
    meanwhile: "不用等，馬上有答案",
    atKiosk: (name) => `您在機器「${name}」前，我們已知道。`,
    byMail: "把這次對話寄到信箱",
    byMailHint: "諮詢結束後寄送一次。",
    email: "電子郵件",
    ask: "寄給我",
    willCome: "諮詢結束後，對話會寄到您的信箱。",
    subject: (brand) => `您與${brand}的對話紀錄`,
    letterLead: "以下是您的對話紀錄。",
    letterEnd: "還有問題，可以隨時再來諮詢。",
    errors: {
      text_missing: "請寫下您的問題。",
      text_too_long: (lengthMax) => `請控制在 ${lengthMax} 字以內，可以分幾則送出。`,
      too_many_tries: (wait) => `送得太快了，請等 ${wait} 再送。`,
      chat_full: "這次對話太長了。請回報問題，或致電我們。",
      contact_unreadable: "請填寫正確的電子郵件。",
    },
  },
  ja: {
    title: "チャットで相談",
    lead: "ご質問をお書きください。この画面に表示された内容は保存され、閉じても消えません。",
    open: "チャットで相談",
    log: "やり取り",
    you: "お客様",
    customer: "お客様",
    automatic: "自動応答",
    photo: "写真",
    note: (name) => `${name}からの引き継ぎメモ`,
    erased: "期限を過ぎたため消去しました",
    about: "ご用件",
    aboutOther: "その他",
    text: "メッセージ",
    textHint: (lengthMax) => `${lengthMax}文字まで。カード番号やパスワードは書かないでください。`,
    send: "送信",
    reload: "新しいメッセージを見る",
    desk: {
      closed: (backAt) => `ただいま受付時間外です。${backAt}から係員がお答えします。`,
      closedLong: "ただいま係員がおりません。お預かりしたメッセージには後ほどお答えします。",
      nobody: "係員が席を外しています。戻り次第、順にお答えします。",
      waits: (minutes) => `お答えまで約${minutes}分の見込みです。`,
      taken: (name) => `${name}がお答えしています。`,
      ended: "この相談は終了しました。続けて送信すると、新しい相談になります。",
    },
    meanwhile: "お待ちの間に、すぐ分かること",
    atKiosk: (name) => `機械「${name}」の前からのご相談として承ります。`,
    byMail: "やり取りをメールで受け取る",
    byMailHint: "相談が終わったあと、一度だけお送りします。",
    email: "メールアドレス",
    ask: "受け取る",
    willCome: "相談が終わりましたら、やり取りをメールでお送りします。",
    subject: (brand) => `${brand}とのやり取りの控え`,
    letterLead: "ご相談のやり取りをお送りします。",
    letterEnd: "またお困りのときは、いつでもご相談ください。",
    errors: {
      text_missing: "ご質問をお書きください。",
      text_too_long: (lengthMax) => `${lengthMax}文字以内で、いくつかに分けてお送りください。`,
      too_many_tries: (wait) => `送信が速すぎます。${wait}お待ちください。`,
      chat_full: "やり取りが長くなりました。問題の報告、またはお電話をお願いします。",
      contact_unreadable: "メールアドレスを正しく入力してください。",
    },
  },
  en: {
    title: "Chat with us",
    lead: "Write what you need. What stands on this page is kept, even if you close it.",
    open: "Chat with us",
    log: "Conversation",
    you: "You",
    customer: "Customer",
    automatic: "Automatic answer",
    photo: "Photo",
    note: (name) => `Note from ${name}`,
    erased: "Erased as scheduled",
    about: "What is it about?",
    aboutOther: "Something else",
    text: "Message",
    textHint: (lengthMax) =>
      `Up to ${lengthMax} characters. Please leave out card numbers and passwords.`,
    send: "Send",
    reload: "See new messages",
    desk: {
      closed: (backAt) => `We are closed now. Staff are back ${backAt}; your message is kept.`,
      closedLong: "Nobody is on duty now. Your message is kept, and we will answer.",
      nobody: "Our staff are away from the desk and answer in turn when they are back.",
      waits: (minutes) => `Somebody answers in about ${minutes} min.`,
      taken: (name) => `${name} is answering you.`,
      ended: "This chat has ended. Write again to begin a new one.",
    },
    meanwhile: "Answers that need no waiting",
    atKiosk: (name) => `We know that you stand at the machine “${name}”.`,
    byMail: "Have this chat by e-mail",
    byMailHint: "We send it once, when the chat has ended.",
    email: "E-mail address",
    ask: "Send it to me",
    willCome: "When the chat has ended, we send it to your address.",
    subject: (brand) => `Your chat with ${brand}`,
    letterLead: "This is what was said in your chat.",
    letterEnd: "If anything else comes up, just write to us again.",
    errors: {
      text_missing: "Write your message.",
      text_too_long: (lengthMax) =>
        `Please keep it to ${lengthMax} characters; you can send several messages.`,
      too_many_tries: (wait) => `That was fast. Please wait ${wait} and send it again.`,
      chat_full: "This chat has grown too long. Please report a problem or call us.",
      contact_unreadable: "Enter a complete e-mail address.",
    },
  },
  ko: {
    title: "채팅 상담",
    lead: "궁금한 점을 적어 주세요. 이 화면에 보이는 내용은 저장되며 닫아도 사라지지 않습니다.",
    open: "채팅 상담",
    log: "대화",
    you: "나",
    customer: "고객",
    automatic: "자동 답변",
    photo: "사진",
    note: (name) => `${name}의 인계 메모`,
    erased: "기한이 지나 삭제되었습니다",
    about: "무엇에 관한 문의인가요?",
    aboutOther: "기타",
    text: "메시지",
    textHint: (lengthMax) => `최대 ${lengthMax}자. 카드 번호나 비밀번호는 적지 마세요.`,
    send: "보내기",
    reload: "새 메시지 보기",
    desk: {
      closed: (backAt) => `지금은 상담 시간이 아닙니다. ${backAt}부터 직원이 답변합니다.`,
      closedLong: "지금은 상담 직원이 없습니다. 메시지는 저장되며 나중에 답변드립니다.",
      nobody: "직원이 자리를 비웠습니다. 돌아오는 대로 차례로 답변드립니다.",
      waits: (minutes) => `약 ${minutes}분 안에 답변드릴 예정입니다.`,
      taken: (name) => `${name}이(가) 답변하고 있습니다.`,
      ended: "상담이 끝났습니다. 다시 보내면 새 상담이 시작됩니다.",
    },
    meanwhile: "기다리지 않고 바로 볼 수 있는 답변",
    atKiosk: (name) => `기기 “${name}” 앞에 계신 것을 알고 있습니다.`,
    byMail: "대화 내용을 이메일로 받기",
    byMailHint: "상담이 끝난 뒤 한 번 보내 드립니다.",
    email: "이메일",
    ask: "받기",
    willCome: "상담이 끝나면 대화 내용을 이메일로 보내 드립니다.",
    subject: (brand) => `${brand} 상담 내용`,
    letterLead: "상담하신 내용입니다.",
    letterEnd: "다른 문제가 있으면 언제든 다시 문의해 주세요.",
    errors: {
      text_missing: "메시지를 적어 주세요.",
      text_too_long: (lengthMax) => `${lengthMax}자 이내로 적고, 여러 번 나누어 보내세요.`,
      too_many_tries: (wait) => `너무 빨리 보내셨습니다. ${wait} 후에 다시 보내 주세요.`,
      chat_full: "대화가 너무 길어졌습니다. 문제를 신고하거나 전화해 주세요.",
      contact_unreadable: "올바른 이메일 주소를 입력하세요.",
    },
  },
};

import type { MailTexts } from "../mail-texts.ts";

export const ko: MailTexts = {
  code: ({ code, minutes }) => ({
    subject: `Tsunagu 인증 코드 ${code}`,
    paragraphs: [
      "인증 코드는 다음과 같습니다.",
      code,
      `${minutes}분 안에 코드를 요청한 화면에 입력해 주세요.`,
      "저희는 전화, 메일, 채팅으로 이 코드를 묻지 않습니다. 요청하신 적이 없다면 아무것도 하지 않으셔도 됩니다. 코드가 없으면 아무도 로그인할 수 없습니다.",
    ],
  }),
  reset: ({ url, minutes }) => ({
    subject: "Tsunagu 비밀번호 재설정",
    paragraphs: [
      "비밀번호 재설정을 요청하셨습니다. 아래 링크에서 새 비밀번호를 정해 주세요.",
      url,
      `링크는 한 번만, ${minutes}분 동안 사용할 수 있습니다.`,
      "요청하신 적이 없다면 아무것도 하지 않으셔도 됩니다. 비밀번호는 그대로 유지됩니다.",
    ],
  }),
  noAccount: ({ url }) => ({
    subject: "이 이메일로 가입된 Tsunagu 계정이 없습니다",
    paragraphs: [
      "이 이메일 주소로 비밀번호 재설정 요청이 있었지만, 가입된 계정이 없습니다.",
      "다른 이메일로 가입하셨을 수 있습니다. 새로 가입하시려면 아래 링크를 이용해 주세요.",
      url,
      "요청하신 적이 없다면 이 메일은 무시하셔도 됩니다.",
    ],
  }),
  passwordChanged: ({ url }) => ({
    subject: "Tsunagu 비밀번호가 변경되었습니다",
    paragraphs: [
      "계정의 비밀번호가 방금 변경되었습니다.",
      "직접 변경하지 않으셨다면 바로 새 비밀번호를 정해 주세요. 모든 기기에서 로그아웃됩니다.",
      url,
    ],
  }),
  passkeyAdded: ({ url }) => ({
    subject: "Tsunagu 계정에 패스키가 추가되었습니다",
    paragraphs: [
      "이제 새 패스키로 계정에 로그인할 수 있습니다.",
      "직접 추가하지 않으셨다면 로그인하여 패스키를 삭제하고 비밀번호를 변경해 주세요.",
      url,
    ],
  }),
};

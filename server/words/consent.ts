import type { Language } from '@diemtua/law/kernel/format';

/**
 * To what somebody said yes who asked to be called, by the version that is kept with each request. A text is never changed: another text is another version,
 * and the old ones stay, so that it can be shown to what a person agreed.
 */
export const CALL_CONSENTS = {
  '2025-11': {
    vi: 'Tôi đồng ý để cơ quan bảo hiểm xã hội và nhân viên thu phụ trách xã tôi gọi cho tôi. Họ tên và số điện thoại chỉ dùng để gọi lại. Nếu tôi không tham gia, sau 6 tháng sẽ xóa. Tôi rút lại lúc nào cũng được.',
    en: 'I agree that the social insurance office and the collectors of my commune call me. My name and phone are used for that call only. If I do not join, they are deleted after 6 months. I can take this back at any time.',
    nb: 'Jeg samtykker i at trygdekontoret og innkreverne i min kommune ringer meg. Navn og telefonnummer brukes bare til det. Blir jeg ikke med, slettes de etter 6 måneder. Jeg kan trekke samtykket når som helst.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** The text that is asked now. */
export const CALL_CONSENT_NOW = '2025-11' satisfies keyof typeof CALL_CONSENTS;

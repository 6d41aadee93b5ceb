import type { Language } from '@diemtua/law/kernel/format';

/** What the sign-in of a demonstration says; it says on every page that it is none of the State's. */
export interface TrialWords {
  readonly label: string;
  readonly title: string;
  readonly lead: string;
  readonly choose: string;
  readonly covered: string;
  readonly due: string;
  readonly lapsed: string;
  readonly never: string;
  readonly nobody: string;
}

/** The words of a demonstration's sign-in, in each language. */
export const trialWords: Readonly<Record<Language, TrialWords>> = {
  vi: {
    label: 'Đăng nhập thử nghiệm',
    title: 'Đăng nhập thử nghiệm',
    lead: 'Đây không phải VNeID. Ai trong danh sách này cũng là người bịa ra.',
    choose: 'Chọn một người để xem thử',
    covered: 'đang được bảo hiểm',
    due: 'đến hạn đóng',
    lapsed: 'đã dừng đóng',
    never: 'chưa đóng lần nào',
    nobody: 'Người không có trong sổ',
  },
  en: {
    label: 'Trial sign-in',
    title: 'Trial sign-in',
    lead: 'This is not VNeID. Everybody in this list is made up.',
    choose: 'Choose whom to be',
    covered: 'covered',
    due: 'due to pay',
    lapsed: 'stopped paying',
    never: 'never paid',
    nobody: 'Somebody who is not in the books',
  },
  nb: {
    label: 'Prøveinnlogging',
    title: 'Prøveinnlogging',
    lead: 'Dette er ikke VNeID. Alle i denne listen er oppdiktet.',
    choose: 'Velg hvem du vil være',
    covered: 'forsikret',
    due: 'skal betale nå',
    lapsed: 'har sluttet å betale',
    never: 'har aldri betalt',
    nobody: 'En som ikke står i bøkene',
  },
};

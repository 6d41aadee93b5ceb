import { QUESTIONS, type Refused } from '@diemtua/law';
import type { Language } from '@diemtua/law/kernel/format';
import type { Words } from '@diemtua/law/words/type';

/** What can be wrong with an input before the law has seen it. */
export type Trouble =
  | 'malformed-json'
  | 'empty-line'
  | 'too-long'
  | 'not-utf8'
  | 'no-such-file'
  | 'unreadable'
  | 'unknown-question'
  | 'internal-error';

const sentences: Readonly<Record<Language, Readonly<Record<Trouble, string>>>> = {
  en: {
    'malformed-json': 'This is not JSON ({detail}). Write one JSON object.',
    'empty-line': 'This line is empty. Write one JSON object a line.',
    'too-long': 'This is longer than {detail} bytes. Write less in one input.',
    'not-utf8': 'This is not UTF-8. Save the file as UTF-8.',
    'no-such-file': 'There is no file {detail}. Check its name and folder, or write - for the standard input.',
    unreadable: 'The file {detail} cannot be read. Check that it is a file that you may read.',
    'unknown-question': 'There is no question "{detail}". Ask one of: {questions}.',
    'internal-error': 'The program failed on this input ({detail}). Please report it together with the input.',
  },
  vi: {
    'malformed-json': 'Đây không phải là JSON ({detail}). Hãy viết một đối tượng JSON.',
    'empty-line': 'Dòng này trống. Hãy viết mỗi dòng một đối tượng JSON.',
    'too-long': 'Nội dung dài hơn {detail} byte. Hãy viết ngắn hơn.',
    'not-utf8': 'Đây không phải là UTF-8. Hãy lưu tệp ở dạng UTF-8.',
    'no-such-file': 'Không có tệp {detail}. Hãy xem lại tên và thư mục, hoặc viết - để đọc đầu vào chuẩn.',
    unreadable: 'Không đọc được {detail}. Hãy xem đó có phải là tệp mà bạn được đọc không.',
    'unknown-question': 'Không có câu hỏi "{detail}". Hãy hỏi một trong các câu: {questions}.',
    'internal-error': 'Chương trình bị lỗi với dữ liệu này ({detail}). Hãy báo lỗi kèm theo dữ liệu.',
  },
  nb: {
    'malformed-json': 'Dette er ikke JSON ({detail}). Skriv ett JSON-objekt.',
    'empty-line': 'Denne linjen er tom. Skriv ett JSON-objekt på hver linje.',
    'too-long': 'Dette er lengre enn {detail} byte. Skriv mindre i én forespørsel.',
    'not-utf8': 'Dette er ikke UTF-8. Lagre filen som UTF-8.',
    'no-such-file': 'Filen {detail} finnes ikke. Sjekk navn og mappe, eller skriv - for standard inn.',
    unreadable: 'Filen {detail} kan ikke leses. Sjekk at det er en fil du har lov til å lese.',
    'unknown-question': 'Spørsmålet «{detail}» finnes ikke. Spør om ett av disse: {questions}.',
    'internal-error': 'Programmet feilet på dette ({detail}). Meld fra, og legg ved det du spurte om.',
  },
};

/** The refusal of an input, in the form in which the law refuses. */
export function refusal(code: Trouble, language: Language, detail = ''): Refused {
  const message = sentences[language][code]
    .replace('{questions}', QUESTIONS.join(', '))
    .replace('{detail}', () => detail);
  return { error: { code, field: null, message } };
}

const catalogues: Readonly<Record<Language, () => Promise<{ readonly words: Words }>>> = {
  vi: () => import('@diemtua/law/words/vi'),
  en: () => import('@diemtua/law/words/en'),
  nb: () => import('@diemtua/law/words/nb'),
};

/** The law's words in a language. */
export async function wordsOf(language: Language): Promise<Words> {
  return (await catalogues[language]()).words;
}

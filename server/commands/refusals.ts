import type { Refused } from '@diemtua/law';
import type { Language } from '@diemtua/law/kernel/format';
import type { Words } from '@diemtua/law/words/type';

/** What can be wrong with an input before the law has seen it, in the law's own words. */
type TroubleOfInput = 'malformed-json' | 'too-long';
/** What can be wrong with a file or a line, or with the program. */
type TroubleOfFile = 'empty-line' | 'not-utf8' | 'no-such-file' | 'unreadable' | 'internal-error';
export type Trouble = TroubleOfInput | TroubleOfFile;

const sentences: Readonly<Record<Language, Readonly<Record<TroubleOfFile, string>>>> = {
  en: {
    'empty-line': 'This line is empty. Write one JSON object a line.',
    'not-utf8': 'This is not UTF-8. Save the file as UTF-8.',
    'no-such-file': 'There is no file {detail}. Check its name and folder, or write - for the standard input.',
    unreadable: 'The file {detail} cannot be read. Check that it is a file that you may read.',
    'internal-error': 'The program failed on this input ({detail}). Please report it together with the input.',
  },
  vi: {
    'empty-line': 'Dòng này trống. Ghi mỗi dòng một bản nhập JSON.',
    'not-utf8': 'Tệp này chưa ở dạng UTF-8. Lưu lại ở dạng UTF-8.',
    'no-such-file': 'Không có tệp {detail}. Xem lại tên và thư mục, hoặc viết - để đọc đầu vào chuẩn.',
    unreadable: 'Không đọc được {detail}. Xem đó có phải là tệp mà bạn được đọc không.',
    'internal-error':
      'Chương trình dừng giữa chừng ở bản nhập này ({detail}). Báo cho người làm chương trình, kèm bản nhập.',
  },
  nb: {
    'empty-line': 'Denne linjen er tom. Skriv ett JSON-objekt på hver linje.',
    'not-utf8': 'Dette er ikke UTF-8. Lagre filen som UTF-8.',
    'no-such-file': 'Filen {detail} finnes ikke. Sjekk navn og mappe, eller skriv - for standard inn.',
    unreadable: 'Filen {detail} kan ikke leses. Sjekk at det er en fil du har lov til å lese.',
    'internal-error': 'Programmet feilet på dette ({detail}). Meld fra, og legg ved det du spurte om.',
  },
};

/** The refusal of an input, in the form in which the law refuses. */
export function refusal(code: Trouble, words: Words, detail = ''): Refused {
  const message =
    code === 'malformed-json' || code === 'too-long'
      ? `${words.problems[code] ?? code}${detail === '' ? '' : ` (${detail})`}`
      : sentences[words.grammar.language][code].replace('{detail}', () => detail);
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

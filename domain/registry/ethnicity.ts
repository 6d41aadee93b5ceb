import { nameKey } from './name-keys.ts';

/** A people of Vietnam: the General Statistics Office's code (Decision 121-TCTK/PPCĐ of 1979), its name, and other names that people say. */
interface People {
  readonly code: string;
  readonly name: string;
  readonly also: readonly string[];
}

const people = <Code extends string>(code: Code, name: string, ...also: string[]) => ({ code, name, also }) as const;

/** The 54 peoples in the order of their codes. */
export const PEOPLES = [
  people('01', 'Kinh', 'Việt'),
  people('02', 'Tày', 'Thổ Tày'),
  people('03', 'Thái', 'Thái Trắng', 'Thái Đen'),
  people('04', 'Hoa', 'Hán', 'Người Hoa'),
  people('05', 'Khơ-me', 'Khmer'),
  people('06', 'Mường', 'Mol'),
  people('07', 'Nùng', 'Nùng Dín'),
  people('08', 'Mông', 'Hmông', "H'Mông", 'Hmong', 'Mèo'),
  people('09', 'Dao', 'Mán', 'Dao Đỏ', 'Dao Tuyển'),
  people('10', 'Gia-rai', 'Jrai'),
  people('11', 'Ngái'),
  people('12', 'Ê-đê', 'Rhade'),
  people('13', 'Ba-na', 'Bahnar'),
  people('14', 'Xơ-đăng', 'Xê-đăng', 'Sedang'),
  people('15', 'Sán Chay', 'Cao Lan', 'Sán Chỉ'),
  people('16', 'Cơ-ho', 'Kơ-ho'),
  people('17', 'Chăm', 'Chàm'),
  people('18', 'Sán Dìu'),
  people('19', 'Hrê'),
  people('20', 'Mnông', "M'nông"),
  people('21', 'Ra-glai', 'Raglay'),
  people('22', 'Xtiêng', 'Stiêng'),
  people('23', 'Bru - Vân Kiều', 'Vân Kiều', 'Bru'),
  people('24', 'Thổ'),
  people('25', 'Giáy', 'Nhắng'),
  people('26', 'Cơ-tu', 'Ka-tu'),
  people('27', 'Gié - Triêng', 'Giẻ Triêng'),
  people('28', 'Mạ'),
  people('29', 'Khơ-mú', 'Xá Cẩu'),
  people('30', 'Co', 'Cor'),
  people('31', 'Ta-ôi', 'Tà-ôi', 'Pa-kô'),
  people('32', 'Chơ-ro'),
  people('33', 'Kháng'),
  people('34', 'Xinh-mun'),
  people('35', 'Hà Nhì', 'U Ní'),
  people('36', 'Chu-ru'),
  people('37', 'Lào'),
  people('38', 'La Chí'),
  people('39', 'La Ha'),
  people('40', 'Phù Lá', 'Xá Phó'),
  people('41', 'La Hủ'),
  people('42', 'Lự', 'Lừ'),
  people('43', 'Lô Lô'),
  people('44', 'Chứt'),
  people('45', 'Mảng'),
  people('46', 'Pà Thẻn'),
  people('47', 'Cơ Lao'),
  people('48', 'Cống'),
  people('49', 'Bố Y', 'Tu Dí'),
  people('50', 'Si La'),
  people('51', 'Pu Péo'),
  people('52', 'Brâu'),
  people('53', 'Ơ-đu'),
  people('54', 'Rơ-măm'),
] as const satisfies readonly People[];

/** The code of a people, or `other`: of none of the 54 (a naturalised foreigner). */
export type EthnicityCode = (typeof PEOPLES)[number]['code'] | 'other';

/** All codes, `other` last. */
export const ETHNICITY_CODES: readonly EthnicityCode[] = [...PEOPLES.map(({ code }) => code), 'other'];

/** The majority people: everybody else of the 54 belongs to an ethnic minority. */
export const MAJORITY = '01' satisfies EthnicityCode;

/** Whether a code stands for an ethnic minority of Vietnam: one of the 54 peoples, but not the Kinh. */
export function isMinority(code: EthnicityCode): boolean {
  return code !== MAJORITY && code !== 'other';
}

const spellings = PEOPLES.flatMap(({ code, name, also }) =>
  [name, ...also].map((spelling) => ({ code, spelling, key: joined(spelling) })),
);

/** Without accents, spaces and hyphens: people write Ê-đê, Ê Đê and Êđê. */
function joined(text: string): string {
  return nameKey(text).replaceAll(' ', '');
}

/**
 * The people that a word stands for. Accents decide where they are given (Thái is not Thổ, Mạ is not Ma); without them the word must fit one
 * people only. A code is read as itself.
 * @returns null where no people or more than one fits
 */
export function readEthnicity(text: string): EthnicityCode | null {
  const told = text.trim().normalize('NFC');
  const code = ETHNICITY_CODES.find((each) => each === told.toLowerCase());
  if (code !== undefined) return code;
  const exact = spellings.find(({ spelling }) => spelling.toLowerCase() === told.toLowerCase());
  if (exact) return exact.code;
  const fitting = new Set(spellings.filter(({ key }) => key === joined(told)).map((each) => each.code));
  const [only] = fitting;
  return fitting.size === 1 && only !== undefined ? only : null;
}

/** The peoples whose name, or another name of theirs, begins like the text, without accents: for a list that narrows while one types. */
export function searchEthnicities(text: string): EthnicityCode[] {
  const start = joined(text);
  return [...new Set(spellings.filter(({ key }) => key.startsWith(start)).map(({ code }) => code))];
}

import type { Language } from '@diemtua/law/kernel/format';

/** What the page says that tells whether a receipt is good. */
export interface PaperWords {
  readonly title: string;
  readonly lead: string;
  readonly series: string;
  readonly seriesHint: string;
  readonly number: string;
  readonly code: string;
  readonly codeHint: string;
  readonly check: string;
  readonly wrong: string;
  readonly seriesWrong: string;
  readonly numberWrong: string;
  readonly codeWrong: string;
  readonly valid: string;
  readonly validSaid: string;
  readonly voided: string;
  readonly voidedSaid: string;
  readonly replaced: string;
  readonly replacedSaid: string;
  readonly unknown: string;
  readonly unknownSaid: string;
  readonly receipt: string;
  readonly payer: string;
  readonly amount: string;
  readonly takenOn: string;
  readonly unit: string;
  readonly products: Readonly<Record<'voluntary' | 'health', string>>;
  readonly compare: string;
  readonly again: string;
}

const vi: PaperWords = {
  title: 'Kiểm tra biên lai',
  lead: 'Ghi ký hiệu, số và mã in trên biên lai.',
  series: 'Ký hiệu',
  seriesHint: 'Chữ và số đứng trước số biên lai, ví dụ BL25.',
  number: 'Số biên lai',
  code: 'Mã tra cứu',
  codeHint: 'Mười chữ và số in cạnh hình vuông đen trắng.',
  check: 'Kiểm tra',
  wrong: 'Xem lại các dòng này:',
  seriesWrong: 'Ký hiệu chỉ có chữ, số, gạch chéo và gạch ngang, ví dụ BL25.',
  numberWrong: 'Số biên lai chỉ có chữ số, ví dụ 0000101.',
  codeWrong: 'Mã có mười chữ và số, từ 0 đến 9 và từ A đến F.',
  valid: 'Biên lai này đúng',
  validSaid: 'Biên lai đã có trong sổ.',
  voided: 'Biên lai này đã hủy',
  voidedSaid: 'Hủy ngày {day}. Biên lai không còn giá trị. Hãy hỏi nơi đã thu tiền.',
  replaced: 'Biên lai này đã được thay',
  replacedSaid: 'Hủy ngày {day}. Biên lai {receipt} thay cho tờ này. Hãy giữ tờ mới.',
  unknown: 'Chưa thấy biên lai này',
  unknownSaid:
    'Không có biên lai nào khớp cả ba phần. Có thể một chữ số bị ghi nhầm. Ở nơi không có mạng, người thu gửi về muộn hơn. Xem lại, hoặc hỏi cơ quan bảo hiểm xã hội.',
  receipt: 'Biên lai',
  payer: 'Người nộp',
  amount: 'Số tiền',
  takenOn: 'Ngày nộp',
  unit: 'Cơ quan ghi sổ',
  products: { voluntary: 'Bảo hiểm xã hội tự nguyện', health: 'Bảo hiểm y tế hộ gia đình' },
  compare: 'So với tờ giấy: số tiền, ngày và số tháng phải giống nhau.',
  again: 'Kiểm tra tờ khác',
};

const en: PaperWords = {
  title: 'Check a receipt',
  lead: 'Write the series, number and code that are printed on it.',
  series: 'Series',
  seriesHint: 'The letters and digits before the number, such as BL25.',
  number: 'Number of the receipt',
  code: 'Code',
  codeHint: 'Ten letters and digits beside the black and white square.',
  check: 'Check',
  wrong: 'Please look at these lines:',
  seriesWrong: 'A series has letters, digits, slashes and dashes only, such as BL25.',
  numberWrong: 'The number has digits only, such as 0000101.',
  codeWrong: 'The code has ten signs, 0 to 9 and A to F.',
  valid: 'This receipt is good',
  validSaid: 'It stands in the books.',
  voided: 'This receipt is void',
  voidedSaid: 'It was voided on {day} and is worth nothing any more. Ask where the money was taken.',
  replaced: 'This receipt was replaced',
  replacedSaid: 'It was voided on {day}. Receipt {receipt} stands in its place: keep the new one.',
  unknown: 'This receipt was not found',
  unknownSaid:
    'No receipt bears all three. A digit may be mistyped. Where there is no network, collectors send later. Look again, or ask the social insurance office.',
  receipt: 'Receipt',
  payer: 'Paid by',
  amount: 'Amount',
  takenOn: 'Paid on',
  unit: 'Office with the books',
  products: { voluntary: 'Voluntary social insurance', health: 'Household health insurance' },
  compare: 'Compare with the paper: amount, day and months must be the same.',
  again: 'Check another one',
};

const nb: PaperWords = {
  title: 'Sjekk en kvittering',
  lead: 'Skriv serie, nummer og kode som står på den.',
  series: 'Serie',
  seriesHint: 'Bokstavene og sifrene foran nummeret, for eksempel BL25.',
  number: 'Kvitteringens nummer',
  code: 'Kode',
  codeHint: 'Ti bokstaver og sifre ved siden av den svarte og hvite firkanten.',
  check: 'Sjekk',
  wrong: 'Se på disse linjene:',
  seriesWrong: 'En serie har bare bokstaver, sifre, skråstrek og bindestrek, for eksempel BL25.',
  numberWrong: 'Nummeret har bare sifre, for eksempel 0000101.',
  codeWrong: 'Koden har ti tegn, 0 til 9 og A til F.',
  valid: 'Kvitteringen er gyldig',
  validSaid: 'Den står i bøkene.',
  voided: 'Kvitteringen er annullert',
  voidedSaid: 'Den ble annullert {day} og gjelder ikke lenger. Spør der pengene ble tatt imot.',
  replaced: 'Kvitteringen er erstattet',
  replacedSaid: 'Den ble annullert {day}. Kvittering {receipt} gjelder i stedet: ta vare på den nye.',
  unknown: 'Fant ikke kvitteringen',
  unknownSaid:
    'Ingen kvittering har alle tre. Et siffer kan være skrevet feil. Der det ikke er nett, sender innkreverne senere. Se en gang til, eller spør trygdekontoret.',
  receipt: 'Kvittering',
  payer: 'Betalt av',
  amount: 'Beløp',
  takenOn: 'Betalt',
  unit: 'Kontor som fører boken',
  products: { voluntary: 'Frivillig sosialforsikring', health: 'Helseforsikring for husholdningen' },
  compare: 'Sammenlign med papiret: beløp, dag og måneder skal være like.',
  again: 'Sjekk en til',
};

/** The words of that page, in each language. */
export const paperWords: Readonly<Record<Language, PaperWords>> = { vi, en, nb };

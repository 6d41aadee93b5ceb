import type { About, AskProblem, BestTime } from '@diemtua/domain/outreach';
import type { Language } from '@diemtua/law/kernel/format';

/** What the pages say by which somebody asks to be called, and takes it back. */
export interface CallingWords {
  readonly title: string;
  readonly lead: string;
  readonly free: string;
  readonly name: string;
  readonly phone: string;
  readonly phoneHint: string;
  readonly commune: string;
  readonly communeWhich: string;
  readonly best: string;
  readonly bestTimes: Readonly<Record<BestTime, string>>;
  readonly about: string;
  readonly abouts: Readonly<Record<About, string>>;
  readonly consent: string;
  readonly leaveEmpty: string;
  readonly send: string;
  readonly wrong: string;
  readonly problems: Readonly<Record<AskProblem['code'], string>>;
  readonly communeUnknown: string;
  readonly strange: string;
  readonly phoneWaits: string;
  readonly communeFull: string;
  readonly offline: string;
  readonly done: string;
  readonly doneSaid: string;
  readonly yourCode: string;
  readonly keepCode: string;
  readonly toWithdraw: string;
  readonly withdraw: string;
  readonly withdrawLead: string;
  readonly code: string;
  readonly codeHint: string;
  readonly codeWrong: string;
  readonly codeUnknown: string;
  readonly withdrawAct: string;
  readonly withdrawn: string;
  readonly withdrawnSaid: string;
}

const vi: CallingWords = {
  title: 'Nhờ gọi lại',
  lead: 'Để lại số điện thoại. Người phụ trách xã của anh/chị sẽ gọi.',
  free: 'Gọi lại không mất tiền. Nghe xong không muốn thì thôi.',
  name: 'Họ và tên',
  phone: 'Số điện thoại',
  phoneHint: 'Số đang dùng, ví dụ 0912 345 678.',
  commune: 'Xã, phường đang ở',
  communeWhich: 'Có vài xã giống tên này. Chọn một xã.',
  best: 'Lúc nào gọi thì tiện?',
  bestTimes: {
    any: 'Lúc nào cũng được',
    morning: 'Buổi sáng',
    noon: 'Buổi trưa',
    afternoon: 'Buổi chiều',
    evening: 'Buổi tối',
  },
  about: 'Muốn hỏi chuyện gì?',
  abouts: {
    joining: 'Bắt đầu tham gia',
    'paying-on': 'Đóng tiếp',
    benefits: 'Được nhận những gì',
    support: 'Nhà nước hỗ trợ thế nào',
    other: 'Chuyện khác',
  },
  consent: 'Anh/chị có đồng ý không?',
  leaveEmpty: 'Ô này để trống',
  send: 'Gửi',
  wrong: 'Chưa gửi được. Xem lại các dòng này:',
  problems: {
    'name-missing': 'Ghi họ và tên, để người gọi biết gặp ai.',
    'name-wrong': 'Họ tên chỉ có chữ. Ghi lại, ví dụ “Nguyễn Thị Hạnh”.',
    'phone-missing': 'Ghi số điện thoại để gọi lại.',
    'phone-wrong': 'Số điện thoại chưa đúng. Số di động có 10 chữ số, ví dụ 0912 345 678.',
    'commune-missing': 'Ghi tên xã hoặc phường.',
    'choice-missing': 'Chọn một dòng: muốn hỏi chuyện gì.',
    'consent-missing': 'Chưa đồng ý thì không ai được gọi. Nếu đồng ý, đánh dấu vào ô.',
  },
  communeUnknown: 'Không tìm thấy xã “{value}”. Thử ghi ngắn hơn, ví dụ “sa pa”.',
  strange: 'Chưa gửi được. Mở lại trang này rồi gửi lần nữa.',
  phoneWaits: 'Số này đang chờ được gọi rồi. Không cần gửi thêm.',
  communeFull: 'Hôm nay xã này có quá nhiều người nhờ gọi. Mai anh/chị gửi lại nhé.',
  offline: 'Không có mạng. Những gì đã ghi vẫn còn trên trang này. Có mạng thì bấm “Gửi” lần nữa.',
  done: 'Đã nhận lời nhờ gọi lại',
  doneSaid: '{unit} sẽ gọi số {phone}.',
  yourCode: 'Mã của anh/chị',
  keepCode: 'Chép lại mã này. Đổi ý thì dùng mã để rút.',
  toWithdraw: 'Rút lời nhờ gọi lại',
  withdraw: 'Rút lời nhờ gọi lại',
  withdrawLead: 'Rút rồi thì tên và số điện thoại được xóa ngay.',
  code: 'Mã đã nhận',
  codeHint: 'Mười chữ và số, ví dụ K7Q2M-9XPA4.',
  codeWrong: 'Mã chưa đúng. Mã có mười chữ và số, ví dụ K7Q2M-9XPA4.',
  codeUnknown: 'Không có lời nhờ nào mang mã này. Xem lại từng chữ.',
  withdrawAct: 'Rút và xóa',
  withdrawn: 'Đã rút',
  withdrawnSaid: 'Tên và số điện thoại đã xóa. Không ai gọi nữa.',
};

const en: CallingWords = {
  title: 'Ask to be called',
  lead: 'Leave your phone number. Those in charge of your commune will call you.',
  free: 'The call costs you nothing, and binds you to nothing.',
  name: 'Full name',
  phone: 'Phone number',
  phoneHint: 'The one you use, such as 0912 345 678.',
  commune: 'The commune you live in',
  communeWhich: 'Several communes have a name like this. Choose one.',
  best: 'When is a good time?',
  bestTimes: { any: 'Any time', morning: 'Morning', noon: 'Noon', afternoon: 'Afternoon', evening: 'Evening' },
  about: 'What is it about?',
  abouts: {
    joining: 'Starting to take part',
    'paying-on': 'Paying on',
    benefits: 'What I would get',
    support: 'What the State adds',
    other: 'Something else',
  },
  consent: 'Do you agree?',
  leaveEmpty: 'Leave this empty',
  send: 'Send',
  wrong: 'Not sent yet. Please look at these lines:',
  problems: {
    'name-missing': 'Write your name, so that the caller knows for whom to ask.',
    'name-wrong': 'A name has letters only, such as “Nguyễn Thị Hạnh”.',
    'phone-missing': 'Write a phone number to be called at.',
    'phone-wrong': 'This phone number is not complete. A mobile has 10 digits, such as 0912 345 678.',
    'commune-missing': 'Write the name of your commune.',
    'choice-missing': 'Choose a line: what it is about.',
    'consent-missing': 'Nobody may call without your consent. Tick the box if you agree.',
  },
  communeUnknown: 'No commune “{value}” was found. Try fewer letters, such as “sa pa”.',
  strange: 'Not sent yet. Open this page anew and send it again.',
  phoneWaits: 'This number is waiting for its call already. There is no need to send more.',
  communeFull: 'Too many people of this commune asked today. Please send it again tomorrow.',
  offline: 'There is no network. What you wrote is still on this page. Press “Send” again when there is one.',
  done: 'Your request has arrived',
  doneSaid: '{unit} will call {phone}.',
  yourCode: 'Your code',
  keepCode: 'Write this code down. With it you can take the request back.',
  toWithdraw: 'Take the request back',
  withdraw: 'Take a request back',
  withdrawLead: 'Your name and phone are deleted at once.',
  code: 'The code that you were given',
  codeHint: 'Ten letters and digits, such as K7Q2M-9XPA4.',
  codeWrong: 'This is no code. A code has ten letters and digits, such as K7Q2M-9XPA4.',
  codeUnknown: 'No request bears this code. Please look at each letter.',
  withdrawAct: 'Take back and delete',
  withdrawn: 'Taken back',
  withdrawnSaid: 'Name and phone are deleted. Nobody will call.',
};

const nb: CallingWords = {
  title: 'Be om å bli oppringt',
  lead: 'Legg igjen nummeret ditt. De som har ansvar for kommunen din, ringer deg.',
  free: 'Samtalen koster ingenting og binder deg ikke.',
  name: 'Fullt navn',
  phone: 'Telefonnummer',
  phoneHint: 'Det du bruker, for eksempel 0912 345 678.',
  commune: 'Kommunen du bor i',
  communeWhich: 'Flere kommuner har et slikt navn. Velg én.',
  best: 'Når passer det?',
  bestTimes: {
    any: 'Når som helst',
    morning: 'Formiddag',
    noon: 'Midt på dagen',
    afternoon: 'Ettermiddag',
    evening: 'Kveld',
  },
  about: 'Hva gjelder det?',
  abouts: {
    joining: 'Å bli med',
    'paying-on': 'Å betale videre',
    benefits: 'Hva jeg ville få',
    support: 'Hva staten legger til',
    other: 'Noe annet',
  },
  consent: 'Samtykker du?',
  leaveEmpty: 'La dette stå tomt',
  send: 'Send',
  wrong: 'Ikke sendt ennå. Se på disse linjene:',
  problems: {
    'name-missing': 'Skriv navnet ditt, så den som ringer vet hvem hun skal spørre etter.',
    'name-wrong': 'Et navn har bare bokstaver, for eksempel «Nguyễn Thị Hạnh».',
    'phone-missing': 'Skriv et telefonnummer vi kan ringe.',
    'phone-wrong': 'Nummeret er ikke riktig. Et mobilnummer har 10 sifre, for eksempel 0912 345 678.',
    'commune-missing': 'Skriv navnet på kommunen.',
    'choice-missing': 'Velg en linje: hva det gjelder.',
    'consent-missing': 'Ingen kan ringe uten samtykke. Kryss av hvis du samtykker.',
  },
  communeUnknown: 'Fant ingen kommune «{value}». Prøv færre bokstaver, som «sa pa».',
  strange: 'Ikke sendt ennå. Åpne siden på nytt og send en gang til.',
  phoneWaits: 'Dette nummeret venter allerede på å bli ringt. Du trenger ikke sende mer.',
  communeFull: 'For mange i denne kommunen har spurt i dag. Send igjen i morgen.',
  offline: 'Det er ikke noe nett. Det du har skrevet, står fortsatt her. Trykk «Send» igjen når det er nett.',
  done: 'Forespørselen er mottatt',
  doneSaid: '{unit} ringer {phone}.',
  yourCode: 'Koden din',
  keepCode: 'Skriv ned koden. Med den kan du trekke forespørselen.',
  toWithdraw: 'Trekk forespørselen',
  withdraw: 'Trekk en forespørsel',
  withdrawLead: 'Navn og telefonnummer slettes med en gang.',
  code: 'Koden du fikk',
  codeHint: 'Ti bokstaver og sifre, for eksempel K7Q2M-9XPA4.',
  codeWrong: 'Dette er ingen kode. En kode har ti bokstaver og sifre, for eksempel K7Q2M-9XPA4.',
  codeUnknown: 'Ingen forespørsel har denne koden. Se på hver bokstav.',
  withdrawAct: 'Trekk og slett',
  withdrawn: 'Trukket',
  withdrawnSaid: 'Navn og telefonnummer er slettet. Ingen ringer.',
};

/** The words of those pages, in each language. */
export const callingWords: Readonly<Record<Language, CallingWords>> = { vi, en, nb };

import type { Language } from '@diemtua/law/kernel/format';

/** What the pages say that the server writes: they are read without a script. */
export interface PublicWords {
  readonly brand: string;
  readonly home: string;
  readonly places: string;
  readonly placesLead: string;
  readonly figures: string;
  readonly figuresLead: string;
  readonly decides: string;
  readonly office: string;
  readonly find: string;
  readonly findHint: string;
  readonly search: string;
  readonly which: string;
  readonly noCommune: string;
  readonly before: string;
  readonly takers: string;
  readonly noTakers: string;
  readonly here: string;
  readonly away: string;
  readonly unit: string;
  readonly noPhone: string;
  readonly demonstration: string;
  readonly bring: string;
  readonly points: string;
  readonly noPoints: string;
  readonly weekdays: readonly [string, string, string, string, string, string, string];
  readonly hours: string;
  readonly openUntil: string;
  readonly opensToday: string;
  readonly opensNext: string;
  readonly untilDay: string;
  readonly madeUp: string;
  readonly call: string;
  readonly callSaid: string;
  readonly checkReceipt: string;
  readonly refused: string;
  readonly refusedLead: string;
  readonly back: string;
  readonly month: string;
  readonly show: string;
  readonly commune: string;
  readonly people: string;
  readonly total: string;
  readonly few: string;
  readonly masked: string;
  readonly files: string;
  readonly noMonth: string;
}

const vi: PublicWords = {
  brand: 'Điểm Tựa',
  home: 'Tính cho tôi',
  places: 'Nơi đóng gần nhà',
  placesLead: 'Điểm thu, giờ mở cửa, số điện thoại. Gọi trước khi đi.',
  figures: 'Số liệu công khai',
  figuresLead: 'Bao nhiêu người đang tham gia, từng xã, từng tháng.',
  decides: 'Cơ quan bảo hiểm xã hội là nơi quyết định.',
  office: 'Cơ quan bảo hiểm xã hội',
  find: 'Xã, phường nào?',
  findHint: 'Ghi có dấu hay không dấu đều được. Tên xã cũ cũng được.',
  search: 'Tìm',
  which: 'Chọn xã',
  noCommune: 'Không tìm thấy xã “{value}”. Thử ghi ngắn hơn, ví dụ “sa pa”.',
  before: 'Gồm {names}',
  takers: 'Người thu gần {commune}',
  noTakers: 'Chưa có người thu nào gần đây. Hỏi {unit}.',
  here: 'tại {commune}',
  away: '{commune}, cách {km} km',
  unit: 'Cơ quan phụ trách: {unit}',
  noPhone: 'chưa có số điện thoại',
  demonstration: 'Tên, giờ và số điện thoại ở đây là dữ liệu minh họa.',
  bring: 'Mang theo căn cước. Nhận biên lai ngay khi nộp tiền.',
  points: 'Điểm thu gần {commune}',
  noPoints: 'Chưa có điểm thu nào gần đây.',
  weekdays: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  hours: 'Giờ mở cửa',
  openUntil: 'Đang mở, đến {time}',
  opensToday: 'Đang đóng, mở lúc {time} hôm nay',
  opensNext: 'Đang đóng, mở lại {day} lúc {time}',
  untilDay: 'Chỉ mở đến hết ngày {day}.',
  madeUp: 'minh họa',
  call: 'Nhờ gọi lại',
  callSaid: 'Không tiện đi? Để lại số điện thoại, sẽ có người gọi.',
  checkReceipt: 'Kiểm tra biên lai',
  refused: 'Chưa mở được trang',
  refusedLead: 'Những gì đã gửi trước đó vẫn giữ nguyên.',
  back: 'Quay lại trang trước, những gì đã ghi vẫn còn.',
  month: 'Tháng',
  show: 'Xem',
  commune: 'Xã, phường',
  people: 'Người tham gia',
  total: 'Cả tỉnh',
  few: 'ít',
  masked: 'Xã có từ 1 đến 4 người được ghi “ít”, để không ai bị nhận ra. Khi đó số cả tỉnh là một khoảng.',
  files: 'Mười hai tháng đến tháng này, cho bảng tính và phần mềm:',
  noMonth: 'Chưa đọc được tháng “{value}”. Chọn một tháng trong danh sách.',
};

const en: PublicWords = {
  brand: 'Điểm Tựa',
  home: 'Work it out',
  places: 'Where to pay',
  placesLead: 'Collecting points, opening hours, phone numbers. Call before you go.',
  figures: 'Open figures',
  figuresLead: 'How many take part, by commune and month.',
  decides: 'The social insurance office decides.',
  office: 'The social insurance office',
  find: 'Which commune?',
  findHint: 'With or without accents. Old names are found too.',
  search: 'Find',
  which: 'Choose a commune',
  noCommune: 'No commune “{value}” was found. Try fewer letters, such as “sa pa”.',
  before: 'Made of {names}',
  takers: 'Collectors near {commune}',
  noTakers: 'There is no collector nearby yet. Ask {unit}.',
  here: 'in {commune}',
  away: '{commune}, {km} km away',
  unit: 'The office in charge: {unit}',
  noPhone: 'no phone number yet',
  demonstration: 'Names, hours and phone numbers here are made up for the demonstration.',
  bring: 'Bring your identity card. You get a receipt at once.',
  points: 'Collecting points near {commune}',
  noPoints: 'There is no collecting point nearby yet.',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  hours: 'Opening hours',
  openUntil: 'Open now, until {time}',
  opensToday: 'Closed now, opens at {time} today',
  opensNext: 'Closed now, opens on {day} at {time}',
  untilDay: 'Open until {day} only.',
  madeUp: 'made up',
  call: 'Ask to be called',
  callSaid: 'Too far to go? Leave your phone number and somebody will call.',
  checkReceipt: 'Check a receipt',
  refused: 'The page could not be opened',
  refusedLead: 'What was sent before is kept.',
  back: 'Go back: what you wrote is still there.',
  month: 'Month',
  show: 'Show',
  commune: 'Commune',
  people: 'People taking part',
  total: 'The province',
  few: 'few',
  masked: 'Communes with 1 to 4 people say “few”, so that nobody is recognised. The province’s number is then a range.',
  files: 'Twelve months up to this one, for sheets and programs:',
  noMonth: 'The month “{value}” could not be read. Choose one of the list.',
};

const nb: PublicWords = {
  brand: 'Điểm Tựa',
  home: 'Regn ut',
  places: 'Hvor man betaler',
  placesLead: 'Betalingssteder, åpningstider, telefon. Ring før du drar.',
  figures: 'Åpne tall',
  figuresLead: 'Hvor mange som deltar, etter kommune og måned.',
  decides: 'Trygdekontoret avgjør.',
  office: 'Trygdekontoret',
  find: 'Hvilken kommune?',
  findHint: 'Med eller uten aksenter. Gamle navn finnes også.',
  search: 'Finn',
  which: 'Velg kommune',
  noCommune: 'Fant ingen kommune «{value}». Prøv færre bokstaver, som «sa pa».',
  before: 'Består av {names}',
  takers: 'Innkrevere nær {commune}',
  noTakers: 'Det er ingen innkrever i nærheten ennå. Spør {unit}.',
  here: 'i {commune}',
  away: '{commune}, {km} km unna',
  unit: 'Ansvarlig kontor: {unit}',
  noPhone: 'intet telefonnummer ennå',
  demonstration: 'Navn, tider og telefonnumre her er oppdiktet for demonstrasjonen.',
  bring: 'Ta med legitimasjon. Du får kvittering med én gang.',
  points: 'Betalingssteder nær {commune}',
  noPoints: 'Det er ikke noe betalingssted i nærheten ennå.',
  weekdays: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  hours: 'Åpningstider',
  openUntil: 'Åpent nå, til {time}',
  opensToday: 'Stengt nå, åpner {time} i dag',
  opensNext: 'Stengt nå, åpner {day} {time}',
  untilDay: 'Åpent bare til {day}.',
  madeUp: 'oppdiktet',
  call: 'Be om å bli oppringt',
  callSaid: 'For langt å gå? Legg igjen nummeret, så ringer noen.',
  checkReceipt: 'Sjekk en kvittering',
  refused: 'Siden kunne ikke åpnes',
  refusedLead: 'Det som er sendt før, er tatt vare på.',
  back: 'Gå tilbake: det du skrev, står der fortsatt.',
  month: 'Måned',
  show: 'Vis',
  commune: 'Kommune',
  people: 'Deltakere',
  total: 'Provinsen',
  few: 'få',
  masked: 'Kommuner med 1 til 4 personer sier «få», så ingen blir gjenkjent. Tallet for provinsen er da et område.',
  files: 'Tolv måneder fram til denne, for regneark og programmer:',
  noMonth: 'Måneden «{value}» kunne ikke leses. Velg en fra listen.',
};

/** The words of the server's own pages, in each language. */
export const publicWords: Readonly<Record<Language, PublicWords>> = { vi, en, nb };

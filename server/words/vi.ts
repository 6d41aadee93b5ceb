import type { ServerWords } from './type.ts';

export const words: ServerWords = {
  'not-found': 'Không có trang này. Danh sách câu hỏi ở GET /api/law.',
  'method-not-allowed': 'Địa chỉ này cần cách gọi khác: {allowed}.',
  'unknown-question': 'Không có câu hỏi này. Danh sách câu hỏi ở GET /api/law.',
  'not-json': 'Nội dung gửi lên không phải JSON. Xem lại dấu ngoặc và dấu phẩy.',
  'wrong-content-type': 'Nội dung phải có kiểu {expected}.',
  'too-large': 'Nội dung quá lớn. Nhiều nhất là {limit} byte.',
  'too-many-lines': 'Quá nhiều dòng. Mỗi lần gửi nhiều nhất {limit} dòng.',
  'line-too-large': 'Dòng này quá dài. Nhiều nhất là {limit} byte.',
  broken: 'Máy chủ gặp trục trặc. Thử lại sau ít phút.',
};

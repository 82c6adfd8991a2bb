/** What only a coordinator's page says. */
export const unitVi = {
  title: 'Đơn vị của tôi',
  loading: 'Đang đọc số liệu từ máy chủ…',
  scope: 'Phạm vi',
  taken: (taken: string, of: string) => `${taken} / ${of} người đã dự thi`,
  people: (count: string) => `của ${count} người`,
  quota: (percent: number, need: string) => `Chỉ tiêu ${percent}%: cần ${need} người.`,
  missing: (people: string) => `Còn thiếu ${people} người.`,
  over: (people: string) => `Vượt chỉ tiêu ${people} người.`,
  reached: 'Đã đạt chỉ tiêu.',
  surely: 'Chắc chắn đã đạt chỉ tiêu.',
  forecast: (people: string, pace: string) => `Với nhịp gần đây (${pace} người mỗi giờ làm việc), đến lúc đóng sẽ có khoảng ${people} người.`,
  needed: (pace: string) => `Để đạt chỉ tiêu cần ${pace} người mỗi giờ làm việc.`,
  noHoursLeft: 'Không còn giờ làm việc nào đến lúc đóng.',
  days: '7 ngày qua',
  method: (hours: string) => `Nhịp là số người dự thi lần đầu trong 16 giờ làm việc gần nhất (thứ Hai đến thứ Sáu, ${hours}), chia cho số giờ ấy.`,
  closesIn: 'Còn lại đến lúc đóng',
  opensIn: 'Còn lại đến lúc mở',
  closes: (at: string) => `Đóng: ${at}, theo giờ máy chủ.`,
  opens: (at: string) => `Mở: ${at}, theo giờ máy chủ.`,
  isOver: (at: string) => `Đã đóng lúc ${at}. Đây là kết quả.`,
  headcount: (people: string, source: string, at: string) => `Biên chế tính chỉ tiêu: ${people} người (${source}, ${at}). Chưa đúng? Hãy báo Ban Tổ chức.`,
  banded: 'Tuần thi đang mở có câu dự đoán số người, nên số liệu chỉ được cho biết theo khoảng và danh sách người chưa dự thi được giữ kín đến khi đóng.',

  below: 'Đơn vị trực thuộc',
  notYet: (count: string) => `Chưa dự thi: ${count} người trong danh sách`,
  notYetClosed: (count: string) => `Không dự thi: ${count} người trong danh sách`,
  everybody: 'Mọi người trong danh sách đã dự thi.',
  onlyYou: 'Chỉ đầu mối của đơn vị xem được danh sách này. Hãy dùng để nhắc, không phổ biến.',
  search: 'Tìm theo tên hoặc đơn vị',
  nobody: 'Không có ai khớp.',
  exportAs: (format: string) => `Tải ${format}`,

  letter: 'Lời nhắc để chép',
  letterHint: 'Chép rồi gửi qua thư, tin nhắn hoặc công văn của đơn vị. Trang này không gửi thư.',
  letterText: (about: { contest: string; scope: string; closes: string; address: string; missing: string | null; quota: number }) =>
    `Kính gửi các anh chị,\n${about.contest} (${about.scope}) sẽ đóng lúc ${about.closes}.${about.missing === null ? ` Chỉ tiêu của đơn vị là ${about.quota}%.` : ` Đơn vị còn thiếu ${about.missing} người để đạt chỉ tiêu ${about.quota}%.`}\nAnh chị nào chưa dự thi, xin vào ${about.address} bằng mã cán bộ và mã cá nhân đã được cấp.\nTrân trọng cảm ơn.`,
  demonstration: 'Trình diễn',
};

export type UnitWords = typeof unitVi;

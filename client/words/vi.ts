import type { Refusal } from '../../server/protocol/refusals.ts';

/** What only a page of the staff is refused; its sentence stands there. */
export type StaffRefusal = Extract<Refusal, 'wrong-password' | 'needs-tls' | 'changed-meanwhile' | 'account-exists' | 'last-organiser'>;

/** What only the pages of a live session are refused. */
export type LiveRefusal = Extract<Refusal, 'not-host' | 'full' | 'locked' | 'removed' | 'nickname-refused' | 'nickname-taken' | 'final' | 'picture-refused' | 'still-drawn'>;

/** Everything a participant reads, in Vietnamese: short, civil, active verbs on buttons. */
export const vi = {
  brand: 'Hội thi trực tuyến',
  loading: 'Đang nối với máy chủ…',
  loadingSlow: 'Chưa nối được với máy chủ. Trang sẽ tự thử lại, bạn không cần làm gì.',
  sending: 'Đang gửi…',
  demonstration: 'Bản trình diễn, số liệu giả định',

  connection: {
    label: 'Kết nối',
    labelHttps: 'Kết nối qua HTTPS',
    states: { connecting: 'Đang nối', good: 'Tốt', weak: 'Yếu', offline: 'Chưa nối được', https: 'Chậm hơn' },
    lost: 'Mất mạng',
    unreached: 'Chưa nối được máy chủ',
    reconnecting: (tries: number) => `đang nối lại${tries > 1 ? ` (lần ${tries})` : ''}`,
    lostRunning: 'Đồng hồ vẫn đúng, đáp án được giữ trên máy.',
    lostIdle: 'Bạn không cần làm gì.',
  },

  look: {
    open: 'Cỡ chữ, màu nền, ngôn ngữ, đăng xuất',
    title: 'Hiển thị',
    size: 'Cỡ chữ',
    theme: 'Màu nền',
    themes: { auto: 'Theo máy', light: 'Sáng', dark: 'Tối' },
    language: 'Ngôn ngữ',
    close: 'Xong',
    signedInAs: 'Đang thi với tên',
    signOut: 'Đăng xuất',
    signOutAsk: 'Đăng xuất khỏi máy này?',
    signOutRunning: 'Lượt thi không dừng lại: đồng hồ vẫn chạy, câu chưa trả lời tính hết giờ.',
    signOutUnsent: (answers: number) => `Còn ${answers} đáp án chưa gửi được: máy này giữ lại và chỉ gửi khi chính bạn đăng nhập lại ở đây; gửi muộn thì không được tính.`,
    stay: 'Ở lại',
    languageFailed: 'Chưa tải được tiếng Anh. Khi có mạng, hãy tải lại trang rồi chọn lại.',
  },

  entry: {
    title: 'Vào thi',
    staffCode: 'Mã cán bộ',
    staffHint: 'Mã do cơ quan, đơn vị của bạn cung cấp',
    personalCode: 'Mã cá nhân',
    personalHint: '10 ký tự trên phiếu dự thi, không phân biệt chữ hoa, chữ thường',
    enter: 'Vào thi',
    entering: 'Đang kiểm tra…',
    missingStaff: 'Hãy nhập mã cán bộ.',
    missingPersonal: 'Hãy nhập mã cá nhân.',
    failed: 'Chưa vào được',
    rules: 'Đọc thể lệ, giải thưởng và cách xếp hạng',
    open: (name: string, until: string) => `${name} đang mở, đến ${until}`,
    scheduled: (name: string, from: string) => `${name} mở lúc ${from}`,
    closed: (name: string, at: string) => `${name} đã đóng lúc ${at}`,
    noRound: 'Chưa công bố tuần thi nào',
  },

  refusals: {
    malformed: 'Máy chủ không đọc được yêu cầu này. Hãy tải lại trang rồi thử lại.',
    'not-signed-in': 'Bạn chưa đăng nhập trên máy này. Hãy nhập mã để vào thi.',
    'signed-out': 'Máy này đã đăng xuất. Hãy nhập mã để vào lại; bài làm vẫn được giữ trên máy chủ.',
    'old-page': 'Trang này đã cũ. Hãy tải lại trang.',
    'wrong-codes': 'Mã cán bộ hoặc mã cá nhân chưa đúng. Hãy xem lại phiếu dự thi; nếu mất mã, hãy nhờ đầu mối của đơn vị đề nghị cấp lại.',
    'too-many-tries': 'Đã nhập sai quá nhiều lần. Hãy chờ ít phút rồi thử lại.',
    excluded: 'Theo thể lệ, bạn thuộc diện không dự thi.',
    'not-open': 'Tuần thi chưa mở.',
    closed: 'Tuần thi đã đóng.',
    'already-taken': 'Bạn đã dùng hết số lượt thi của tuần này.',
    'short-of-time': 'Tuần thi sắp đóng, không đủ giờ cho cả bài. Hãy đọc lời báo và đánh dấu đồng ý trước khi bắt đầu.',
    elsewhere: 'Lượt thi đang chạy trên máy khác.',
    'no-attempt': 'Bạn chưa có lượt thi nào đang chạy.',
    'not-this-question': 'Câu này đã qua, đáp án không được nhận nữa.',
    'too-late': 'Đến sau khi hết giờ nên không được tính.',
    'clock-in-doubt': 'Máy chủ đang chờ Ban Tổ chức xác nhận giờ. Hãy thử lại sau ít phút.',
    restarting: 'Máy chủ đang khởi động lại. Trang tự nối lại, thời gian gián đoạn được trả lại cho bạn.',
    'not-saved': 'Máy chủ chưa ghi được. Trang sẽ tự gửi lại.',
    'too-fast': 'Có quá nhiều yêu cầu trong thời gian ngắn. Hãy chờ vài giây.',
    'not-allowed': 'Việc này không được phép.',
    unknown: 'Không tìm thấy nội dung được hỏi.',
    internal: 'Máy chủ gặp lỗi và đã ghi lại. Hãy thử lại sau ít phút.',
  } satisfies Record<Exclude<Refusal, StaffRefusal | LiveRefusal>, string>,
  noAnswer: 'Máy chủ chưa trả lời. Hãy kiểm tra mạng rồi thử lại.',
  /** Why a device was sent away, where that is not a refusal. */
  farewells: {
    revoked: 'Ban Tổ chức đã kết thúc mọi phiên đăng nhập của bạn. Hãy vào lại bằng mã hiện hành.',
  },

  oldPage: {
    title: 'Trang này đã cũ',
    text: 'Hội thi vừa được cập nhật. Hãy tải lại trang; đáp án đã chốt vẫn được giữ.',
    reload: 'Tải lại trang',
  },

  question: {
    heading: (place: number) => `Câu ${place}`,
    timeLeft: 'Thời gian còn lại',
    second: 'giây',
    spoken: { at: (seconds: number) => `Còn ${seconds} giây`, over: 'Hết giờ' },
  },
  result: { key: 'Đáp án đúng' },
};

import type { Refusal } from '../../server/protocol/refusals.ts';
import type { LiveRefusal } from './vi.ts';

/** What every page of the staff says, in Vietnamese. */
export const staffVi = {
  roles: { organiser: 'Ban Tổ chức', coordinator: 'Đầu mối đơn vị', auditor: 'Giám sát' },

  door: {
    titles: { organiser: 'Trang của Ban Tổ chức', coordinator: 'Trang của đầu mối đơn vị', auditor: 'Trang của Ban Tổ chức' },
    asking: 'Đang nối với máy chủ…',
    askingSlow: 'Chưa nối được với máy chủ. Trang tự thử lại.',
    signIn: 'Đăng nhập',
    signingIn: 'Đang kiểm tra…',
    account: 'Tên tài khoản',
    password: 'Mật khẩu',
    show: 'Hiện mật khẩu',
    missingAccount: 'Hãy nhập tên tài khoản.',
    missingPassword: 'Hãy nhập mật khẩu.',
    failed: 'Chưa đăng nhập được',
    noAnswer: 'Máy chủ chưa trả lời. Hãy kiểm tra mạng rồi thử lại.',
    participants: 'Bạn là thí sinh? Vào trang thi',
    parting: {
      'signed-out': 'Phiên làm việc đã kết thúc. Hãy đăng nhập lại để tiếp tục.',
      'not-signed-in': 'Phiên làm việc đã hết hạn. Hãy đăng nhập lại để tiếp tục.',
      removed: 'Tài khoản này đã bị thu hồi. Nếu có nhầm lẫn, hãy liên hệ Ban Tổ chức.',
    },
    elsewhere: 'Tài khoản của bạn làm việc ở trang khác',
    elsewhereText: (name: string, role: string) => `${name} đang đăng nhập với vai trò ${role}.`,
    goTo: { organiser: 'Sang trang của Ban Tổ chức', coordinator: 'Sang trang của đầu mối đơn vị', auditor: 'Sang trang của Ban Tổ chức' },
    oldPage: 'Trang này đã cũ',
    oldPageText: 'Máy chủ vừa được cập nhật. Hãy tải lại trang rồi làm tiếp.',
    reload: 'Tải lại trang',
  },

  bar: {
    menu: 'Mục',
    sections: 'Các mục',
    look: 'Cỡ chữ, màu nền, ngôn ngữ',
    account: (name: string) => `Tài khoản của ${name}`,
    signedInAs: 'Đang đăng nhập',
    until: (at: string) => `Phiên làm việc đến ${at}`,
    signOut: 'Đăng xuất',
    signOutFailed: 'Chưa đăng xuất được: máy chủ không trả lời. Hãy thử lại, hoặc đóng trình duyệt nếu dùng máy chung.',
  },

  fresh: {
    live: (ago: string) => `Trực tiếp · ${ago}`,
    https: (ago: string) => `Trực tiếp qua HTTPS · ${ago}`,
    stale: (ago: string) => `Số liệu cũ · ${ago}`,
    connecting: 'Đang nối…',
    offline: 'Mất kết nối',
    seconds: (count: number) => `${count} giây trước`,
    minutes: (count: number) => `${count} phút trước`,
    hours: (count: number) => `${count} giờ trước`,
    offlineLine: (at: string) => `Mất kết nối với máy chủ. Số liệu dưới đây là lúc ${at}; trang đang tự nối lại.`,
    offlineNothing: 'Mất kết nối với máy chủ. Trang đang tự nối lại.',
  },

  copy: { copy: 'Chép', copyThis: (what: string) => `Chép ${what}`, copied: 'Đã chép', byHand: 'Trình duyệt không cho chép: nội dung đã được đánh dấu, hãy chép bằng Ctrl+C' },

  figures: {
    verdicts: { reached: 'Đã đạt', 'on-course': 'Kịp', close: 'Sát nút', behind: 'Khó kịp' },
    band: (from: string, to: string) => `${from}–${to}%`,
    bar: (rate: string, quota: number) => `${rate}, chỉ tiêu ${quota}%`,
    days: (numbers: string) => `Lượt mới mỗi ngày, 7 ngày qua: ${numbers}`,
    categories: { city: 'Sở ban ngành', district: 'Quận huyện', central: 'Cơ quan Trung ương' },
    wholeStage: 'Cả vòng thi',
  },

  refusals: {
    malformed: 'Máy chủ không nhận nội dung đã nhập. Hãy xem lại từng ô.',
    'not-signed-in': 'Phiên làm việc đã hết hạn. Hãy đăng nhập lại.',
    'signed-out': 'Phiên làm việc đã kết thúc. Hãy đăng nhập lại.',
    'old-page': 'Trang này đã cũ. Hãy tải lại trang.',
    'wrong-codes': 'Tên tài khoản hoặc mật khẩu chưa đúng.',
    'too-many-tries': 'Đã nhập sai quá nhiều lần. Hãy chờ ít phút rồi thử lại.',
    excluded: 'Người này thuộc diện không dự thi.',
    'not-open': 'Tuần thi đang không ở trạng thái cho phép việc này.',
    closed: 'Tuần thi đã đóng.',
    'already-taken': 'Việc này đã được làm rồi.',
    'short-of-time': 'Không đủ thời gian đến lúc đóng tuần thi.',
    elsewhere: 'Lượt thi đang chạy trên máy khác.',
    'no-attempt': 'Không có lượt thi nào.',
    'not-this-question': 'Câu này đã qua.',
    'too-late': 'Đã quá giờ.',
    'clock-in-doubt': 'Giờ của máy chủ chưa được xác nhận. Hãy xác nhận giờ trước.',
    restarting: 'Máy chủ đang khởi động lại. Hãy thử lại sau vài giây.',
    'not-saved': 'Máy chủ chưa ghi được nên chưa làm việc này. Hãy thử lại.',
    'too-fast': 'Có quá nhiều yêu cầu trong thời gian ngắn. Hãy chờ vài giây.',
    'not-allowed': 'Việc này không được phép.',
    'wrong-password': 'Tên tài khoản hoặc mật khẩu chưa đúng.',
    'needs-tls': 'Chỉ đăng nhập được qua địa chỉ https://. Hãy mở trang bằng địa chỉ ấy, hoặc ngay trên máy chủ.',
    'changed-meanwhile': 'Có người vừa thay đổi trước bạn. Hãy xem lại trạng thái hiện tại rồi quyết định.',
    'account-exists': 'Tên tài khoản này đã có người dùng.',
    'last-organiser': 'Không thể thu hồi tài khoản Ban Tổ chức cuối cùng.',
    unknown: 'Không tìm thấy nội dung được hỏi.',
    internal: 'Máy chủ gặp lỗi và đã ghi lại. Hãy thử lại sau ít phút.',
  } satisfies Record<Exclude<Refusal, LiveRefusal>, string>,
  noAnswer: 'Máy chủ chưa trả lời, không rõ lệnh đã đến hay chưa. Hãy xem trạng thái hiện tại trước khi thử lại.',
  unread: 'Máy chủ chưa trả lời. Trang đang tự đọc lại.',
};

export type StaffWords = typeof staffVi;

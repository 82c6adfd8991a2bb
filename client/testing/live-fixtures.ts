import { createCipheriv } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { LiveRules, OpenPicture } from '../../server/protocol/live.ts';
import type { LiveOwn, LivePlayerScreen } from '../../server/protocol/live-player.ts';
import type { LiveHallScreen, LiveRow, LiveUnitRow } from '../../server/protocol/live-projector.ts';

/** A session as a test sees one: a question as people write it, and one as long as any may be. */
export const RULES: LiveRules = {
  joining: 'registered', capacity: 2000, changes: 'until-close', scoring: { by: 'right' }, difficulty: { easy: 100, medium: 100, hard: 100 }, streak: null,
  units: { by: 'best', of: 3 }, leadSeconds: 3, readingSeconds: 5, lagCredit: null, optionTexts: true, top: 5, autoSeconds: { histogram: 8, standing: 8, message: 8 },
};

export const QUESTION = {
  text: 'Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ quy định về nội dung nào?',
  options: [
    'Thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính',
    'Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021–2030',
    'Chuyển đổi số thành phố đến năm 2025, định hướng đến năm 2030',
    'Chỉ số năng lực cạnh tranh cấp huyện và sở, ban, ngành (DDCI)',
  ],
};

const TEXT = 'Theo Quyết định số 468/QĐ-TTg ngày 27/3/2021 của Thủ tướng Chính phủ, việc số hóa kết quả giải quyết thủ tục hành chính đang còn hiệu lực được thực hiện theo lộ trình nào dưới đây?';
const OPTION = 'Tiếp nhận, số hóa hồ sơ giấy và trả kết quả tại Bộ phận Một cửa, không phụ thuộc vào địa giới hành chính cấp xã nào';
export const LONGEST = {
  text: fitted(TEXT, 170),
  options: ['', 'Người dân nộp hồ sơ; ', 'Cơ quan có thẩm quyền phê duyệt; ', 'Doanh nghiệp tự thực hiện và '].map((start) => fitted(`${start}${start ? OPTION.toLowerCase() : OPTION}`, 110)),
};

export const HEAD = { step: 'q7', number: 7, of: 20, practice: false, limitSeconds: 30 };

export const REVEALED = {
  key: 0,
  counts: [345, 87, 41, 13],
  answered: 486,
  people: 512,
  explanation: 'Nghị định 61/2018/NĐ-CP quy định việc thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính.',
  citation: 'Điều 1, Nghị định số 61/2018/NĐ-CP ngày 23/4/2018',
  voided: null,
};

export const OWN: LiveOwn = {
  version: 0, step: 'q7', last: { choice: 0, right: true, gained: 1000, elapsed: 11_612 }, score: 6000, right: 6, counted: 7, elapsed: 82_431,
  rank: 12, rankBefore: 17, people: 486, behind: { rank: 11, score: 0, elapsed: 1_204 }, unit: { rank: 3, units: 43, score: 5_640 },
};

type Asked<Name> = Extract<LivePlayerScreen, { screen: Name }>;

/** What phones are sent of a question. */
export const phone = {
  announced: (opensAt: number, more: Partial<Asked<'announced'>> = {}): Asked<'announced'> => ({ screen: 'announced', ...HEAD, opensAt, picture: null, ...more }),
  reading: (opensAt: number, more: Partial<Asked<'reading'>> = {}): Asked<'reading'> => ({ screen: 'reading', ...HEAD, opensAt, text: QUESTION.text, picture: null, ...more }),
  open: (opensAt: number, more: Partial<Asked<'open'>> = {}): Asked<'open'> => ({ screen: 'open', ...HEAD, ...QUESTION, choices: 4, picture: null, opensAt, closesAt: opensAt + 30_000, ...more }),
  closed: (more: Partial<Asked<'closed'>> = {}): Asked<'closed'> => ({ screen: 'closed', ...HEAD, ...QUESTION, choices: 4, picture: null, ...more }),
  histogram: (more: Partial<Asked<'histogram'>> = {}): Asked<'histogram'> => ({ screen: 'histogram', ...HEAD, ...QUESTION, choices: 4, picture: null, revealed: REVEALED, ...more }),
};

type Hall<Name> = Extract<LiveHallScreen, { screen: Name }>;

/** What a wall is sent of it. */
export const hall = {
  announced: (opensAt: number, more: Partial<Hall<'announced'>> = {}): Hall<'announced'> => ({ screen: 'announced', ...HEAD, opensAt, picture: null, ...more }),
  reading: (opensAt: number, more: Partial<Hall<'reading'>> = {}): Hall<'reading'> => ({ screen: 'reading', ...HEAD, opensAt, text: QUESTION.text, picture: null, ...more }),
  open: (opensAt: number, more: Partial<Hall<'open'>> = {}): Hall<'open'> => ({ screen: 'open', ...HEAD, ...QUESTION, picture: null, opensAt, closesAt: opensAt + 30_000, answered: 312, connected: 486, ...more }),
  closed: (more: Partial<Hall<'closed'>> = {}): Hall<'closed'> => ({ screen: 'closed', ...HEAD, ...QUESTION, picture: null, answered: 478, connected: 486, ...more }),
  histogram: (more: Partial<Hall<'histogram'>> = {}): Hall<'histogram'> => ({ screen: 'histogram', ...HEAD, ...QUESTION, picture: null, revealed: REVEALED, ...more }),
};

const NAMES = ['Nguyễn Thị Ngọc Huyền Trâm', 'Phạm Quốc Bảo', 'Trần Đức Long', 'Lê Thị Thu Hà', 'Vũ Hoàng Nam', 'Đặng Minh Châu', 'Bùi Anh Tuấn', 'Hoàng Thị Yến', 'Đỗ Văn Khải', 'Ngô Phương Linh'];
const UNITS = ['Trung tâm Phục vụ hành chính công Ủy ban nhân dân huyện Thủy', 'Sở Tư pháp', 'Ủy ban nhân dân quận Hồng Bàng', 'Sở Nội vụ', 'Cục Hải quan thành phố', 'Sở Thông tin và Truyền thông', 'Ủy ban nhân dân huyện Tiên Lãng', 'Văn phòng Ủy ban nhân dân thành phố', 'Sở Kế hoạch và Đầu tư', 'Thanh tra thành phố'];

/** The first of a standing, the third of whom has risen from the place behind the last. */
export function rowsOf(count: number): LiveRow[] {
  return NAMES.slice(0, count).map((name, at) => ({
    key: `p${at}`, rank: at + 1, rankBefore: at < 2 ? at + 1 : at === 2 ? count : at, name, unit: UNITS[at] ?? '', score: 7000 - at * 250, gained: at === 2 ? 1000 : at % 2 ? 0 : 500, right: 7 - Math.floor(at / 3), elapsed: 61_204 + at * 1_733,
  }));
}

export function unitRowsOf(count: number): LiveUnitRow[] {
  return UNITS.slice(0, count).map((name, at) => ({ key: `u${at}`, rank: at + 1, name, people: 31 - at, score: 6_640 - at * 210 }));
}

export interface Sealed { sealed: Buffer; open: OpenPicture }

/** A drawn picture under a seal, in a class of lengths. */
export function sealedPicture(url: string, { width, height } = { width: 640, height: 400 }): Sealed {
  const png = drawing(width, height);
  const key = Buffer.alloc(32, 7);
  const padded = Buffer.concat([png, Buffer.alloc(65_536 - png.length)]);
  const sealed = createCipheriv('chacha20', key, Buffer.alloc(16)).update(padded);
  return { sealed, open: { url, bytes: sealed.length, key: key.toString('base64'), length: png.length, type: 'image/png', width, height, alt: 'Sơ đồ các bước giải quyết hồ sơ tại Bộ phận Một cửa' } };
}

/** Bands of colour as a PNG. */
function drawing(width: number, height: number): Buffer {
  const rows = Array.from({ length: height }, (_one, y) => Buffer.concat([Buffer.from([0]), ...Array.from({ length: width }, (_two, x) => Buffer.from(Math.floor(x / 80) % 2 === Math.floor(y / 80) % 2 ? [0xe1, 0xee, 0xf9] : [0x0a, 0x4c, 0x86]))]));
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', Buffer.concat([size, Buffer.from([8, 2, 0, 0, 0])])), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A text of exactly so many characters. */
function fitted(text: string, length: number): string {
  return text.length >= length ? `${text.slice(0, length - 1).trimEnd()}?`.padEnd(length, '?') : text.padEnd(length, ' và các việc khác');
}

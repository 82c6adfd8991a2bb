import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkNickname, nicknameKey } from './nickname.ts';

const nickname = suite('nicknames');

const good = ['Lan', 'Minh Châu', 'Nguyễn Văn Á', 'Đội 7', 'Trà bưởi', 'Các bạn', 'Buổi sáng', 'Lê A', 'Cún con', 'O\'Hara', 'Anh-Tú 99', 'Sở Tư pháp', 'Đội 455', 'Thảo.vt', 'Assam', 'Dickens', 'Essex', 'Cockpit', 'Lớn', 'Đồ Sơn', 'Nguyễn Thị Ngự', 'D.M.Hùng', 'Dương D.M', 'V.L.Hoa', 'Hoè', 'Hoe', 'Fukuda', 'Yoshito', 'Nigeria', 'Cún Tít', 'Lồng đèn', 'Cụm 4', 'đeo kính', 'Cắc Cớ', 'Ngừng'];
for (const name of good) nickname(`[LN1][LN3] ${name} may stand on a wall`, () => assert.is(checkNickname(name), name.normalize('NFC')));

const bad = [
  'fuck', 'FUCK', 'Fuuuck', 'f u c k', 'f.u.c.k', 'sh1t', '$hit', 'b1tch', 'a$$hole', 'motherfucker', 'N1gg3r', 'p0rnstar', 'd1ck', 'phuc fuk',
  'địt', 'Đ Ụ', 'đéo biết', 'con Lồn', 'CẶC', 'mẹ mày', 'óc chó', 'vcl', 'V.C.L', 'd k m', 'dcm', 'lon', 'c4c', 'l0n', 'b u o i', 'djt me',
  'Fúck', 'fück you', 'shìt', 'Hítler', 'nígger', 'Đit Mẹ', 'Lôn', 'căc', 'đkm', 'đcm', 'đmm', 'f*ck', 'fu.ck', 'sh.it', 'd-it me', 'đ!t', 'địtmẹ', 'đụmá', 'cặcc', 'lồồn', 'vailon', 'ditmemay', 'Ｆｕｃｋ', '𝐟𝐮𝐜𝐤', 'shithead', 'tit',
];
for (const name of bad) nickname(`[LN2] ${name} may not`, () => assert.is(checkNickname(name), undefined));

for (const name of ['', 'A', '   ', '12345', 'x'.repeat(25), 'A\u200bB', 'Lan\u202e', '<b>Lan</b>', 'Lan\n\u0000', '😀😀', 'ㅤㅤ', 'Lanㅤ', 'Аdmin', 'lοn', 'BТC']) nickname(`[LN1] ${JSON.stringify(name)} is none`, () => assert.is(checkNickname(name), undefined));

nickname('[LN1] is kept in its normal form', () => assert.is(checkNickname('  Minh \t Châu '.normalize('NFD')), 'Minh Châu'));

for (const name of ['Ban tổ chức', 'BTC', 'admin', 'A D M I N', 'Giám khảo', 'BTC1', 'Ban.Tổ.Chức']) nickname(`[LN4] ${name} is no guest`, () => assert.is(checkNickname(name), undefined));

nickname('[LN5] look the same or not', () => {
  assert.is(nicknameKey('Minh Châu'), nicknameKey('minhchau'));
  assert.is(nicknameKey('Đô-La'), nicknameKey('dola'));
  assert.is.not(nicknameKey('Lan 1'), nicknameKey('Lan 2'));
});

nickname.run();

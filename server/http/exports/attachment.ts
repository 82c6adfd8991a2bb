/** A file's name in a Content-Disposition, as RFC 6266 and RFC 5987 have it: for old clients in plain letters, for all others whole. */
export function attachment(name: string): string {
  const plain = withoutMarks(name).replaceAll(/[^\w. ()-]/g, '_');
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
}

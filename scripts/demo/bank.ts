import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The topics of plan 221, II.1.a and b, each with its file of questions and what a weekly paper draws from it. */
export const TOPICS = [
  { id: 'master-programme', name: 'Chương trình tổng thể cải cách hành chính nhà nước', questions: 2, reserves: 1 },
  { id: 'one-stop', name: 'Cơ chế một cửa, một cửa liên thông', questions: 3, reserves: 1 },
  { id: 'city', name: 'Cải cách hành chính và chuyển đổi số của thành phố Hải Phòng', questions: 3, reserves: 1 },
  { id: 'procedures', name: 'Kiểm soát thủ tục hành chính, bưu chính công ích', questions: 1, reserves: 1 },
  { id: 'online-services', name: 'Dịch vụ công trực tuyến, Cổng Dịch vụ công quốc gia', questions: 2, reserves: 1 },
  { id: 'par-index', name: 'Chỉ số cải cách hành chính (PAR INDEX)', questions: 2, reserves: 1 },
  { id: 'sipas', name: 'Chỉ số hài lòng (SIPAS)', questions: 1, reserves: 1 },
  { id: 'papi', name: 'Chỉ số hiệu quả quản trị và hành chính công (PAPI)', questions: 2, reserves: 1 },
  { id: 'competitiveness', name: 'Chỉ số năng lực cạnh tranh (PCI, DDCI)', questions: 2, reserves: 1 },
  { id: 'digital', name: 'Chuyển đổi số, chỉ số DTI, Đề án 06', questions: 2, reserves: 1 },
] as const;

/** A question of the bank's files; `fact` is the code of the fact it rests on. */
export const bankQuestion = z.strictObject({
  code: z.string().regex(/^[A-Z0-9]+-\d{2}[a-z]?$/),
  fact: z.string().regex(/^[A-Z0-9]+-\d{2}$/),
  topic: z.string(),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  text: z.string().min(10).max(170),
  options: z.array(z.string().min(1).max(110)).length(4),
  key: z.int().min(0).max(3),
  explanation: z.string().min(10).max(300),
  citation: z.string().min(5).max(160),
});
export type BankQuestion = z.infer<typeof bankQuestion>;

/** `live`: for live sessions, which release their keys at once; no week draws them. */
export function readBank(): { questions: BankQuestion[]; trial: BankQuestion[]; live: BankQuestion[] } {
  return { questions: TOPICS.flatMap((topic) => readFile(topic.id)), trial: readFile('trial'), live: readFile('live') };
}

function readFile(topic: string): BankQuestion[] {
  const file = join(import.meta.dirname, 'bank', `${topic}.json`);
  return z.array(bankQuestion).parse(JSON.parse(readFileSync(file, 'utf8')));
}

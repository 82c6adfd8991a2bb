import { z } from 'zod';

/**
 * `POST /api/staff/picture`: a question's picture, in place of the one that it has; with `content` null it has none any more. PNG, JPEG or
 * WebP of at most 512 KiB and 16 to 4,096 pixels a side, by its own bytes; what it holds beside the picture is left out. Whatever else
 * it is, an SVG among them, is refused as `picture-refused`.
 */
export const pictureOrder = z.strictObject({
  /** The question's code. */
  question: z.string().trim().min(1).max(40),
  /** Base64. */
  content: z.string().max(720_000).regex(/^[A-Za-z0-9+/]+={0,2}$/).nullable(),
  /** What it shows, for who does not see it. */
  alt: z.string().trim().min(3).max(300),
});
export type PictureOrder = z.infer<typeof pictureOrder>;

export const pictureSaved = z.strictObject({
  picture: z.strictObject({ type: z.enum(['image/png', 'image/jpeg', 'image/webp']), width: z.int(), height: z.int(), bytes: z.int(), alt: z.string() }).nullable(),
});
export type PictureSaved = z.infer<typeof pictureSaved>;

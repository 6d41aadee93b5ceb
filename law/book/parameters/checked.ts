/** Day on which the figures of this folder were last compared with their sources. */
export const CHECKED = '2026-11-22';

import { create } from 'qrcode';

/** White around a code, in modules: readers need four. */
const QUIET = 4;

/** A QR code as an SVG drawing, black on white with its quiet zone; dark modules of a row are drawn as one bar. */
export function qrDrawing(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const bars: string[] = [];
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      let length = 0;
      while (x + length < modules.size && modules.get(y, x + length) === 1) length += 1;
      if (length === 0) continue;
      bars.push(`M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`);
      x += length;
    }
  }
  const side = modules.size + 2 * QUIET;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path d="${bars.join('')}"/></svg>`
  );
}

/** What stands on a picture, in words and figures that are said already. */
export interface Summary {
  readonly brand: string;
  readonly title: string;
  /** The large figures, each with the sentence before it and the one after. */
  readonly figures: readonly { readonly before: string; readonly figure: string; readonly after: string }[];
  readonly lines: readonly string[];
  /** Who decides, and the law of which day. */
  readonly foot: readonly string[];
}

/** A picture as chats show it whole. */
const WIDTH = 1080;
const HEIGHT = 1350;
const SIDE = 84;
const FACE = '"Be Vietnam Pro", sans-serif';

/** Writes a text in lines of the picture's width; gives the place below it. */
function write(pen: CanvasRenderingContext2D, text: string, top: number, size: number, colour: string, bold = false) {
  pen.font = `${bold ? 600 : 400} ${size}px ${FACE}`;
  pen.fillStyle = colour;
  const line = size * 1.38;
  let y = top;
  let row = '';
  // A no-break space holds a figure and its unit together.
  for (const word of text.split(' ')) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (row !== '' && pen.measureText(longer).width > WIDTH - 2 * SIDE) {
      pen.fillText(row, SIDE, y + size);
      y += line;
      row = word;
    } else row = longer;
  }
  pen.fillText(row, SIDE, y + size);
  return y + line;
}

/** Draws an answer as a picture that can be sent in a chat. */
async function draw(summary: Summary): Promise<Blob> {
  await document.fonts.ready;
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  pen.fillStyle = '#12173c';
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  let y = write(pen, summary.brand, 72, 40, '#f2c14e', true) + 36;
  for (const { before, figure, after } of summary.figures) {
    y = write(pen, before, y, 42, '#fffdf8');
    y = write(pen, figure, y, 108, '#f2c14e', true);
    y = write(pen, after, y, 36, '#c3c8dd') + 34;
  }
  for (const line of summary.lines) y = write(pen, line, y, 36, '#fffdf8') + 8;
  let foot = HEIGHT - 72 - summary.foot.length * 46;
  for (const line of summary.foot) foot = write(pen, line, foot, 30, '#c3c8dd');
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png');
  });
}

/** Hands the picture to the device's own way of sending; where it has none, the picture is saved. */
export async function sendOrSave(summary: Summary): Promise<'sent' | 'saved'> {
  const blob = await draw(summary);
  const file = new File([blob], 'diem-tua.png', { type: 'image/png' });
  if (navigator.canShare?.({ files: [file] })) {
    await navigator.share({ files: [file], title: summary.title });
    return 'sent';
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return 'saved';
}

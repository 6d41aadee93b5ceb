import type { Page } from 'playwright-core';

/** Texts of drawings that leave their drawing or touch one another, a line each; none is what one wants. */
export async function findCrowdedText(page: Page): Promise<string[]> {
  const found = await page.evaluate(`[...document.querySelectorAll('svg.chart-drawing')].flatMap((drawing) => {
    const around = drawing.getBoundingClientRect();
    const texts = [...drawing.querySelectorAll('text')].map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }));
    const leaves = texts.filter(({ box }) => box.left < around.left - 1 || box.right > around.right + 1 || box.top < around.top - 1 || box.bottom > around.bottom + 1);
    // A line's box is higher than its letters: the room above and below them may meet.
    const inner = ({ left, right, top, bottom, height }) => ({ left, right, top: top + height * 0.12, bottom: bottom - height * 0.12 });
    const touching = texts.flatMap((one, index) => texts.slice(index + 1).filter((other) => {
      const [a, b] = [inner(one.box), inner(other.box)];
      return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    }).map((other) => one.text + ' touches ' + other.text));
    return [...leaves.map(({ text, box }) => text + ' leaves its drawing: ' + [box.left - around.left, around.right - box.right, box.top - around.top, around.bottom - box.bottom].map(Math.round).join(' ')), ...touching];
  })`);
  return found as string[];
}

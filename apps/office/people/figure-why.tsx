import { Explanation, formatDong } from '@diemtua/ui';
import { useOffice } from '../asking/office.tsx';
import { useVoice } from '../language/say.tsx';
import type { LawFigure } from '@diemtua/law';
import { useBook } from './use-book.ts';

/** The steps of one figure of the law. */
export function FigureWhy({
  id,
  figure,
  onClose,
}: {
  readonly id: string;
  readonly figure: LawFigure;
  readonly onClose: () => void;
}) {
  const { language } = useVoice();
  const { today } = useOffice();
  const book = useBook();
  return (
    <Explanation
      id={id}
      rule={figure.rule}
      steps={figure.steps}
      amount={formatDong(figure.amount, language)}
      lawOf={today}
      book={book}
      onClose={onClose}
    />
  );
}

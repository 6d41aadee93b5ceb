import '@diemtua/ui/tokens.css';
import '@diemtua/ui/fonts.css';
import '@diemtua/ui/base.css';
import '@diemtua/ui/parts.css';
import './frame/frame.css';
import './calculator/calculator.css';
import './book/book.css';
import { render } from 'preact';
import { App } from './app.tsx';

/** Vietnam has one time zone; a person abroad asks about the law of Vietnam's day. */
const dayInVietnam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

/** The one place that reads the clock. `?today=` fixes the day, to see the law of another one. */
function today(): string {
  const fixed = new URLSearchParams(location.search).get('today') ?? '';
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(fixed) ? fixed : dayInVietnam.format(new Date());
}

const place = document.getElementById('app');
if (place)
  render(<App today={today()} shelf={localStorage} system={matchMedia('(prefers-color-scheme: dark)')} />, place);

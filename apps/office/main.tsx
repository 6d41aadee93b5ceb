import '@diemtua/ui/tokens.css';
import '@diemtua/ui/fonts.css';
import '@diemtua/ui/base.css';
import '@diemtua/ui/parts.css';
import '@diemtua/ui/dense.css';
import '@diemtua/ui/charts.css';
import './frame/frame.css';
import './people/people.css';
import './people/card.css';
import './declaring/declaring.css';
import './frame/desk.css';
import './plan/plan.css';
import { makeId, type Id } from '@diemtua/domain/ids';
import { render } from 'preact';
import { App } from './app.tsx';

/** Vietnam has one time zone; the office's day is its day. */
const dayInVietnam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
const randomBytes = 10;

/** `?today=` fixes the day, to see the office of another one. */
function today(): string {
  const fixed = new URLSearchParams(location.search).get('today') ?? '';
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(fixed) ? fixed : dayInVietnam.format(new Date());
}

/** The one place that reads the clock and chance. */
const machine = {
  today: today(),
  now: () => new Date().toISOString(),
  newId: <Name extends string>(): Id<Name> =>
    makeId<Name>(Date.now(), crypto.getRandomValues(new Uint8Array(randomBytes))),
  shelf: localStorage,
  system: matchMedia('(prefers-color-scheme: dark)'),
};

const place = document.getElementById('app');
if (place) render(<App machine={machine} />, place);

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

const randomBytes = 10;

/** The one place that reads the clock and chance. */
const machine = {
  now: () => Date.now(),
  newId: <Name extends string>(): Id<Name> =>
    makeId<Name>(Date.now(), crypto.getRandomValues(new Uint8Array(randomBytes))),
  shelf: localStorage,
  system: matchMedia('(prefers-color-scheme: dark)'),
};

const place = document.getElementById('app');
if (place) render(<App machine={machine} />, place);

import './frame/styles.ts';
import './record/record.css';
import { begin } from './frame/begin.tsx';
import { RecordApp } from './record-app.tsx';

// What is kept of a page for "back" is her record as well: whoever comes back asks for it anew.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

await begin((given) => <RecordApp {...given} />);

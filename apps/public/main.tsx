import './frame/styles.ts';
import { App, loadFirst, loadRest } from './app.tsx';
import { begin } from './frame/begin.tsx';

await begin((given) => <App {...given} />, {
  first: () => loadFirst(location.pathname),
  rest: () => loadRest(location.pathname),
});

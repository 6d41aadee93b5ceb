import './frame/styles.ts';
import { App } from './app.tsx';
import { begin } from './frame/begin.tsx';

await begin((given) => <App {...given} />);

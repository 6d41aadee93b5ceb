import './frame/styles.ts';
import './book/book.css';
import { BookApp } from './book-app.tsx';
import { begin } from './frame/begin.tsx';

await begin((given) => <BookApp {...given} />);

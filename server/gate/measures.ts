import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

const secondsBuckets = [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10];

/** What is counted of the server's work, for those who watch over it. Routes by their declared paths: nobody is in here. */
export class Measures {
  readonly #registry = new Registry();
  readonly #requests = new Counter({
    name: 'diemtua_requests_total',
    help: 'Requests by route and status',
    labelNames: ['method', 'route', 'status'],
    registers: [this.#registry],
  });
  readonly #seconds = new Histogram({
    name: 'diemtua_request_seconds',
    help: 'How long requests took',
    labelNames: ['route'],
    buckets: secondsBuckets,
    registers: [this.#registry],
  });
  #process = false;

  /** Counts a request. */
  count(method: string, route: string, status: number, ms: number): void {
    this.#requests.inc({ method, route, status });
    this.#seconds.observe({ route }, ms / 1000);
  }

  /** All measures as Prometheus reads them. */
  text(): Promise<string> {
    // The process is watched once somebody asks, not in every test.
    if (!this.#process) collectDefaultMetrics({ register: this.#registry, prefix: 'diemtua_' });
    this.#process = true;
    return this.#registry.metrics();
  }
}

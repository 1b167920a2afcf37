/**
 * A browser gives no event when it ends a worker (memory, a task manager): silence is the only sign.
 *
 * Counted are ticks of this page's own timer, not seconds: when a laptop sleeps or a tab is frozen the ticks stop
 * with everything else, and waking up is not taken for a death.
 */
const tick = 1000;
/** Ticks of silence after which the worker is asked, and after which an unanswered question means death. */
const askAfter = 3;
const deadAfter = 6;
/** A worker that has not spoken yet may still be downloading its script. */
const unbornAfter = 60;

export interface Listener {
  /** Whether the worker should be speaking by itself just now. */
  busy(): boolean;
  /** Ticks of silence beyond the usual that its present work may take. */
  patience(): number;
  ask(): void;
  died(): void;
}

export class Heartbeat {
  #listener: Listener;
  #timer: ReturnType<typeof setInterval> | undefined;
  #silent = 0;
  #born = false;
  #owed = false;

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  /** Something was sent: from now on a sign of life is expected. */
  expect(): void {
    this.#owed = true;
    this.#timer ??= setInterval(() => this.#listen(), tick);
  }

  /** A report has come. */
  heard(): void {
    this.#born = true;
    this.#owed = false;
    this.#silent = 0;
  }

  stop(): void {
    this.#rest();
    this.#born = this.#owed = false;
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#silent = 0;
  }

  #listen(): void {
    this.#silent++;
    if (this.#born && !this.#owed && !this.#listener.busy()) {
      this.#rest();
    } else if (this.#silent >= (this.#born ? deadAfter + this.#listener.patience() : unbornAfter)) {
      this.stop();
      this.#listener.died();
    } else if (this.#silent === askAfter) {
      this.#listener.ask();
    }
  }
}
